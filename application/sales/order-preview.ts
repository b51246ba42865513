import type { ChargeDraft } from '../../domain/shared/charge.js';
import { billingPeriodOf } from '../../domain/shared/calendar.js';
import { labelOf } from '../../domain/subscriptions/billing-types/index.js';
import { isSellersOwn, type Principal } from '../spine/principal.js';
import { orderPrice, priceWith, type Quote } from './quotes.js';

/** The payment block that order confirmation, order and payment share (CR-748). Amounts are minor units. */
export interface OrderPreview {
  readonly lines: readonly PreviewLine[];
  readonly price: ReturnType<typeof orderPrice>;
  readonly discount: { readonly name: string; readonly type: string; readonly percentage: string; readonly amount: number } | null;
  /** What the payment covers: from the first to the last day (exclusive) of its charges. */
  readonly paidPeriod: { readonly from: string; readonly to: string } | null;
  readonly next: { readonly date: string; readonly amount: number } | null;
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
  const { now, offer, type, sale } = quote;
  const due = now.charges.filter((charge) => charge.onSettlement !== 'open');
  return {
    lines: now.charges.map((charge) => lineOf(charge, offer.plan)),
    price: orderPrice(quote),
    discount: now.applied && isSellersOwn(principal, quote.known.account.resellerId) ? { name: now.applied.name, type: now.applied.type, percentage: now.applied.percentage, amount: now.applied.amount } : null,
    paidPeriod: due.length === 0 ? null : { from: edge(due, 'from', -1), to: edge(due, 'to', 1) },
    next: nextPayment(quote),
    billingType: labelOf(type),
    billingDay: sale.billingDay,
  };
};

const lineOf = (charge: ChargeDraft, plan: Quote['offer']['plan']): PreviewLine => ({
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
  dueNow: charge.onSettlement !== 'open',
});

const edge = (charges: readonly ChargeDraft[], side: 'from' | 'to', sign: 1 | -1): string => charges.map((charge) => charge.period[side]).sort((a, b) => (a < b ? -sign : sign)).at(-1) ?? '';

/** What becomes due on the next billing day, for types that charge month by month. */
const nextPayment = ({ type, sale, basis, offer }: Quote): OrderPreview['next'] => {
  const date = billingPeriodOf(basis.pricedOn, sale.billingDay).to;
  const next = priceWith({ type, rule: 'billing_day', discounts: basis.discounts, origin: { planId: offer.plan.planId, billingDay: sale.billingDay, pricedAt: '' }, orderId: 'preview', on: date })(type.period(sale, date));
  return next.net > 0 ? { date, amount: next.net } : null;
};
