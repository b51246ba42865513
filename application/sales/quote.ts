import type { LedgerCommand } from '../../domain/billing/ledger-state.js';
import type { Priced } from '../../domain/sales/pricing.js';
import type { PlacedOrder } from '../../domain/sales/order.js';
import type { OrderType, PricingBasis } from '../../domain/sales/sales.events.js';
import { BILLING_RULES } from '../../domain/shared/billing-rules.js';
import type { Obligation } from '../../domain/shared/charge.js';
import { ONE } from '../../domain/shared/ratio.js';
import type { BillingType, Sale } from '../../domain/subscriptions/billing-types/billing-type.js';
import { recurring } from '../../domain/subscriptions/billing-types/fees.js';
import type { Offer } from '../catalog/offers.js';
import type { KnownAccount } from '../partners/directory.js';
import type { ChargesEffect } from './charges-effect.js';
import { priceWith } from './price-with.js';

/** An order before it has its number. */
export type OrderDraft = Omit<PlacedOrder, 'number' | 'subscriptionNumber' | 'notes'>;

/** What an order costs and does: the one price of its preview and of the order itself. Nothing is recorded. */
export interface Quote {
  readonly known: KnownAccount;
  readonly offer: Offer;
  readonly billing: BillingType;
  readonly order: OrderDraft;
  /** What the subscription is billed by once the order is delivered. */
  readonly continues: Sale;
  /** What becomes of the charges that there are already: of a decrease and of a switch. */
  readonly effect: ChargesEffect | null;
  /** How they are cut for it once the order is delivered; left out where nothing of them is. */
  readonly cut?: LedgerCommand | null;
}

type ByPricing = 'accountId' | 'resellerId' | 'planId' | 'price' | 'discount' | 'charges' | 'commitment' | 'basis' | 'placedOn';

/** An order with what it owes, before that is priced. */
export interface Priceable extends Omit<Quote, 'order'> {
  readonly order: Omit<OrderDraft, ByPricing>;
  readonly basis: PricingBasis;
  /** What it charges, and what it obliges to over the whole term. */
  readonly now: readonly Obligation[];
  readonly total: readonly Obligation[];
}

export const RULE_OF: Readonly<Record<OrderType, string>> = { sales: 'sale', change: 'increase', renewal: 'renewal', switch: 'switch' };

export const quoteOf = ({ order, basis, now, total, ...quoted }: Priceable): Quote => {
  const { known, offer, billing } = quoted;
  const { planId, currency } = offer.plan;
  const origin = { planId, periodId: order.periodId, billingDay: basis.billingDay, pricedAt: basis.pricedAt };
  const priced = priceWith({ type: billing, rule: RULE_OF[order.type], discounts: basis.discounts, origin, orderId: order.orderId, on: basis.pricedOn });
  const [due, whole] = [priced(now), priced(total)];
  // A postpaid order asks for no payment: its charges are debt until they are invoiced (domain.md 4.1).
  const dueNow = order.paymentModel === 'postpay' ? 0 : due.dueNow;
  return {
    ...quoted,
    order: {
      ...order,
      accountId: known.account.id,
      resellerId: known.account.resellerId,
      planId,
      price: { currency, gross: whole.gross, discount: whole.discount, net: whole.net, dueNow },
      commitment: counted(billing, whole, () => priced(month(basis, total))),
      discount: due.applied,
      charges: due.charges,
      basis,
      placedOn: known.today,
    },
  };
};

/** What a credit limit is compared with (domain.md 4.1; rulings, Billing 13). */
const counted = ({ key }: BillingType, whole: Priced, ofMonth: () => Priced): number => {
  switch (BILLING_RULES[key].pays) {
    case 'whole_term':
      return whole.net;
    case 'current_period':
      return ofMonth().net;
    case 'after_use':
      return 0;
  }
};

/** A full month of an order, with its one-time fees. */
const month = ({ lines, start }: PricingBasis, total: readonly Obligation[]): readonly Obligation[] => [
  ...total.filter(({ fee }) => fee !== 'recurring'),
  ...recurring(lines, { from: start, to: start, weight: ONE, days: { charged: 1, of: 1 } }, 'block'),
];
