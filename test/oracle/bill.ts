import type { Owed } from './owed.js';
import { fraction, minus, read, rounded, times, total, whole, type Fraction } from './rational.js';

/** A customer discount, with the kinds of fees that it covers. */
export interface Offer {
  readonly id: string;
  readonly percentage: string;
  readonly fees: readonly string[];
}

export interface BilledCharge {
  readonly gross: number;
  readonly net: number;
  /** Who won, and who would have applied. */
  readonly winner: string | null;
  readonly losers: readonly string[];
}

export interface Bill {
  readonly charges: readonly BilledCharge[];
  readonly gross: number;
  readonly net: number;
  /** What settling takes or holds now. */
  readonly now: number;
}

/** Highest percentage among those flagged for the fee; of equals, the lowest id. They never add up (domain.md 4.9). */
export const chosen = (offers: readonly Offer[], fee: string): readonly Offer[] => {
  const better = (a: Offer, b: Offer): boolean => {
    const [difference] = minus(read(a.percentage), read(b.percentage));
    return difference > 0n || (difference === 0n && a.id < b.id);
  };
  return offers.filter(({ fees }) => fees.includes(fee)).sort((a, b) => (better(a, b) ? -1 : 1));
};

/** The last charge by period takes what is missing, as far as it can; the one before it the rest, and so on (rulings, Billing 9). */
const spread = (amounts: number[], order: readonly number[], difference: number, least: (at: number) => number, most: (at: number) => number): void => {
  let missing = difference;
  for (const at of [...order].reverse()) {
    const before = amounts[at] ?? 0;
    amounts[at] = Math.min(most(at), Math.max(least(at), before + missing));
    missing -= amounts[at] - before;
  }
};

const added = (amounts: readonly number[], places: readonly number[]): number => places.reduce((sum, at) => sum + (amounts[at] ?? 0), 0);
const byPeriod = (owed: readonly Owed[]): readonly number[] => owed.map((_, at) => at).sort((a, b) => ((owed[a]?.from ?? '') < (owed[b]?.from ?? '') ? -1 : (owed[a]?.from ?? '') > (owed[b]?.from ?? '') ? 1 : a - b));
const exact = ({ unitFee, quantity, weight }: Owed): Fraction => times(fraction(BigInt(unitFee) * BigInt(quantity), 1), weight);

/** An order's bill, step by step as on paper: sums, then rounding, then the percentages, then the corrections. */
export const billOf = (owed: readonly Owed[], offers: readonly Offer[]): Bill => {
  const order = byPeriod(owed);
  const half = owed.some(({ takesRest }) => takesRest) ? 'toward' : 'away';
  const gross = owed.map((one) => rounded(exact(one), half));
  const sum = rounded(total(owed.map(exact)), half);
  spread(gross, order, sum - added(gross, order), () => 0, () => Infinity);

  const ranking = owed.map(({ fee }) => chosen(offers, fee));
  const net = [...gross];
  for (const winner of new Set(ranking.flatMap(([first]) => first ?? []))) {
    const covered = order.filter((at) => ranking[at]?.[0] === winner);
    const remains = times(minus(whole(100), read(winner.percentage)), fraction(1, 100));
    for (const at of covered) net[at] = rounded(times(whole(gross[at] ?? 0), remains));
    const together = rounded(times(whole(added(gross, covered)), remains));
    spread(net, covered, together - added(net, covered), () => 0, (at) => gross[at] ?? 0);
  }
  return {
    charges: owed.map((_, at) => ({ gross: gross[at] ?? 0, net: net[at] ?? 0, winner: ranking[at]?.[0]?.id ?? null, losers: (ranking[at] ?? []).slice(1).map(({ id }) => id) })),
    gross: sum,
    net: added(net, order),
    now: added(net, order.filter((at) => owed[at]?.then !== 'open')),
  };
};
