import { addMonths, billingPeriodOf, type BusinessDate, type Period } from '../../shared/calendar.js';
import { exact, exactText, minus, NOTHING, plus, UNIT } from '../../shared/exact-decimal.js';
import { costsOf, plusCosts, sameCosts, timesCosts, toldCosts, type LevelCosts } from './level-costs.js';
import { isFlat } from './meter-price.js';
import { rowsOf, type MeterRows, type MeterUse, type Rating } from './meter-rows.js';
import type { RateCard } from './rate-card.js';
import type { DailyRow, PeriodTotal, UnpricedUse, UsageEvent } from './usage.events.js';
import { jsonOf } from './usage-record.js';
import type { Usage } from './usage.js';
import type { Markups, Value } from './valuation.js';

/** What is known of the prices now, and which billing periods are written off already. */
export interface RateUsage {
  readonly type: 'RateUsage';
  readonly subscriptionId: string;
  readonly accountId: string;
  readonly usagePeriod: Period;
  readonly currency: string;
  readonly billingDay: number;
  readonly card: RateCard;
  readonly markups: Markups;
  /** The date of an instant in the zone of the account's reseller. */
  readonly dateOf: (instant: string) => BusinessDate;
  /** Is the charge of the billing period that begins on this day written off? Its rows are never edited. */
  readonly isClosed: (from: BusinessDate) => boolean;
  readonly rowId: (key: string) => string;
  /** About so many bytes of rows at once, at least one row: rate again until nothing is recorded. */
  readonly limit: number;
  /** Rate also what nothing new is known of: a markup may have been put right since. */
  readonly again?: boolean;
}

/**
 * The rows of a billing period are the value of all that is known at its end, minus that at its start; so a correction
 * falls, with its exact difference, into the period in which it was processed (rulings, Azure 5 and 6).
 */
export const rated = (command: RateUsage, state: Usage): readonly UsageEvent[] => {
  const { subscriptionId, accountId, usagePeriod, currency, card, limit } = command;
  const cardRevision = card.snapshots.length;
  // Somebody has rated by a later edition of the card meanwhile.
  if (cardRevision < Math.max(state.cardRevision, ...state.ratedBy.values())) return [];
  const { results, rows, complete } = ratedUpTo(limit, toRate(state, cardRevision, command.again === true), state, { ...command, periods: periodsOf(command, state) });
  const unpriced = results.flatMap(({ meterId, value }) => unpricedOf(meterId, value, state));
  const totals = totalsOf(state, rows, results.flatMap(({ touched }) => touched), command.billingDay);
  if (rows.length + unpriced.length + totals.length === 0) return [];
  return [{ type: 'AzureUsageRated', data: { subscriptionId, accountId, usagePeriod, currency, cardRevision, complete, meters: complete ? [] : results.map(({ meterId }) => meterId), rows, unpriced, totals } }];
};

type ToRate = readonly (readonly [meterId: string, days: ReadonlySet<string> | null])[];

interface RatedMeters {
  /** Of the meters whose rows all fit. */
  readonly results: readonly MeterRows[];
  readonly rows: readonly DailyRow[];
  readonly complete: boolean;
}

/** Meter after meter, until the rows fill an event. What nothing came of goes on to the next meter, so that each event says something. */
const ratedUpTo = (limit: number, meters: ToRate, state: Usage, rating: Rating): RatedMeters => {
  const [results, rows]: [MeterRows[], DailyRow[]] = [[], []];
  let bytes = 0;
  for (const [meterId, days] of meters) {
    const result = ratedMeter(meterId, days, state, rating);
    for (const row of result.rows) {
      bytes += bytesOf(row);
      if (bytes > limit && rows.length > 0) return { results, rows, complete: false };
      rows.push(row);
    }
    results.push(result);
  }
  return { results, rows, complete: true };
};

/** What a row takes in JSON beside its names. */
const ROW = 350;

const bytesOf = ({ meter, resource }: DailyRow): number => ROW + jsonOf(meter).length + jsonOf(resource).length;

/** Meters with the usage days that are to be rated, all days where none are named: then the card has news, or it is asked for. */
const toRate = ({ records, unrated, cardRevision, ratedBy }: Usage, now: number, again: boolean): ToRate =>
  [...records.keys()].sort().flatMap((meterId): ToRate => {
    const days = again || (ratedBy.get(meterId) ?? cardRevision) < now ? null : unrated.get(meterId);
    return days === undefined ? [] : [[meterId, days]];
  });

