import { addDays, addMonths, billingPeriodOf, daysBetween, earliest, latest, monthsBetween, type BusinessDate, type Period } from './calendar.js';
import { add, ratio, subtract, ZERO, type Ratio } from './ratio.js';

export interface Term {
  readonly count: number;
  readonly unit: 'day' | 'month' | 'year';
}

/** A billing period, or the part of it that a sale covers, with its exact weight in months. */
export interface WeightedPeriod extends Period {
  readonly weight: Ratio;
  readonly days: { readonly charged: number; readonly of: number };
}

const months = (term: Term): number => (term.unit === 'year' ? term.count * 12 : term.count);

/** The day on which a term is over: the same day N months later, clamped to the month's end. */
export const expirationOf = (start: BusinessDate, term: Term): BusinessDate =>
  term.unit === 'day' ? addDays(start, term.count) : addMonths(start, months(term));

const byDays = (period: Period, billingDay: number): WeightedPeriod => {
  const whole = billingPeriodOf(period.from, billingDay);
  const days = { charged: daysBetween(period.from, period.to), of: daysBetween(whole.from, whole.to) };
  return { ...period, days, weight: ratio(days.charged, days.of) };
};

/**
 * The period of a term that holds a day; nothing outside the term. A term of N months is cut at the billing days:
 * weights are days / days of the whole billing period, the last one is N - the rest, so that all of them sum to N exactly
 * (rulings, Billing 1). Terms in days are plain days (Billing 2).
 */
export const periodOfTerm = (start: BusinessDate, term: Term, billingDay: number, on: BusinessDate): WeightedPeriod | undefined => {
  const expiration = expirationOf(start, term);
  if (on < start || on >= expiration) return undefined;
  const whole = billingPeriodOf(on, billingDay);
  const period = byDays({ from: latest(whole.from, start), to: earliest(whole.to, expiration) }, billingDay);
  return period.to < expiration || term.unit === 'day' ? period : { ...period, weight: subtract(ratio(months(term)), weightUntil(period.from, start, billingDay)) };
};

/** What the periods from the start to a later one weigh together: the first one its days, the others a month each. */
const weightUntil = (until: BusinessDate, start: BusinessDate, billingDay: number): Ratio => {
  if (until === start) return ZERO;
  const first = restOfPeriod(start, billingDay);
  return add(first.weight, ratio(monthsBetween(first.to, until)));
};

/** All periods of a term. */
export const cutTerm = (start: BusinessDate, term: Term, billingDay: number): readonly WeightedPeriod[] => {
  const periods: WeightedPeriod[] = [];
  for (let period = periodOfTerm(start, term, billingDay, start); period; period = periodOfTerm(start, term, billingDay, period.to)) periods.push(period);
  return periods;
};

/** The rest of the billing period that holds `from`, for terms without an end. */
export const restOfPeriod = (from: BusinessDate, billingDay: number): WeightedPeriod => byDays({ from, to: billingPeriodOf(from, billingDay).to }, billingDay);

/** The part of a weighted period from `on` to its end: its own weight, cut by its own days. */
export const from = (period: WeightedPeriod, on: BusinessDate): WeightedPeriod => {
  if (on <= period.from) return period;
  const covered = daysBetween(period.from, period.to);
  const left = daysBetween(on, period.to);
  return { from: on, to: period.to, days: { charged: left, of: period.days.of }, weight: ratio(period.weight.n * BigInt(left), period.weight.d * BigInt(covered)) };
};
