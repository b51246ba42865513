/** Percent with two decimals, rounded half away from zero: (price - cost) / price. Null where there is no price. Minor units. */
export const marginOf = (price: number | null, cost: number | null): string | null => {
  if (price === null || cost === null || price === 0) return null;
  const hundredths = rounded(BigInt(price - cost) * 10_000n, BigInt(price));
  const text = (hundredths < 0n ? -hundredths : hundredths).toString().padStart(3, '0');
  return `${hundredths < 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
};

/** A price that leaves its seller nothing: a discount, or a cost that rose, took the margin away. What costs nothing cannot. */
export const isAtOrBelowCost = (price: number | null, cost: number | null): boolean => price !== null && cost !== null && cost > 0 && price <= cost;

/** n / d to the nearest whole, half away from zero; d over 0. */
export const rounded = (n: bigint, d: bigint): bigint => (n < 0n ? -rounded(-n, d) : (2n * n + d) / (2n * d));
