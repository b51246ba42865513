import { inject, injectable } from 'inversify';
import type { LedgerEvent } from '../../domain/billing/billing.events.js';
import { closedLines } from '../../domain/billing/closed-line.js';
import type { Recorded } from '../../domain/shared/event.js';
import type { EventStore } from '../ports/event-store.js';
import { TOKENS } from '../ports/tokens.js';
import { backwards } from '../spine/book-pages.js';
import { decode } from '../spine/decode.js';

/** Events of account ledgers, found again. */
@injectable()
export class ClosingEvents {
  constructor(@inject(TOKENS.eventStore) private readonly store: EventStore) {}

  async at(stream: string, revision: number): Promise<Recorded<LedgerEvent>> {
    const [stored] = await this.store.readStream(stream, { from: revision, limit: 1 });
    if (!stored) throw new Error(`${stream} has no event ${revision}`);
    return decode<LedgerEvent>(stored);
  }

  /** The last event before another one that wrote a charge off; null when none did. Corrections are rare, so the ledger is read backwards for them. */
  async closingOf(chargeId: string, { stream, revision }: Pick<Recorded, 'stream' | 'revision'>): Promise<Recorded<LedgerEvent> | null> {
    for await (const page of backwards(this.store, stream, revision - 1)) {
      const found = page.map((stored) => decode<LedgerEvent>(stored)).find((event) => closedLines(event).some((line) => line.chargeId === chargeId));
      if (found) return found;
    }
    return null;
  }
}
