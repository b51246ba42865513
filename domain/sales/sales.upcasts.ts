import type { ChargeDraft } from '../shared/charge.js';

/** `OrderPlaced` 2, as far as its successor is made from it. */
interface PlacedV2 {
  readonly type: 'sales' | 'change';
  readonly quantities: readonly { readonly resourceKey: string; readonly quantity: number }[];
  readonly price: { readonly net: number };
  readonly charges: readonly ChargeDraft[];
  readonly basis: { readonly pricedOn: string };
}

/** The lines that an order billed, read back from its charges. */
const linesOf = (charges: readonly ChargeDraft[]): readonly object[] =>
  [...new Set(charges.map(({ resourceKey }) => resourceKey))].map((resourceKey) => {
    const own = charges.filter((charge) => charge.resourceKey === resourceKey);
    const fee = (kind: ChargeDraft['fee']): number => own.find((charge) => charge.fee === kind)?.derivation.unitFee ?? 0;
    return { resourceKey, quantity: own[0]?.derivation.quantity ?? 0, setup: fee('setup'), recurring: fee('recurring'), renewal: fee('renewal') };
  });

/** What an increase was paid for tells what it counted from. */
const previousOf = ({ type, quantities, charges }: PlacedV2): readonly object[] =>
  quantities.flatMap(({ resourceKey, quantity }) => {
    const charge = type === 'change' ? charges.find((candidate) => candidate.resourceKey === resourceKey) : undefined;
    return charge ? [{ resourceKey, quantity: quantity - charge.derivation.quantity }] : [];
  });

/** Upcasts `OrderPlaced` of the time when there were prepaid sales and increases only. */
export const withBasis = (placed: PlacedV2): unknown => ({
  ...placed,
  previous: previousOf(placed),
  paymentModel: 'prepay',
  trial: false,
  individualPrices: false,
  autoRenew: null,
  commitment: placed.price.net,
  provisioningDate: null,
  basis: {
    ...placed.basis,
    pricedAt: placed.charges[0]?.origin.pricedAt ?? '',
    start: placed.basis.pricedOn,
    term: null,
    oneTime: 'setup',
    lines: linesOf(placed.charges),
  },
});
