import { billingPeriodOf, type BusinessDate } from '../../shared/calendar.js';
import type { Monthly } from './charged-monthly.js';

/**
 * Whole months are charged, however few of their days are used: the term is that of the billed months, from a billing
 * day to a billing day (domain.md 4.6; rulings, Billing 3). A term in days is a trial's, and not billed.
 */
export const byMonths = (firstMonth: (start: BusinessDate, billingDay: number) => BusinessDate): Monthly => ({
  billed: ({ start, term }, billingDay) => ({ term, start: term?.unit === 'day' ? start : firstMonth(start, billingDay) }),
  part: (period, from) => ({ ...period, from }),
  increasedFrom: (on) => on,
});

/** The month that is running on a day. */
export const runningMonth = (start: BusinessDate, billingDay: number): BusinessDate => billingPeriodOf(start, billingDay).from;

/** The month that starts on a day, or after it. */
export const nextMonth = (start: BusinessDate, billingDay: number): BusinessDate => {
  const { from, to } = billingPeriodOf(start, billingDay);
  return from === start ? from : to;
};
