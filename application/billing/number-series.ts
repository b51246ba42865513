import { inject, injectable } from 'inversify';
import { formatNumber, numberFormats, templateOf } from '../../domain/billing/number-format.js';
import type { NumberedDocument, NumberSeriesEvent } from '../../domain/billing/number-series.events.js';
import { numberSeries } from '../../domain/billing/number-series.js';
import type { BusinessDate } from '../../domain/shared/calendar.js';
import type { Scope } from '../../domain/shared/event.js';
import type { Clock } from '../ports/clock.js';
import type { EventStore } from '../ports/event-store.js';
import { TOKENS } from '../ports/tokens.js';
import { Records } from '../partners/records.js';
import type { CommandContext } from '../spine/context.js';
import { decode } from '../spine/decode.js';
import { derivedId } from '../spine/ids.js';
import { Transactor, type Committed } from '../spine/transactor.js';

/** Document numbers of a reseller, one series a kind, written as it has set. The same command gets the same number again. */
@injectable()
export class NumberSeries {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Records) private readonly records: Records,
    @inject(TOKENS.eventStore) private readonly store: EventStore,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  /** `on`: the date of the document; left out, today where the reseller is. */
  async issue(kind: NumberedDocument, resellerId: string, ownerId: string, ctx: CommandContext, scope: Scope, on?: BusinessDate): Promise<string> {
    const template = templateOf((await this.transactor.load(numberFormats, resellerId, ctx)).state, kind);
    const dated = { template, on: on ?? (await this.today(resellerId, ctx)) };
    const command = { type: 'IssueNumber', series: `${kind} of ${resellerId}`, ownerId, ...dated } as const;
    const committed = await this.transactor.transact(numberSeries, derivedId(resellerId, kind), command, ctx, { scope, main: false, step: `number ${ownerId}` });
    return committed.repeated ? this.issued(committed) : formatNumber(template, committed.revision + 1, dated.on);
  }

  /** A number given before stays as it was, even if the format or the year is another one now. */
  private async issued({ stream, revision }: Committed): Promise<string> {
    const [event] = await this.store.readStream(stream, { from: revision, limit: 1 });
    if (!event) throw new Error(`${stream} has lost its event ${revision}`);
    return decode<NumberSeriesEvent>(event).data.number;
  }

  private async today(resellerId: string, ctx: CommandContext): Promise<BusinessDate> {
    const found = await this.records.reseller(resellerId, ctx);
    return this.clock.today(found?.reseller.timeZone ?? 'UTC');
  }
}
