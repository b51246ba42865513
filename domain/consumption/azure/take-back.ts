import type { BusinessDate, Period } from '../../shared/calendar.js';
import { totalsOf } from './rate-usage.js';
import type { DailyRow, UsageEvent } from './usage.events.js';
import type { Usage } from './usage.js';

/** Rows of a billing period that were rated while its charge was being written off: they become again what they were charged with. */
export interface TakeBackRows {
  readonly type: 'TakeBackRows';
  readonly subscriptionId: string;
  readonly accountId: string;
  readonly usagePeriod: Period;
  readonly currency: string;
  readonly billingDay: number;
  /** First day of the billing period that is written off. */
  readonly from: BusinessDate;
  /** Its rows as they were charged. */
  readonly charged: readonly DailyRow[];
  /** At most so many rows at once: repeat until nothing is recorded. */
  readonly limit: number;
}

/** What is taken back here is rated again for the next period that is open. */
export const takenBack = ({ subscriptionId, accountId, usagePeriod, currency, billingDay, from, charged, limit }: TakeBackRows, state: Usage): readonly UsageEvent[] => {
  const was = new Map(charged.map((row) => [row.rowId, row]));
  const standing = [...state.rows.values()].flatMap((days) => [...days.values()].flatMap((rows) => [...rows.values()])).filter(({ period }) => period.from === from);
  const changed = standing.flatMap((row) => {
    const before = was.get(row.rowId) ?? nothingOf(row);
    return JSON.stringify(before) === JSON.stringify(row) ? [] : [before];
  });
  const rows = changed.slice(0, limit);
  if (rows.length === 0) return [];
  return [{ type: 'AzureUsageRated', data: { subscriptionId, accountId, usagePeriod, currency, cardRevision: state.cardRevision, complete: false, meters: [], rows, unpriced: [], totals: totalsOf(state, rows, [], billingDay) } }];
};

const nothingOf = (row: DailyRow): DailyRow => ({ ...row, quantity: '0', netCost: '0', cost: '0', upstreamCosts: row.upstreamCosts && row.upstreamCosts.map(() => '0'), unitPrice: null, records: 0 });
