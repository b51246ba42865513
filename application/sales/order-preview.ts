import type { ChargeDraft } from '../../domain/shared/charge.js';
import { billingPeriodOf } from '../../domain/shared/calendar.js';
import { isSellersOwn, type Principal } from '../spine/principal.js';
import type { ChargesEffect } from './charges-effect.js';
import { priceWith } from './price-with.js';
import type { Quote } from './quote.js';

/** The payment block that order confirmation, order and payment share (CR-748). Amounts are minor units. */
export interface OrderPreview {
  readonly type: string;
  readonly lines: readonly PreviewLine[];
  readonly price: Quote['order']['price'];
  readonly paymentModel: string;
  readonly discount: { readonly name: string; readonly type: string; readonly percentage: string; readonly amount: number } | null;
  /** What the payment covers: from the first to the last day (exclusive) of its charges. */
  readonly paidPeriod: { readonly from: string; readonly to: string } | null;
  readonly next: { readonly date: string; readonly amount: number } | null;
  /** What becomes of the charges that there are: fewer of a resource, another plan. */
  readonly effect: ChargesEffect | null;
  /** The day on which a delayed renewal is delivered. */
  readonly provisioningDate: string | null;
  /** Which sentence explains the billing type to a customer (CR-644). */
  readonly billingType: string;
  readonly billingDay: number;
}

interface PreviewLine {
  readonly fee: string;
  readonly resourceKey: string | null;
  readonly name: string;
  readonly quantity: number;
  readonly unitFee: number;
  /** Months, as a fraction: "12/31". */
  readonly months: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly gross: number;
  readonly discount: number;
  readonly net: number;
  readonly dueNow: boolean;
}

export const previewOf = (quote: Quote, principal: Principal): OrderPreview => {
  const { offer, order, effect } = quote;
  const { charges, discount, basis } = order;
  const due = charges.filter((charge) => charge.onSettlement !== 'open');
  return {
    type: order.type,
    lines: charges.map((charge) => lineOf(charge, offer.plan, order.paymentModel === 'prepay')),
    price: order.price,
    paymentModel: order.paymentModel,
    discount: discount && isSellersOwn(principal, order.resellerId) ? { name: discount.name, type: discount.type, percentage: discount.percentage, amount: discount.amount } : null,
    paidPeriod: due.length === 0 ? null : { from: edge(due, 'from', -1), to: edge(due, 'to', 1) },
    next: nextPayment(quote),
    effect,
    provisioningDate: order.provisioningDate,
    billingType: basis.billingType,
    billingDay: basis.billingDay,
  };
};

const lineOf = (charge: ChargeDraft, plan: Quote['offer']['plan'], prepaid: boolean): PreviewLine => ({
  fee: charge.fee,
  resourceKey: charge.resourceKey,
  name: plan.resources.find((resource) => resource.key === charge.resourceKey)?.name ?? plan.name,
  quantity: charge.derivation.quantity,
  unitFee: charge.derivation.unitFee,
  months: charge.derivation.weight,
  period: charge.period,
  gross: charge.gross,
  discount: charge.discount?.amount ?? 0,
  net: charge.net,
  dueNow: prepaid && charge.onSettlement !== 'open',
});

const edge = (charges: readonly ChargeDraft[], side: 'from' | 'to', sign: 1 | -1): string => charges.map((charge) => charge.period[side]).sort((a, b) => (a < b ? -sign : sign)).at(-1) ?? '';

/** What becomes due on the next billing day: the month that is charged then, or the one that the order left open. */
const nextPayment = ({ billing, continues, order: { basis, charges }, offer }: Quote): OrderPreview['next'] => {
  const { planId } = offer.plan;
  const from = basis.start > basis.pricedOn ? basis.start : basis.pricedOn;
  const date = billingPeriodOf(from, continues.billingDay).to;
  const origin = { planId, billingDay: continues.billingDay, pricedAt: basis.pricedAt };
  const made = priceWith({ type: billing, rule: 'billing_day', discounts: basis.discounts, origin, orderId: 'preview', on: date })(billing.period(continues, date)).net;
  const opened = charges.filter(({ onSettlement, period }) => onSettlement === 'open' && period.from === date).reduce((sum, { net }) => sum + net, 0);
  return made + opened > 0 ? { date, amount: made + opened } : null;
};
