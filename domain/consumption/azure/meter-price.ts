import { add, fromDecimal, multiply, ONE, subtract, ZERO, type Ratio } from '../../shared/ratio.js';
import type { ListedMeter, OfferTerm } from './rate-card.events.js';
import type { MeterHistory, RateCard, Snapshot } from './rate-card.js';

/** Why use has no price: it is not sold by the list, or it waits for a list, or for the first rate of its meter. */
export type Unpriced = 'unlisted' | 'price_list_missing' | 'first_rate_missing';

/** What a quantity of a meter costs the reseller, major units. */
export interface MeterPrice {
  readonly rates: readonly { readonly from: Ratio; readonly rate: Ratio }[];
  readonly included: Ratio;
  /** What the terms of the offer leave of it. */
  readonly share: Ratio;
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
    return meter.rates[0]?.[0] === '0' ? { ...table, share: shareOf(deciding.terms, meter, usageStart) } : 'first_rate_missing';
  };
};

const tableOf = ({ rates, included }: ListedMeter): Omit<MeterPrice, 'share'> => ({ rates: rates.map(([from, rate]) => ({ from: fromDecimal(from), rate: fromDecimal(rate) })), included: fromDecimal(included) });

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
const shareOf = (terms: readonly OfferTerm[], { meterId, thirdParty }: ListedMeter, usageStart: string): Ratio => {
  const holding = thirdParty ? [] : terms.filter(({ excludedMeterIds, effectiveDate }) => effectiveDate <= usageStart && !excludedMeterIds.includes(meterId));
  return holding.reduce((share, { discount }) => multiply(share, subtract(ONE, fromDecimal(discount))), ONE);
};

/**
 * What a quantity used since the beginning of the billing period costs: the included part nothing, then each tier at its
 * rate. Below zero, the first rate (rulings, Azure 4).
 */
export const costOf = ({ rates, included, share }: MeterPrice, consumed: Ratio): Ratio => {
  const first = rates[0]?.rate ?? ZERO;
  if (consumed.n < 0n) return multiply(multiply(consumed, first), share);
  const billable = atLeastZero(subtract(consumed, included));
  const parts = rates.map(({ from, rate }, index) => {
    const to = rates[index + 1]?.from;
    const upper = to && less(to, billable) ? to : billable;
    return multiply(atLeastZero(subtract(upper, from)), rate);
  });
  return multiply(parts.reduce(add, ZERO), share);
};

const less = (a: Ratio, b: Ratio): boolean => a.n * b.d < b.n * a.d;
const atLeastZero = (value: Ratio): Ratio => (value.n < 0n ? ZERO : value);
