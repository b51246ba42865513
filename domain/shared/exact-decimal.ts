import { toFixed } from './decimal.js';

/** `digits` / 10^`scale`. Sums and products of decimals stay decimals: no common factor has to be found, so they are much faster than fractions. */
export interface ExactDecimal {
  readonly digits: bigint;
  readonly scale: number;
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;
const POWERS: bigint[] = [1n];
const power = (scale: number): bigint => (POWERS[scale] ??= 10n ** BigInt(scale));

/** Of a text without an exponent. @throws RangeError */
export const exact = (text: string): ExactDecimal => {
  if (!DECIMAL.test(text)) throw new RangeError(`not a decimal: ${text}`);
  const point = text.indexOf('.');
  return point < 0 ? { digits: BigInt(text), scale: 0 } : { digits: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
};

export const NOTHING: ExactDecimal = { digits: 0n, scale: 0 };
export const UNIT: ExactDecimal = { digits: 1n, scale: 0 };

const at = ({ digits, scale }: ExactDecimal, wanted: number): bigint => (scale === wanted ? digits : digits * power(wanted - scale));

export const plus = (a: ExactDecimal, b: ExactDecimal): ExactDecimal => {
  const scale = Math.max(a.scale, b.scale);
  return { digits: at(a, scale) + at(b, scale), scale };
};
export const minus = (a: ExactDecimal, b: ExactDecimal): ExactDecimal => plus(a, { digits: -b.digits, scale: b.scale });
export const times = (a: ExactDecimal, b: ExactDecimal): ExactDecimal => ({ digits: a.digits * b.digits, scale: a.scale + b.scale });
export const hundredth = ({ digits, scale }: ExactDecimal): ExactDecimal => ({ digits, scale: scale + 2 });
export const isZero = ({ digits }: ExactDecimal): boolean => digits === 0n;
export const isBelow = (a: ExactDecimal, b: ExactDecimal): boolean => minus(a, b).digits < 0n;

/** The shortest text. */
export const exactText = ({ digits, scale }: ExactDecimal): string => {
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const fraction = text.slice(text.length - scale).replace(/0+$/, '');
  const whole = text.slice(0, text.length - scale);
  return `${digits < 0n ? '-' : ''}${whole}${scale > 0 && fraction !== '' ? `.${fraction}` : ''}`;
};

/** Rounded half away from zero to so many digits after the point. */
export const quotient = (a: ExactDecimal, b: ExactDecimal, places: number): string => {
  const sign = b.digits < 0n ? -1n : 1n;
  return toFixed({ n: sign * a.digits * power(b.scale), d: sign * b.digits * power(a.scale) }, places);
};
