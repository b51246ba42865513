import { addMonths, billingPeriodOf, isBusinessDate, type BusinessDate, type Period } from '../../../../domain/shared/calendar.js';
import { badQuery } from '../../../queries/bad-query.js';

/** So many billing periods can be looked at in one go. */
export const MOST_PERIODS = 12;

const NAMED: Readonly<Record<string, readonly [first: number, count: number]>> = { current: [0, 1], previous: [-1, 1], 'last-3': [-3, 3], 'last-6': [-6, 6], 'last-12': [-12, 12] };
const DETAIL = `must be ${Object.keys(NAMED).join(', ')}, or two days like 2026-01-01,2026-03-31: the billing periods in which they lie, and those between`;

/**
 * The billing periods of processing that are meant: the current one, whole ones before it, or those from one day to
 * another. @throws BadQuery
 */
export const usagePeriods = (text: string, today: BusinessDate, billingDay: number): readonly Period[] => {
  const named = NAMED[text];
  if (!named) return between(text, billingDay);
  const { from } = billingPeriodOf(today, billingDay);
  return Array.from({ length: named[1] }, (_, place) => billingPeriodOf(addMonths(from, named[0] + place), billingDay));
};

const between = (text: string, billingDay: number): readonly Period[] => {
  const [first = '', last = '', ...more] = text.split(',');
  if (!isBusinessDate(first) || !isBusinessDate(last) || more.length > 0) throw badQuery('/periods', DETAIL);
  if (last < first) throw badQuery('/periods', `is turned round: ${first} comes after ${last}`);
  const periods = [billingPeriodOf(first, billingDay)];
  for (let next = periods.at(-1); next && next.to <= last; next = periods.at(-1)) {
    if (periods.length === MOST_PERIODS) throw badQuery('/periods', `covers more than ${MOST_PERIODS} billing periods. Ask for fewer at once, or export a longer time.`);
    periods.push(billingPeriodOf(next.to, billingDay));
  }
  return periods;
};
