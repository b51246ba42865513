import type { InvoiceLine } from '../../../domain/billing/invoice.events.js';
import { addDays, daysBetween, latest, type BusinessDate, type Period } from '../../../domain/shared/calendar.js';
import { formatMinor } from '../../../domain/shared/money.js';

/** Amounts and dates as the readers of a language write them. */
export interface Figures {
  readonly amount: (minor: number) => string;
  /** With the currency's code. */
  readonly money: (minor: number) => string;
  readonly count: (value: number) => string;
  readonly percent: (percentage: string) => string;
  readonly date: (date: BusinessDate) => string;
  /** Periods end before their `to`; people read the last day. */
  readonly period: (period: Period) => string;
  readonly months: (line: Pick<InvoiceLine, 'weight' | 'period'>) => string;
  readonly country: (code: string) => string;
}

const atMidnight = (date: BusinessDate): Date => new Date(`${date}T00:00:00Z`);

/** @param locale BCP 47, with a region where the reader told it */
export const figuresOf = (locale: string, currency: string): Figures => {
  const [numbers, dates, countries] = [new Intl.NumberFormat(locale), new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }), new Intl.DisplayNames([locale], { type: 'region' })];
  const exact = new Intl.NumberFormat(locale, { minimumFractionDigits: digitsOf(currency), maximumFractionDigits: digitsOf(currency) });
  // The text of an amount is formatted, not a fraction of it: no digit is lost, however large it is.
  const amount = (minor: number): string => exact.format(formatMinor(minor, currency) as Intl.StringNumericLiteral);
  return {
    amount,
    money: (minor) => `${amount(minor)}\u00a0${currency}`,
    count: (value) => numbers.format(value),
    percent: (percentage) => `${new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(percentage as Intl.StringNumericLiteral)}\u00a0%`,
    date: (date) => dates.format(atMidnight(date)),
    period: ({ from, to }) => dates.formatRange(atMidnight(from), atMidnight(latest(from, addDays(to, -1)))),
    months: monthsOf,
    country: (code) => countries.of(code) ?? code,
  };
};

const digitsOf = (currency: string): number => (formatMinor(1, currency).split('.')[1] ?? '').length;

/** "12/31": days of a month, "1": a whole one, "1 + 12/31". 4/15 of the days from the 23rd to the 30th are 8 of 30. */
const monthsOf = ({ weight, period }: Pick<InvoiceLine, 'weight' | 'period'>): string => {
  const [above = 0, below = 1] = weight.split('/').map(Number);
  const whole = Math.floor(above / below);
  const rest = above - whole * below;
  if (rest === 0) return String(whole);
  const factor = whole === 0 ? daysBetween(period.from, period.to) / rest : 1;
  const inDays = Number.isInteger(factor) && below * factor >= 28 && below * factor <= 31 ? factor : 1;
  return `${whole > 0 ? `${whole} + ` : ''}${rest * inDays}/${below * inDays}`;
};
