import type { PricedPart } from '../../domain/billing/reseller-charges.events.js';
import { add, format, parse } from '../../domain/shared/ratio.js';

/** The months of one purchase within a term that was written off at once, put together again for people. */
export const purchasesOf = (parts: readonly PricedPart[]): readonly PricedPart[] => {
  const purchases = new Map<string, PricedPart>();
  for (const part of parts) {
    const key = `${part.pricedAt} ${String(part.unitPrice)} ${String(part.quantity)}`;
    const known = purchases.get(key);
    purchases.set(key, known ? together(known, part) : part);
  }
  return [...purchases.values()];
};

const together = (a: PricedPart, b: PricedPart): PricedPart => ({
  ...a,
  weight: format(add(parse(a.weight), parse(b.weight))),
  period: { from: a.period.from < b.period.from ? a.period.from : b.period.from, to: a.period.to > b.period.to ? a.period.to : b.period.to },
});
