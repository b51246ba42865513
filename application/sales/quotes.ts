import { inject, injectable } from 'inversify';
import type { PlanPeriod } from '../../domain/catalog/catalog.events.js';
import { price, type Priced } from '../../domain/sales/pricing.js';
import type { ApplicableDiscount, OrderedQuantity, OrderPrice, PricingBasis } from '../../domain/sales/sales.events.js';
import { notFound, ruleBroken, wrongState } from '../../domain/shared/errors.js';
import type { ChargeOrigin, Obligation } from '../../domain/shared/charge.js';
import { billingType, labelOf } from '../../domain/subscriptions/billing-types/index.js';
import type { BillingType, Sale } from '../../domain/subscriptions/billing-types/billing-type.js';
import type { SubscribedResource } from '../../domain/subscriptions/subscriptions.events.js';
import { Offers, type Offer } from '../catalog/offers.js';
import { Directory, type KnownAccount } from '../partners/directory.js';
import { newId, type CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { SubscriptionFinder, type KnownSubscription } from '../subscriptions/subscription-finder.js';
import { DiscountFinder } from './discount-finder.js';
import { increaseLines, orderedQuantities, saleLines } from './quantities.js';

export interface SaleRequest {
  readonly accountId: string;
  readonly planId: string;
  readonly periodId: string;
  readonly quantities: readonly OrderedQuantity[];
  readonly promoCode: string | null;
}

/** The one price of a preview and of an order, with all that the order records of it. */
export interface Quote {
  readonly known: KnownAccount;
  readonly offer: Offer;
  readonly type: BillingType;
  readonly quantities: readonly OrderedQuantity[];
  readonly now: Priced;
  readonly total: Priced;
  readonly basis: PricingBasis;
  readonly sale: Sale;
  /** The quantities that it counts from. */
  readonly previous: readonly OrderedQuantity[];
}
export interface SaleQuote extends Quote {
  readonly period: PlanPeriod;
  readonly resources: readonly SubscribedResource[];
}
export interface IncreaseQuote extends Quote {
  readonly known: KnownSubscription;
}

/** Composes catalogue, billing type and discounts into a price; nothing is recorded. */
@injectable()
export class Quotes {
  constructor(
    @inject(Directory) private readonly directory: Directory,
    @inject(Offers) private readonly offers: Offers,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
    @inject(DiscountFinder) private readonly discounts: DiscountFinder,
  ) {}

  async sale(request: SaleRequest, orderId: string, ctx: CommandContext): Promise<SaleQuote> {
    const known = await this.directory.account(request.accountId, ctx);
    refuseHeld(known);
    const offer = await this.offers.offer(request.planId, known.account.resellerId, ctx);
    if (offer.plan.status !== 'Active') throw wrongState('plan_not_sold', 'This plan is not sold any more. Choose another one.');
    if (offer.plan.currency !== known.account.currency) throw ruleBroken('currency_differs', `The account pays in ${known.account.currency}, the plan is sold in ${offer.plan.currency}.`, '/planId');
    const period = offer.plan.periods.find((candidate) => candidate.periodId === request.periodId);
    if (!period) throw notFound('period', request.periodId, '/periodId');
    const quantities = orderedQuantities(offer.plan.resources, request.quantities);
    const lines = saleLines(period, offer.plan.resources, quantities);
    const sale: Sale = { start: known.today, term: period.term, billingDay: offer.terms.billingDay, lines };
    const type = billingType(offer.plan.billingType);
    const { accountId, planId, promoCode } = request;
    const discounts = await this.discounts.forOrder(known.account.resellerId, { accountId, planId, promoCode, on: known.today, as: 'order', orderId, subscriptionId: newId(ctx, 'subscription'), individualPrices: false });
    const priced = priceWith({ type, rule: 'sale', discounts, origin: { planId: request.planId, billingDay: offer.terms.billingDay, pricedAt: ctx.now }, orderId, on: known.today });
    const resources = offer.plan.resources.map(({ key, name, unit, included, fees }) => ({ resourceKey: key, name, unit, included, unitFee: fees.recurring, quantity: quantityOf(quantities, key) }));
    const basis: PricingBasis = { billingType: labelOf(type), billingDay: sale.billingDay, pricedOn: known.today, pricedAt: ctx.now, start: known.today, term: period.term, oneTime: 'setup', lines, discounts };
    return { known, offer, type, period, quantities, previous: [], resources, sale, basis, now: priced(type.sale(sale)), total: priced(type.commitment(sale)) };
  }

  /** More of a running subscription. Reductions are refused: they come with refunds. */
  async increase(request: { readonly subscriptionId: string; readonly quantities: readonly OrderedQuantity[] }, orderId: string, ctx: CommandContext): Promise<IncreaseQuote> {
    const known = await this.subscriptions.find(request.subscriptionId, ctx);
    refuseHeld(known);
    const { subscription, account, today } = known;
    if (subscription.status !== 'Active') throw wrongState('wrong_state', `Only an active subscription can be changed; this one is "${subscription.status}".`);
    if (subscription.expirationDate && subscription.expirationDate <= today) throw wrongState('expired', `The subscription expired on ${subscription.expirationDate}: nothing can be added to it.`);
    const offer = await this.offers.offer(subscription.planId, account.resellerId, ctx);
    const quantities = orderedQuantities(offer.plan.resources, [...keep(subscription.resources, request.quantities), ...request.quantities]);
    refuseDecrease(subscription.resources, quantities);
    const { billingType: key, billingTypeVersion, term, billingDay } = subscription.terms;
    const type = billingType(key, billingTypeVersion);
    const lines = increaseLines(subscription.resources, quantities, offer.plan.resources);
    const sale: Sale = { start: subscription.startDate ?? today, term, billingDay, lines };
    const { planId, promoCode, subscriptionId } = subscription;
    const discounts = await this.discounts.applicable(account.resellerId, { accountId: account.id, planId, promoCode, on: today, as: 'order', orderId, subscriptionId, individualPrices: false });
    const priced = priceWith({ type, rule: 'increase', discounts, origin: { planId: subscription.planId, billingDay, pricedAt: ctx.now }, orderId, on: today });
    const now = priced(type.increase({ on: today, terms: [sale], billingDay, lines: sale.lines, chargesClosed: subscription.chargesClosed }));
    const basis: PricingBasis = { billingType: labelOf(type), billingDay, pricedOn: today, pricedAt: ctx.now, start: today, term: null, oneTime: 'setup', lines, discounts };
    const previous = subscription.resources.map(({ resourceKey, quantity }) => ({ resourceKey, quantity }));
    return { known, offer, type, quantities, previous, sale, basis, now, total: now };
  }
}

export interface Pricing {
  readonly type: BillingType;
  readonly rule: string;
  readonly discounts: readonly ApplicableDiscount[];
  readonly origin: ChargeOrigin;
  readonly orderId: string;
  readonly on: string;
}

/** Prices obligations for an order; charge ids derive from the order, the day and the place in it. */
export const priceWith =
  ({ type, rule, discounts, origin, orderId, on }: Pricing) =>
  (obligations: readonly Obligation[]): Priced =>
    price({ billingType: labelOf(type), rule, obligations, discounts, origin, chargeId: (_obligation, index) => derivedId(orderId, on, `charge ${index}`) });

export const orderPrice = ({ now, total, offer }: Quote): OrderPrice => ({ currency: offer.plan.currency, gross: total.gross, discount: total.discount, net: total.net, dueNow: now.dueNow });

const quantityOf = (quantities: readonly OrderedQuantity[], key: string): number => quantities.find((quantity) => quantity.resourceKey === key)?.quantity ?? 0;

const keep = (resources: readonly SubscribedResource[], asked: readonly OrderedQuantity[]): readonly OrderedQuantity[] =>
  resources.filter(({ resourceKey }) => !asked.some((quantity) => quantity.resourceKey === resourceKey)).map(({ resourceKey, quantity }) => ({ resourceKey, quantity }));

const refuseHeld = ({ account }: KnownAccount): void => {
  if (account.held) throw wrongState('account_on_hold', 'The account is on administrative hold: no orders until it is released.');
};

const refuseDecrease = (current: readonly SubscribedResource[], wanted: readonly OrderedQuantity[]): void => {
  const smaller = current.find(({ resourceKey, quantity }) => quantityOf(wanted, resourceKey) < quantity);
  if (smaller) throw ruleBroken('decrease_not_available', `${smaller.name} cannot be reduced below ${smaller.quantity} here; only increases can be ordered.`, '/quantities', { current: smaller.quantity });
  if (current.every(({ resourceKey, quantity }) => quantityOf(wanted, resourceKey) === quantity)) throw ruleBroken('nothing_changes', 'The quantities are what the subscription has already.', '/quantities');
};
