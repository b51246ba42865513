import { digitsOf } from '../format/money.js';

/** Exact decimal texts for people: formatted from the text itself, not from a number that may not hold it. */
type Text = `${number}`;

const DAILY_DIGITS = 4;

/** Costs of a day are shown with two to four decimals. */
export const formatCost = (text: string, currency: string, locale: string, digits = Math.max(DAILY_DIGITS, digitsOf(currency))): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: digitsOf(currency), maximumFractionDigits: digits }).format(text as Text);

export const formatQuantity = (text: string, locale: string): string => new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(text as Text);

const scaled = (text: string, digits: number): bigint => {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(digits, '0'));
  return text.startsWith('-') ? -value : value;
};

/** a - b, exactly. */
export const difference = (a: string, b: string): string => {
  const digits = Math.max(...[a, b].map((text) => text.split('.')[1]?.length ?? 0));
  const value = scaled(a, digits) - scaled(b, digits);
  const text = String(value < 0n ? -value : value).padStart(digits + 1, '0');
  return `${value < 0n ? '-' : ''}${text.slice(0, text.length - digits)}${digits > 0 ? `.${text.slice(-digits)}` : ''}`;
};

/** A part of a whole in percent, for display; null where there is no whole. */
export const percentOf = (part: string, whole: string): string | null => (Number(whole) === 0 ? null : ((100 * Number(part)) / Number(whole)).toFixed(2));
