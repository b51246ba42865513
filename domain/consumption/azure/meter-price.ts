import { exact, isBelow, minus, NOTHING, plus, times, UNIT, type ExactDecimal } from '../../shared/exact-decimal.js';
import type { ListedMeter, OfferTerm } from './rate-card.events.js';
import type { MeterHistory, RateCard, Snapshot } from './rate-card.js';

/** Why use has no price: it is not sold by the list, or it waits for a list, or for the first rate of its meter. */
export type Unpriced = 'unlisted' | 'price_list_missing' | 'first_rate_missing';

/** What a quantity of a meter costs the reseller, major units. */
export interface MeterPrice {
  readonly rates: readonly { readonly from: ExactDecimal; readonly rate: ExactDecimal }[];
  readonly included: ExactDecimal;
  /** What the terms of the offer leave of it. */
  readonly share: ExactDecimal;
  /** Of each unit, where it is the same however much was used before; else null. */
  readonly flat: ExactDecimal | null;
}

/** Was a snapshot known, by the moment it was fetched? */
export type Known = (fetchedAt: string) => boolean;

/**
 * The prices of a meter, by the instant at which use began: the greatest effective date not after it, of all snapshots
 * that are known. Whether it is sold at all is said by the last snapshot fetched by the end of that UTC day, or by a later
 * one that was in force then already (rulings, Azure 8).
 */
export const pricesOf = (card: RateCard, meterId: string, known: Known): ((usageStart: string) => MeterPrice | Unpriced) => {
  const snapshots = card.snapshots.filter(({ fetchedAt }) => known(fetchedAt));
  const history = (card.meters.get(meterId) ?? []).filter(({ fetchedAt }) => known(fetchedAt));
  const tables = new Map(history.flatMap(({ meter }) => (meter ? [[meter, tableOf(meter)] as const] : [])));
  return (usageStart) => {
    const deciding = decidingSnapshot(snapshots, usageStart);
    if (!deciding) return 'price_list_missing';
    const meter = isListed(history, usageStart) ? inForce(history, usageStart) : null;
    const table = meter && tables.get(meter);
    if (!table) return 'unlisted';
    return meter.rates[0]?.[0] === '0' ? priceOf(meter, table, shareOf(deciding.terms, meter, usageStart)) : 'first_rate_missing';
  };
};

type Table = Pick<MeterPrice, 'rates' | 'included'>;

const priceOf = (meter: ListedMeter, { rates, included }: Table, share: ExactDecimal): MeterPrice => ({ rates, included, share, flat: hasOneRate(meter) ? times(rates[0]?.rate ?? NOTHING, share) : null });

const hasOneRate = ({ rates, included }: ListedMeter): boolean => rates.length === 1 && rates[0]?.[0] === '0' && included === '0';

/** Did each unit of a meter always cost the same, however much was used before? Then one day's cost says nothing of another's. */
export const isFlat = (card: RateCard, meterId: string): boolean => (card.meters.get(meterId) ?? []).every(({ meter }) => !meter || hasOneRate(meter));

const tableOf = ({ rates, included }: ListedMeter): Table => ({ rates: rates.map(([from, rate]) => ({ from: exact(from), rate: exact(rate) })), included: exact(included) });

const endOfDay = (instant: string): string => `${instant.slice(0, 10)}T23:59:59.999Z`;

/** The last snapshot fetched by the end of the day; on a day before all snapshots, the first. */
const decidingSnapshot = (snapshots: readonly Snapshot[], usageStart: string): Snapshot | undefined => snapshots.findLast(({ fetchedAt }) => fetchedAt <= endOfDay(usageStart)) ?? snapshots[0];

const isListed = (history: MeterHistory, usageStart: string): boolean => {
  const then = history.findLast(({ fetchedAt }) => fetchedAt <= endOfDay(usageStart));
  return Boolean(then?.meter) || history.some(({ fetchedAt, meter }) => fetchedAt > endOfDay(usageStart) && meter !== null && meter.effectiveDate <= usageStart);
};

/** Of equal effective dates, what was said last. */
const inForce = (history: MeterHistory, usageStart: string): ListedMeter | null => {
  const begun = history.flatMap(({ meter }) => (meter && meter.effectiveDate <= usageStart ? [meter] : []));
  return begun.reduce<ListedMeter | null>((best, meter) => (best && best.effectiveDate > meter.effectiveDate ? best : meter), null);
};

/** Several terms multiply; those of the tag and of the excluded meters are not touched (rulings, Azure 9). */
const shareOf = (terms: readonly OfferTerm[], { meterId, thirdParty }: ListedMeter, usageStart: string): ExactDecimal => {
  const holding = thirdParty ? [] : terms.filter(({ excludedMeterIds, effectiveDate }) => effectiveDate <= usageStart && !excludedMeterIds.includes(meterId));
  return holding.reduce((share, { discount }) => times(share, minus(UNIT, exact(discount))), UNIT);
};

/** What a quantity adds to what was used before. */
export const costBetween = (price: MeterPrice, consumed: ExactDecimal, quantity: ExactDecimal): ExactDecimal =>
  price.flat ? times(price.flat, quantity) : minus(costOf(price, plus(consumed, quantity)), costOf(price, consumed));

/**
 * What a quantity used since the beginning of the billing period costs: the included part nothing, then each tier at its
 * rate. Below zero, the first rate (rulings, Azure 4).
 */
const costOf = ({ rates, included, share }: MeterPrice, consumed: ExactDecimal): ExactDecimal => {
  const first = rates[0]?.rate ?? NOTHING;
  if (consumed.digits < 0n) return times(times(consumed, first), share);
  const billable = atLeastZero(minus(consumed, included));
  const parts = rates.map(({ from, rate }, index) => {
    const to = rates[index + 1]?.from;
    const upper = to && isBelow(to, billable) ? to : billable;
    return times(atLeastZero(minus(upper, from)), rate);
  });
  return times(parts.reduce(plus, NOTHING), share);
};

const atLeastZero = (value: ExactDecimal): ExactDecimal => (value.digits < 0n ? NOTHING : value);
