import { billingPeriodOf, type BusinessDate } from '../../shared/calendar.js';
import { exact, exactText, isZero, minus, NOTHING, quotient, UNIT } from '../../shared/exact-decimal.js';
import { costsOf, plusCosts, sameCosts, timesCosts, toldCosts } from './level-costs.js';
import { pricesOf, type Known } from './meter-price.js';
import type { RateUsage } from './rate-usage.js';
import type { DailyRow, UsedMeter } from './usage.events.js';
import type { DayRecords } from './usage.js';
import { added, dayKey, NO_AMOUNTS, valueOf, type Amounts, type DayValue, type Value } from './valuation.js';
import { changedIn, type Versions } from './versions.js';

export interface Rating extends Pick<RateUsage, 'card' | 'markups' | 'billingDay' | 'dateOf' | 'rowId'> {
  readonly periods: {
    /** Open periods, whose rows follow from what is known; the others stand as they were recorded. */
    readonly evaluated: ReadonlySet<BusinessDate>;
    readonly inOrder: readonly BusinessDate[];
  };
}

/** What is rated: usage days of one meter, and their rows as they stand. */
export interface MeterUse {
  readonly meterId: string;
  readonly records: Iterable<DayRecords>;
  readonly rows: Iterable<ReadonlyMap<string, DailyRow>>;
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
type Standing = ReadonlyMap<string, DailyRow>;

/** What the rows of one meter must be in each open billing period, as far as they are not recorded so. */
export const rowsOf = ({ meterId, records, rows: recorded }: MeterUse, rating: Rating): MeterRows => {
  const all = [...records].flatMap((day) => [...day.values()]);
  const standingIn = byPeriod(recorded);
  const rows: DailyRow[] = [];
  const touched = new Set<BusinessDate>();
  let [sum, value]: [Days, Value] = [new Map(), { days: new Map(), unpriced: [] }];
  for (const from of rating.periods.inOrder) {
    const standing = standingIn.get(from) ?? new Map<string, DailyRow>();
    if (!rating.periods.evaluated.has(from)) {
      sum = withRows(sum, standing, rating);
      continue;
    }
    value = valueOf(all, from, { markups: rating.markups, prices: pricesOf(rating.card, meterId, knownIn(from, rating)) });
    if (touches(all, from, value)) touched.add(from);
    for (const [key, day] of differences(value.days, sum, standing, rating)) {
      const [before, row] = [standing.get(key), rowOf(from, day, rating)];
      if (!before || !isSame(before, row)) rows.push({ rowId: before?.rowId ?? rating.rowId(`${from} ${key}`), ...row });
    }
    sum = value.days;
  }
  return { meterId, rows, touched: [...touched], value };
};

const knownIn = (from: BusinessDate, { billingDay, dateOf }: Rating): Known => {
  const { to } = billingPeriodOf(from, billingDay);
  return (fetchedAt) => dateOf(fetchedAt) < to;
};

const byPeriod = (recorded: MeterUse['rows']): ReadonlyMap<BusinessDate, Standing> => {
  const periods = new Map<BusinessDate, Map<string, DailyRow>>();
  for (const rows of recorded)
    for (const row of rows.values()) {
      const ofPeriod = periods.get(row.period.from) ?? new Map<string, DailyRow>();
      periods.set(row.period.from, ofPeriod.set(dayKey(row), row));
    }
  return periods;
};

/** Days that changed, and those that have a row already. */
const differences = (now: Days, before: Days, standing: Standing, rating: Rating): readonly (readonly [string, DayValue])[] =>
  [...new Set([...now.keys(), ...before.keys(), ...standing.keys()])].flatMap((key) => {
    const row = standing.get(key);
    const named = now.get(key) ?? before.get(key) ?? (row && valueOfRow(row, rating));
    if (!named) return [];
    const amounts = difference(now.get(key) ?? NO_AMOUNTS, before.get(key) ?? NO_AMOUNTS);
    return row || !isNothing(amounts) ? [[key, { ...named, ...amounts }] as const] : [];
  });

const difference = (now: Amounts, before: Amounts): Amounts => ({
  quantity: minus(now.quantity, before.quantity), costs: plusCosts(now.costs, timesCosts(before.costs, MINUS_ONE)), records: now.records - before.records,
});
const MINUS_ONE = minus(NOTHING, UNIT);

const isNothing = ({ quantity, costs, records }: Amounts): boolean => isZero(quantity) && costs.every(isZero) && records === 0;

const withRows = (sum: Days, standing: Standing, rating: Rating): Days => {
  const next = new Map(sum);
  for (const [key, row] of standing) {
    const day = valueOfRow(row, rating);
    next.set(key, { ...day, ...added(next.get(key) ?? NO_AMOUNTS, day) });
  }
  return next;
};

const valueOfRow = ({ usageDate, meter, resource, quantity, records, ...costs }: DailyRow, { markups }: Rating): DayValue => ({ usageDate, meter, resource, quantity: exact(quantity), costs: costsOf(costs, () => markups(usageDate)), records });

const rowOf = (from: BusinessDate, { usageDate, meter, resource, quantity, costs, records }: DayValue, { billingDay, markups }: Rating): Omit<DailyRow, 'rowId'> => ({
  period: billingPeriodOf(from, billingDay), usageDate, meter, resource,
  quantity: exactText(quantity), ...toldCosts(costs, markups(usageDate).length), unitPrice: isZero(quantity) ? null : quotient(costs[0] ?? NOTHING, quantity, 8), records,
});

const NAMES = ['name', 'category', 'subcategory', 'unit'] as const satisfies readonly (keyof UsedMeter)[];

/** Of two rows with the same key. */
const isSame = (a: Omit<DailyRow, 'rowId'>, b: Omit<DailyRow, 'rowId'>): boolean => a.quantity === b.quantity && a.records === b.records && sameCosts(a, b) && NAMES.every((field) => a.meter[field] === b.meter[field]);

/** Records that were only sent again touch nothing, and neither does what has no price. */
const touches = (all: readonly Versions[], from: BusinessDate, { unpriced }: Value): boolean => {
  const without = new Set(unpriced.map(({ record }) => record));
  return all.some((versions) => changedIn(versions, from).some((record) => !without.has(record)));
};
