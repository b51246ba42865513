import type { Period } from '../api/types.js';

const DAY_MS = 86_400_000;
const atMidnight = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** A business date has no zone: it is shown as it is written. */
export const formatDate = (date: string, locale: string): string => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(atMidnight(date));

/** An instant, in the zone of the person who looks. */
export const formatInstant = (instant: string, locale: string, timeStyle: 'short' | 'medium' = 'short'): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle }).format(new Date(instant));

/** Periods end before their `to`; people read the last day. */
export const formatPeriod = ({ from, to }: Period, locale: string): string => {
  const last = new Date(Math.max(atMidnight(from).getTime(), atMidnight(to).getTime() - DAY_MS));
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(atMidnight(from), last);
};

export const daysBetween = ({ from, to }: Period): number => Math.round((atMidnight(to).getTime() - atMidnight(from).getTime()) / DAY_MS);

export const todayIn = (timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date());

/** Calendar days from today to a date, in the reseller's zone; negative when it is past. */
export const daysUntil = (date: string, timeZone: string): number => Math.round((atMidnight(date).getTime() - atMidnight(todayIn(timeZone)).getTime()) / DAY_MS);

export const addDays = (date: string, days: number): string => new Date(atMidnight(date).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** The next billing day after a date. */
export const nextBillingDay = (after: string, billingDay: number): string => {
  const [year = 1970, month = 1, day = 1] = after.split('-').map(Number);
  const next = new Date(Date.UTC(year, day < billingDay ? month - 1 : month, billingDay));
  return next.toISOString().slice(0, 10);
};
