/** An exact fraction. Fee x quantity x days / days stays one until it is rounded, once. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

export const ratio = (n: number | bigint, d: number | bigint = 1n): Ratio => {
  const [num, den] = [BigInt(n), BigInt(d)];
  if (den === 0n) throw new RangeError('a ratio over zero');
  const factor = gcd(num, den) * (den < 0n ? -1n : 1n);
  return { n: num / factor, d: den / factor };
};

export const ZERO = ratio(0);
export const ONE = ratio(1);
export const add = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.n, a.d * b.d);
export const divide = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d, a.d * b.n);
export const sum = (ratios: readonly Ratio[]): Ratio => ratios.reduce(add, ZERO);

/** Nearest integer, half away from zero (rulings, Billing 9). */
export const round = ({ n, d }: Ratio): number => {
  const magnitude = (2n * (n < 0n ? -n : n) + d) / (2n * d);
  return toSafe(n < 0n ? -magnitude : magnitude);
};

/** What is left of a whole when the rest of it was rounded half away from zero: nearest, half towards zero. */
export const roundRest = (value: Ratio): number => {
  const nearest = round(value);
  const distance = subtract(ratio(nearest), value);
  return 2n * (distance.n < 0n ? -distance.n : distance.n) === distance.d ? nearest - Math.sign(nearest) : nearest;
};

const toSafe = (value: bigint): number => {
  const result = Number(value);
  if (!Number.isSafeInteger(result)) throw new RangeError('an amount beyond 2^53 minor units');
  return result;
};

/** "12/31", or "3" for whole numbers: the form in events and explanations. */
export const format = ({ n, d }: Ratio): string => (d === 1n ? `${n}` : `${n}/${d}`);
export const parse = (text: string): Ratio => {
  const [n, d] = text.split('/');
  return ratio(BigInt(n ?? '0'), BigInt(d ?? '1'));
};

/** A decimal string such as "12.5" as a fraction. */
export const fromDecimal = (text: string): Ratio => {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`not a decimal: ${text}`);
  return ratio(BigInt(`${sign ?? ''}${whole}${fraction}`), 10n ** BigInt(fraction.length));
};
