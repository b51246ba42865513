import { inject, injectable } from 'inversify';
import { sameCosts } from '../../../domain/consumption/azure/level-costs.js';
import { samePart, usageCharge } from '../../../domain/consumption/azure/usage-charge.js';
import type { UsagePart } from '../../../domain/consumption/azure/usage-charge.events.js';
import type { DailyRow, UsageEvent } from '../../../domain/consumption/azure/usage.events.js';
import { usage } from '../../../domain/consumption/azure/usage.js';
import { billingPeriodOf, type BusinessDate, type Period } from '../../../domain/shared/calendar.js';
import type { ConsumptionBasis } from '../../../domain/shared/charge.js';
import { streamName } from '../../../domain/shared/decider.js';
import type { EventStore, StoredEvent } from '../../ports/event-store.js';
import { TOKENS } from '../../ports/tokens.js';
import { forwards } from '../../spine/book-pages.js';
import type { CommandContext } from '../../spine/context.js';
import { decode } from '../../spine/decode.js';
import { Transactor } from '../../spine/transactor.js';
import { SubscriptionFinder } from '../../subscriptions/subscription-finder.js';
import { usageIdOf } from './import-usage.js';
import { UsageRating } from './usage-rating.js';

/** So many rows fit into one event, also with long names and many tags. */
const ROWS_AT_ONCE = 400;

/** A charge of usage that the ledger has written off. Minor units, the costs of the levels as exact fractions. */
export interface WrittenOff extends Pick<ConsumptionBasis, 'netCost' | 'upstreamCosts'> {
  readonly subscriptionId: string;
  readonly period: Period;
  readonly amount: number;
}

/**
 * Usage may be rated in the very moment in which its billing period is written off. What the charge does not hold is taken
 * back from the rows of that period and rated for the next one that is open: no cent is lost, and none is charged twice.
 */
@injectable()
export class UsageClosing {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
    @inject(UsageRating) private readonly rating: UsageRating,
    @inject(TOKENS.eventStore) private readonly store: EventStore,
  ) {}

  async close({ subscriptionId, period, ...written }: WrittenOff, ctx: CommandContext): Promise<void> {
    const { scope, subscription: { accountId } } = await this.subscriptions.find(subscriptionId, ctx);
    const id = usageIdOf(subscriptionId, period.from);
    await this.transactor.transact(usageCharge, id, { type: 'CloseUsage', subscriptionId, accountId, period, ...written }, ctx, { scope, step: `close ${period.from}`, main: false });
    const { state: { parts, closed } } = await this.transactor.load(usageCharge, id, ctx);
    const late = [...parts.values()].filter((part) => closed && !samePart(closed.get(part.usageFrom), part));
    for (const { usageFrom } of late) await this.moveOn(subscriptionId, usageFrom, period, ctx);
  }

  /** What the use of a billing period of usage dates has added to a written-off one since then falls into the next. */
  async moveOn(subscriptionId: string, usageFrom: BusinessDate, period: Period, ctx: CommandContext): Promise<void> {
    const { scope, subscription: { accountId, terms: { currency, billingDay } } } = await this.subscriptions.find(subscriptionId, ctx);
    const usageId = usageIdOf(subscriptionId, usageFrom);
    const { state: { closed } } = await this.transactor.load(usageCharge, usageIdOf(subscriptionId, period.from), ctx);
    const charged = await this.rowsOf(streamName(usage, usageId), period.from, closed?.get(usageFrom));
    const command = { type: 'TakeBackRows', subscriptionId, accountId, usagePeriod: billingPeriodOf(usageFrom, billingDay), currency, billingDay, from: period.from, charged, limit: ROWS_AT_ONCE } as const;
    for (let part = 0, more = true; more; part++) more = (await this.transactor.transact(usage, usageId, command, ctx, { scope, step: `take back ${usageFrom} ${period.from} ${part}`, main: false })).types.length > 0;
    await this.rating.rate(subscriptionId, usageFrom, ctx, { again: true });
  }

  /** The rows of a billing period as they were when they added up to what was charged. */
  private async rowsOf(stream: string, from: BusinessDate, charged: UsagePart | undefined): Promise<readonly DailyRow[]> {
    const rows = new Map<string, DailyRow>();
    let found: readonly DailyRow[] = [];
    for await (const batch of forwards(this.store, stream)) {
      for (const { rows: changed, totals } of ratings(batch)) {
        for (const row of changed.filter(({ period }) => period.from === from)) rows.set(row.rowId, row);
        const total = totals.find(({ period }) => period.from === from);
        if (charged && total && sameCosts(charged, total)) found = [...rows.values()];
      }
    }
    return found;
  }
}

type Rated = Extract<UsageEvent, { type: 'AzureUsageRated' }>;

const ratings = (batch: readonly StoredEvent[]): readonly Rated['data'][] => batch.map((stored) => decode<UsageEvent>(stored)).flatMap((event) => (event.type === 'AzureUsageRated' ? [event.data] : []));
