import type { Term } from '../../domain/shared/billing-period.js';
import { fraction, minus, times, total, whole, type Fraction } from './rational.js';
import { dayAt, daysLater, daysUntil, isBillingDay, lastBillingDay, monthsLater, nextBillingDay, placeOf } from './wall-calendar.js';

/** Days in a row within one billing period, and what they weigh in months. */
export interface Piece {
  readonly from: string;
  readonly to: string;
  readonly weight: Fraction;
}

const monthsOf = ({ count, unit }: Term): number => (unit === 'year' ? 12 * count : count);
export const endOf = (start: string, term: Term): string => (term.unit === 'day' ? daysLater(start, term.count) : monthsLater(start, monthsOf(term)));

const plain = (from: string, to: string, billingDay: number): Fraction => fraction(daysUntil(from, to), daysUntil(lastBillingDay(from, billingDay), nextBillingDay(from, billingDay)));

/** Goes through the days of a term one by one and cuts before every billing day (rulings, Billing 1 and 2). */
export const piecesOf = (start: string, term: Term, billingDay: number): readonly Piece[] => {
  const end = placeOf(endOf(start, term));
  const cuts = [placeOf(start)];
  for (let place = placeOf(start) + 1; place < end; place += 1) if (isBillingDay(place, billingDay)) cuts.push(place);
  const weighed = cuts.map((cut, index): Piece => {
    const [from, to] = [dayAt(cut), dayAt(cuts[index + 1] ?? end)];
    return { from, to, weight: plain(from, to, billingDay) };
  });
  if (term.unit === 'day') return weighed;
  const before = weighed.slice(0, -1);
  const rest = minus(whole(monthsOf(term)), total(before.map(({ weight }) => weight)));
  return [...before, ...weighed.slice(-1).map((last) => ({ ...last, weight: rest }))];
};

/** Without an end only the period of a day is known. */
export const pieceOfDay = (from: string, billingDay: number): Piece => {
  const to = nextBillingDay(from, billingDay);
  return { from, to, weight: plain(from, to, billingDay) };
};

/** What is left of a piece from a day on: nothing, a part by days, or all. */
export const leftOf = ({ from, to, weight }: Piece, day: string): Piece | null => {
  if (day >= to) return null;
  if (day <= from) return { from, to, weight };
  return { from: day, to, weight: times(weight, fraction(daysUntil(day, to), daysUntil(from, to))) };
};
