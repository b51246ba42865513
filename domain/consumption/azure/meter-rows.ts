import { billingPeriodOf, type BusinessDate } from '../../shared/calendar.js';
import { decimal, decimalText, toFixed } from '../../shared/decimal.js';
import { add, divide, subtract, ZERO } from '../../shared/ratio.js';
import { pricesOf, type Known } from './meter-price.js';
import type { RateUsage } from './rate-usage.js';
import type { DailyRow } from './usage.events.js';
import type { Usage } from './usage.js';
import { dayKey, valueOf, type DayValue, type Value } from './valuation.js';
import { changesOf, type Versions } from './versions.js';

export interface Rating extends Pick<RateUsage, 'card' | 'markups' | 'billingDay' | 'dateOf' | 'rowId'> {
  readonly periods: {
    /** Open periods, whose rows follow from what is known; the others stand as they were recorded. */
    readonly evaluated: ReadonlySet<BusinessDate>;
    readonly inOrder: readonly BusinessDate[];
  };
}

export interface MeterRows {
  readonly meterId: string;
  /** Rows that are new or changed. */
  readonly rows: readonly DailyRow[];
  /** Periods in which priced records came or changed. */
  readonly touched: readonly BusinessDate[];
  /** By all that is known. */
  readonly value: Value;
}

type Days = ReadonlyMap<string, DayValue>;

/** What the rows of one meter must be in each open billing period, as far as they are not recorded so. */
export const rowsOf = (meterId: string, state: Usage, rating: Rating): MeterRows => {
  const all = [...(state.records.get(meterId) ?? [])].map(([, versions]) => versions);
  const recorded = recordedDays(state.rows.get(meterId));
  const rows: DailyRow[] = [];
  const touched = new Set<BusinessDate>();
  let [sum, value]: [Days, Value] = [new Map(), { days: new Map(), unpriced: [] }];
  for (const from of rating.periods.inOrder) {
    const standing = recorded.get(from) ?? new Map<string, DailyRow>();
    if (!rating.periods.evaluated.has(from)) {
      sum = plus(sum, standing);
      continue;
    }
    value = valueOf(all, from, { markups: rating.markups, prices: pricesOf(rating.card, meterId, knownIn(from, rating)) });
    if (touches(all, from, value)) touched.add(from);
    for (const [key, day] of differences(value.days, sum, standing)) rows.push(rowOf(from, key, day, rating));
    sum = value.days;
  }
  const before = state.rows.get(meterId);
  return { meterId, rows: rows.filter((row) => JSON.stringify(before?.get(row.rowId)) !== JSON.stringify(row)), touched: [...touched], value };
};

const knownIn = (from: BusinessDate, { billingDay, dateOf }: Rating): Known => {
  const { to } = billingPeriodOf(from, billingDay);
  return (fetchedAt) => dateOf(fetchedAt) < to;
};

const recordedDays = (rows: ReadonlyMap<string, DailyRow> | undefined): ReadonlyMap<BusinessDate, ReadonlyMap<string, DailyRow>> => {
  const days = new Map<BusinessDate, Map<string, DailyRow>>();
  for (const row of rows?.values() ?? []) {
    const { usageDate, meter, resource, period } = row;
    const ofPeriod = days.get(period.from) ?? new Map<string, DailyRow>();
    days.set(period.from, ofPeriod.set(dayKey({ start: usageDate, meter, resource }), row));
  }
  return days;
};

/** Days that changed, and those that have a row already. */
const differences = (now: Days, before: Days, standing: ReadonlyMap<string, DailyRow>): readonly (readonly [string, DayValue])[] =>
  [...new Set([...now.keys(), ...before.keys(), ...standing.keys()])].flatMap((key) => {
    const named = now.get(key) ?? before.get(key) ?? valueOfRow(standing.get(key));
    if (!named) return [];
    const day = combined(named, now.get(key), before.get(key));
    return standing.has(key) || !isNothing(day) ? [[key, day] as const] : [];
  });

const EMPTY = { quantity: ZERO, netCost: ZERO, cost: ZERO, records: 0 };
type Amounts = Pick<DayValue, keyof typeof EMPTY>;

const combined = (named: DayValue, now: Amounts = EMPTY, before: Amounts = EMPTY): DayValue => ({
  ...named,
  quantity: subtract(now.quantity, before.quantity),
  netCost: subtract(now.netCost, before.netCost),
  cost: subtract(now.cost, before.cost),
  records: now.records - before.records,
});

const isNothing = ({ quantity, netCost, cost, records }: Amounts): boolean => quantity.n === 0n && netCost.n === 0n && cost.n === 0n && records === 0;

const plus = (sum: Days, standing: ReadonlyMap<string, DailyRow>): Days => {
  const next = new Map(sum);
  for (const [key, row] of standing) {
    const [day, before] = [valueOfRow(row), next.get(key)];
    if (!day) continue;
    next.set(key, before ? { ...day, quantity: add(before.quantity, day.quantity), netCost: add(before.netCost, day.netCost), cost: add(before.cost, day.cost), records: before.records + day.records } : day);
  }
  return next;
};

const valueOfRow = (row: DailyRow | undefined): DayValue | undefined =>
  row && { usageDate: row.usageDate, meter: row.meter, resource: row.resource, quantity: decimal(row.quantity), netCost: decimal(row.netCost), cost: decimal(row.cost), records: row.records };

const rowOf = (from: BusinessDate, key: string, day: DayValue, { billingDay, rowId }: Rating): DailyRow => {
  const { usageDate, meter, resource, quantity, netCost, cost, records } = day;
  return { rowId: rowId(`${from} ${key}`), period: billingPeriodOf(from, billingDay), usageDate, meter, resource, quantity: decimalText(quantity), netCost: decimalText(netCost), cost: decimalText(cost), unitPrice: quantity.n === 0n ? null : toFixed(divide(cost, quantity), 8), records };
};

/** Records that were only sent again touch nothing, and neither does what has no price. */
const touches = (all: readonly Versions[], from: BusinessDate, { unpriced }: Value): boolean => {
  const without = new Set(unpriced.map(({ record }) => record));
  return all.some((versions) => changesOf(versions).some(({ period, record }) => period === from && !without.has(record)));
};
