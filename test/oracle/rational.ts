/** Exact fractions of the oracle's own: numerator over denominator, reduced only when somebody asks for the value. */
export type Fraction = readonly [over: bigint, under: bigint];

export const whole = (value: number | bigint): Fraction => [BigInt(value), 1n];
export const fraction = (over: number | bigint, under: number | bigint): Fraction => [BigInt(over), BigInt(under)];
export const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => lowest(a * d + c * b, b * d);
export const minus = (left: Fraction, [c, d]: Fraction): Fraction => plus(left, [-c, d]);
export const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => lowest(a * c, b * d);
export const total = (values: readonly Fraction[]): Fraction => values.reduce(plus, whole(0));

const lowest = (over: bigint, under: bigint): Fraction => {
  let [a, b] = [over < 0n ? -over : over, under];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? [0n, 1n] : [over / a, under / a];
};

/** "19/31", "1" or a decimal percentage such as "12.5". */
export const read = (text: string): Fraction => {
  const [over = '0', under = '1'] = text.split('/');
  const [integer = '0', decimals = ''] = over.split('.');
  return lowest(BigInt(integer + decimals), BigInt(under) * 10n ** BigInt(decimals.length));
};

export const written = (value: Fraction): string => {
  const [over, under] = lowest(...value);
  return under === 1n ? `${over}` : `${over}/${under}`;
};

/**
 * Minor units by long division, a half going away from zero (rulings, Billing 9). The half that is left to a last charge
 * goes the other way, because its brother took one more.
 */
export const rounded = ([over, under]: Fraction, half: 'away' | 'toward' = 'away'): number => {
  const size = over < 0n ? -over : over;
  const left = (size % under) * 2n;
  const up = left > under || (left === under && half === 'away');
  const units = Number(size / under) + (up ? 1 : 0);
  return over < 0n && units !== 0 ? -units : units;
};