/** Days of a flat price stand for themselves; what has no price is counted over the whole period. */
const ratedMeter = (meterId: string, days: ReadonlySet<string> | null, state: Usage, rating: Rating): MeterRows => {
  const some = days && isFlat(rating.card, meterId) && !REASONS.some((reason) => state.unpriced.has(`${meterId} ${reason}`)) ? rowsOf(useOf(meterId, days, state), rating) : null;
  return some && some.value.unpriced.length === 0 ? some : rowsOf(useOf(meterId, null, state), rating);
};

const useOf = (meterId: string, days: ReadonlySet<string> | null, { records, rows }: Usage): MeterUse => {
  const ofDays = <Value>(all: ReadonlyMap<string, Value> | undefined): readonly Value[] => [...(all ?? [])].flatMap(([date, value]) => (!days || days.has(date) ? [value] : []));
  return { meterId, records: ofDays(records.get(meterId)), rows: ofDays(rows.get(meterId)) };
};

/** Billing periods in which something became known, those that are written off replaced by the next one that is not. */
const periodsOf = ({ card, billingDay, dateOf, isClosed, usagePeriod }: RateUsage, { processedIn, totals }: Usage): Rating['periods'] => {
  const listed = card.snapshots.map(({ fetchedAt }) => billingPeriodOf(dateOf(fetchedAt), billingDay).from).filter((from) => from >= usagePeriod.from);
  const open = (from: BusinessDate): BusinessDate => (isClosed(from) ? open(addMonths(from, 1)) : from);
  const evaluated = new Set([...[...processedIn, ...listed].map(open), ...[...totals.keys()].filter((from) => !isClosed(from))]);
  return { evaluated, inOrder: [...new Set([...evaluated, ...totals.keys()])].sort() };
};

/** What rows that change make of the totals of their billing periods, as far as these change. */
export const totalsOf = (state: Usage, rows: readonly DailyRow[], touched: readonly string[], billingDay: number): readonly PeriodTotal[] => {
  const changes = new Map<string, LevelCosts>();
  const known = (from: string): PeriodTotal => state.totals.get(from) ?? { period: billingPeriodOf(from, billingDay), cost: '0', netCost: '0', upstreamCosts: [] };
  const standing = (from: string): LevelCosts => changes.get(from) ?? toldOf(known(from));
  for (const row of rows) {
    const before = state.rows.get(row.meter.meterId)?.get(row.usageDate)?.get(row.rowId);
    const moved = before ? plusCosts(toldOf(row), timesCosts(toldOf(before), MINUS_ONE)) : toldOf(row);
    changes.set(row.period.from, plusCosts(standing(row.period.from), moved));
  }
  // What is free of charge, or was taken back, has a charge of 0.00.
  for (const from of touched) if (!state.totals.has(from)) changes.set(from, standing(from));
  const next = [...changes].map(([from, costs]): PeriodTotal => totalOf(known(from), costs));
  return next.filter((total) => !state.totals.has(total.period.from) || !sameCosts(known(total.period.from), total));
};

const MINUS_ONE = minus(NOTHING, UNIT);
const toldOf = (told: Pick<DailyRow, 'cost' | 'netCost' | 'upstreamCosts'>): LevelCosts => costsOf(told, () => []);

/** A period that began before the levels above the seller were kept ends without them: what they pay is not known of all its rows. */
const totalOf = ({ period, upstreamCosts }: PeriodTotal, costs: LevelCosts): PeriodTotal => ({ period, ...toldCosts(costs, costs.length), ...(upstreamCosts === null && { upstreamCosts }) });

const REASONS = ['unlisted', 'price_list_missing', 'first_rate_missing'] as const;

const unpricedOf = (meterId: string, { unpriced }: Value, state: Usage): readonly UnpricedUse[] =>
  REASONS.flatMap((reason) => {
    const before = state.unpriced.get(`${meterId} ${reason}`);
    const records = unpriced.filter((one) => one.reason === reason).map(({ record }) => record);
    const dates = records.map(({ date }) => date);
    const meter = records.at(-1)?.meter ?? before?.meter;
    if (!meter) return [];
    const quantity = exactText(records.map((record) => exact(record.quantity)).reduce(plus, NOTHING));
    const now: UnpricedUse = { meter, reason, records: records.length, quantity, from: dates[0] ?? before?.from ?? '', to: dates.at(-1) ?? before?.to ?? '' };
    return JSON.stringify(now) === JSON.stringify(before) ? [] : [now];
  });
