/** Money comes as integer minor units and is shown with the currency's own number of digits. */
export const digitsOf = (currency: string): number => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

export const formatMoney = (minor: number, currency: string, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(minor / 10 ** digitsOf(currency));

/** More digits than the currency has: what an amount was before it was rounded. */
export const formatExactMoney = (minor: number, currency: string, locale: string): string => {
  const digits = digitsOf(currency);
  return new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits + 4 }).format(minor / 10 ** digits);
};

/** As a person types it: "1935" minor units of EUR are "19.35". */
export const editableMoney = (minor: number, currency: string): string => (minor / 10 ** digitsOf(currency)).toFixed(digitsOf(currency));

/** Minor units of what was typed, with a comma or a point; null when it is no amount of this currency. */
export const parseMoney = (text: string, currency: string): number | null => {
  const match = /^(-?)(\d{1,12})(?:[.,](\d*))?$/.exec(text.replaceAll(/[\s\u00a0\u202f']/g, ''));
  const digits = digitsOf(currency);
  if (!match || (match[3] ?? '').length > digits) return null;
  const minor = Number(`${match[2]}${(match[3] ?? '').padEnd(digits, '0')}`);
  return match[1] === '-' ? -minor : minor;
};

/** "60000/31" as a number. */
export const fraction = (text: string): number => {
  const [above = '0', below = '1'] = text.split('/');
  return Number(above) / Number(below);
};
