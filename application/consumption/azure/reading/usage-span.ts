import { addDays, billingPeriodOf, daysBetween, isBusinessDate, type BusinessDate, type Period } from '../../../../domain/shared/calendar.js';
import { keyOf } from '../../../../projections/keys.js';
import type { Condition } from '../../../ports/read-store.js';
import { badQuery } from '../../../queries/bad-query.js';
import { usagePeriods } from './usage-periods.js';

/** Days of use, both inclusive, in UTC (rulings, Azure 3). */
export interface UsageDays {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
}

/** What of the time is looked at: what was processed in some billing periods, or what was used on some days. */
export interface UsageSpan {
  /** Null where days are asked for: they tell in which periods they were processed. */
  readonly periods: readonly Period[] | null;
  readonly days: UsageDays | null;
}

/** One or the other; neither: the current billing period. */
export interface SpanQuestion {
  /** As `usagePeriods` reads it. */
  readonly periods: string | null;
  /** "2026-01-15,2026-03-02". */
  readonly days?: string | null;
}

/** So many days can be looked at in one go: a year. */
export const MOST_DAYS = 366;

/** @throws BadQuery */
export const usageSpan = ({ periods, days = null }: SpanQuestion, today: BusinessDate, billingDay: number): UsageSpan => {
  if (days === null) return { periods: usagePeriods(periods ?? 'current', today, billingDay), days: null };
  if (periods !== null) throw badQuery('/days', 'does not go with periods: ask for days of use, or for billing periods of processing');
  return { periods: null, days: usageDays(days) };
};

const usageDays = (text: string): UsageDays => {
  const [from = '', to = '', ...more] = text.split(',');
  if (!isBusinessDate(from) || !isBusinessDate(to) || more.length > 0) throw badQuery('/days', 'must be the first and the last day of use, like 2026-01-15,2026-03-02');
  if (to < from) throw badQuery('/days', `is turned round: ${from} comes after ${to}`);
  if (daysBetween(from, to) >= MOST_DAYS) throw badQuery('/days', `covers more than ${MOST_DAYS} days. Ask for fewer at once, or export a longer time.`);
  return { from, to };
};

/** Which days of azure-usage-days are in a span. */
export const spanConditions = ({ periods, days }: UsageSpan, billingDay: number): readonly Condition[] => {
  const at = (field: string, op: 'gte' | 'lte', date: string | undefined): Condition => ({ field, op, key: keyOf('date', date) });
  if (!days) return [at('period.from', 'gte', periods?.[0]?.from), at('period.from', 'lte', periods?.at(-1)?.from)];
  // Nothing is processed before it was used. West of Greenwich it may be processed on the day before, by the clocks there.
  const first = billingPeriodOf(addDays(days.from, -1), billingDay);
  return [at('period.from', 'gte', first.from), at('usageDate', 'gte', days.from), at('usageDate', 'lte', days.to)];
};
