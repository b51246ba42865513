import { ratio, type Ratio } from './ratio.js';

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Is it a decimal number as JSON writes it ("-12.5", "1.6e-7")? */
export const isDecimal = (text: string): boolean => DECIMAL.test(text);

/** A decimal number as JSON writes it, exact, with or without an exponent. @throws RangeError */
export const decimal = (text: string): Ratio => {
  const [, sign = '', whole, fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`not a decimal: ${text}`);
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const scale = Number(exponent) - fraction.length;
  return scale < 0 ? ratio(digits, 10n ** BigInt(-scale)) : ratio(digits * 10n ** BigInt(scale));
};

/** The shortest decimal text of a fraction whose denominator has no other factors than 2 and 5. @throws RangeError for others */
export const decimalText = ({ n, d }: Ratio): string => {
  let digits = 0;
  let scaled = n < 0n ? -n : n;
  for (let rest = d; rest !== 1n; digits++) {
    if (rest % 10n === 0n) rest /= 10n;
    else if (rest % 2n === 0n) [rest, scaled] = [rest / 2n, scaled * 5n];
    else if (rest % 5n === 0n) [rest, scaled] = [rest / 5n, scaled * 2n];
    else throw new RangeError(`no finite decimal: ${n}/${d}`);
  }
  return pointed(scaled, digits, n < 0n);
};

/** Rounded half away from zero to so many digits after the point. */
export const toFixed = ({ n, d }: Ratio, digits: number): string => {
  const magnitude = (2n * (n < 0n ? -n : n) * 10n ** BigInt(digits) + d) / (2n * d);
  return pointed(magnitude, digits, n < 0n && magnitude > 0n);
};

const pointed = (scaled: bigint, digits: number, negative: boolean): string => {
  const text = String(scaled).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${negative ? '-' : ''}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ''}`;
};

/** Below zero: a is the smaller number. */
export const compareDecimals = (a: string, b: string): number => {
  const [left, right] = [decimal(a), decimal(b)];
  const difference = left.n * right.d - right.n * left.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
