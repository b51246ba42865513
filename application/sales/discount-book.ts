import { inject, injectable } from 'inversify';
import { discount } from '../../domain/sales/discount.js';
import type { ExistingDiscount } from '../../domain/sales/discount-state.js';
import { streamName } from '../../domain/shared/decider.js';
import type { EventStore } from '../ports/event-store.js';
import { ReadStoreUnavailable } from '../ports/read-store.js';
import { TOKENS } from '../ports/tokens.js';
import type { Views } from '../ports/views.js';
import { Transactor } from '../spine/transactor.js';

const PREFIX = streamName(discount, '');
const BATCH = 1000;

/**
 * All discounts by reseller, as the log has them at the moment of asking. They are loaded once, and then again only
 * when the log tells of a change: a billing day asks for each of its subscriptions.
 */
@injectable()
export class DiscountBook {
  private readonly resellers = new Map<string, Map<string, ExistingDiscount>>();
  /** Up to where the log is in the book; null: not opened yet. */
  private position: number | null = null;
  private reading: Promise<void> = Promise.resolve();
  private next: Promise<void> | null = null;

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(TOKENS.eventStore) private readonly store: EventStore,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async of(resellerId: string): Promise<readonly ExistingDiscount[]> {
    await this.upToDate();
    return [...(this.resellers.get(resellerId)?.values() ?? [])];
  }

  /** Those who ask while the book is being read share the next reading, which begins after they asked. */
  private upToDate(): Promise<void> {
    this.next ??= this.reading
      .catch(() => undefined)
      .then(() => {
        this.next = null;
        this.reading = this.position === null ? this.open() : this.read(this.position);
        return this.reading;
      });
    return this.next;
  }

  private async open(): Promise<void> {
    const position = await this.store.head();
    if (!(await this.views.catchUp())) throw new ReadStoreUnavailable('the read models are behind: a discount could be missed');
    for await (const { id } of this.views.all('discounts', {})) await this.load(String(id));
    this.position = position;
  }

  private async read(from: number): Promise<void> {
    const head = await this.store.head();
    for (let position = from; position < head; ) {
      const batch = await this.store.readAll({ after: position, limit: BATCH, filter: { streamPrefixes: [PREFIX] } });
      for (const stream of new Set(batch.events.map((event) => event.stream))) await this.load(stream.slice(PREFIX.length));
      this.position = position = batch.position;
      if (batch.caughtUp) return;
    }
  }

  private async load(discountId: string): Promise<void> {
    const { state } = await this.transactor.load(discount, discountId);
    if (!state) return;
    const own = this.resellers.get(state.resellerId) ?? new Map<string, ExistingDiscount>();
    if (state.deleted) own.delete(discountId);
    else own.set(discountId, state);
    this.resellers.set(state.resellerId, own);
  }
}
