import { inject, injectable } from 'inversify';
import type { OrderedQuantity, PricingBasis } from '../../domain/sales/sales.events.js';
import { addDays } from '../../domain/shared/calendar.js';
import { ruleBroken, wrongState } from '../../domain/shared/errors.js';
import { billingType, labelOf } from '../../domain/subscriptions/billing-types/index.js';
import { renewalStart } from '../../domain/subscriptions/decide-orders.js';
import { isStopped, type ExistingSubscription } from '../../domain/subscriptions/subscription-state.js';
import { Ledgers } from '../billing/ledgers.js';
import { Offers } from '../catalog/offers.js';
import type { CommandContext } from '../spine/context.js';
import { SubscriptionFinder, type KnownSubscription } from '../subscriptions/subscription-finder.js';
import { DiscountFinder } from './discount-finder.js';
import { rulesOf } from './increases.js';
import { refuseCreditHold, refuseHeld, refuseUnless, refuseUnsold } from './order-checks.js';
import { orderedQuantities, orKept, quantityOf, saleLines } from './quantities.js';
import { quoteOf, type Quote } from './quote.js';
import { renewalCharges } from './renewal-charges.js';
import { paidPeriodOf } from './sale-period.js';
import { SubscriptionPrices, type PriceOption } from './subscription-prices.js';

export interface RenewalRequest {
  readonly subscriptionId: string;
  /** Null: the period that it has. */
  readonly periodId: string | null;
  /** In a delayed renewal the totals may change; resources left out stay as they are. */
  readonly quantities: readonly OrderedQuantity[];
  readonly priceOption: PriceOption;
  /** The billing day that makes it; null: a person asks for it today. */
  readonly auto: { readonly on: string } | null;
}

/** A further term of a subscription: renewal fees and recurring fees for the plan and its resources (domain.md 4.12). */
@injectable()
export class RenewalQuotes {
  constructor(
    @inject(Offers) private readonly offers: Offers,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
    @inject(SubscriptionPrices) private readonly prices: SubscriptionPrices,
    @inject(DiscountFinder) private readonly discounts: DiscountFinder,
    @inject(Ledgers) private readonly ledgers: Ledgers,
  ) {}

  async quote(request: RenewalRequest, orderIdOf: (subscription: ExistingSubscription) => Promise<string>, ctx: CommandContext): Promise<Quote> {
    const found = await this.subscriptions.find(request.subscriptionId, ctx);
    // A billing day that is caught up is lived through as of its date.
    const known = { ...found, today: request.auto?.on ?? found.today };
    const { subscription, account, today } = known;
    if (subscription.startDate !== null) refuseEndless(subscription);
    if (!request.auto) await this.refuseManual(known, ctx);
    const orderId = await orderIdOf(subscription);
    const offer = await this.offers.offer(subscription.planId, account.resellerId, ctx);
    // What is not sold any more goes on by itself, and is not renewed by hand (domain.md 2).
    if (!request.auto) refuseUnsold(offer);
    const period = paidPeriodOf(offer, request.periodId ?? subscription.periodId, ctx.principal);
    const { term } = period;
    if (!term) throw ruleBroken('period_endless', 'A renewal adds a period with an end. Choose one, or switch the plan.', '/periodId');
    const quantities = orderedQuantities(offer.plan.resources, orKept(subscription.resources, request.quantities));
    if (!mayChange(subscription)) refuseChanged(subscription, quantities);

    const { subscriptionId, planId, promoCode, paymentModel, terms } = subscription;
    const individualPrices = subscription.individualPrices && request.priceOption !== 'plan';
    const fees = await this.prices.ofRenewal(subscription, { offer, periodId: period.periodId, option: request.priceOption }, ctx);
    const lines = saleLines(fees, offer.plan.resources, quantities);
    const start = renewalStart(subscription, today);
    const billing = billingType(terms.billingType, terms.billingTypeVersion);
    const sale = { start, term, billingDay: terms.billingDay, lines, oneTime: 'renewal' } as const;
    const discounts = await this.discounts.applicable(account.resellerId, { accountId: account.id, planId, promoCode, on: today, as: 'order', orderId, subscriptionId, individualPrices });
    const basis: PricingBasis = {
      billingType: labelOf(billing), billingDay: terms.billingDay, pricedOn: today, pricedAt: this.prices.instant(subscription, ctx), start, term, oneTime: 'renewal', lines, discounts,
    };
    return quoteOf({
      known, offer, billing, basis, now: renewalCharges(billing, sale, today), total: billing.commitment(sale), continues: sale, effect: null,
      order: {
        orderId, subscriptionId, type: 'renewal', periodId: period.periodId, quantities, previous: subscription.resources.map(({ resourceKey, quantity }) => ({ resourceKey, quantity })), promoCode, paymentModel,
        trial: false, individualPrices, autoRenew: null, expiresOn: expiryOf(request, known), provisioningDate: mayWait(subscription) && start > today ? start : null,
      },
    });
  }

  private async refuseManual(known: KnownSubscription, ctx: CommandContext): Promise<void> {
    const { subscription, account, today } = known;
    refuseHeld(known);
    refuseCreditHold(await this.ledgers.load(account.id, ctx), subscription.paymentModel, 'prepaid subscriptions are not renewed');
    refuseUnless(['Active', 'Graced', 'Stopped'], subscription, 'renewed');
    const { expirationDate, terms } = subscription;
    if (!expirationDate || terms.manualRenewPoint === -1) return;
    if (terms.manualRenewPoint === 0) throw ruleBroken('renewal_not_manual', 'This subscription is not renewed by hand. Switch the automatic renewal on.', '/subscriptionId');
    const from = addDays(expirationDate, -terms.manualRenewPoint);
    if (today < from) throw wrongState('renewal_too_early', `The subscription expires on ${expirationDate} and can be renewed from ${from} on.`, { from, expirationDate });
  }
}

/** It waits for the day of expiration, so the quantities of the new term may be others (delayed renewal). */
const mayWait = (subscription: ExistingSubscription): boolean => rulesOf(subscription).renewal === 'on_expiration' && !isStopped(subscription);
const mayChange = (subscription: ExistingSubscription): boolean => rulesOf(subscription).renewal === 'on_expiration' || subscription.trial;

const refuseEndless = (subscription: ExistingSubscription): void => {
  const { renewal, title } = rulesOf(subscription);
  if (renewal === 'never') throw ruleBroken('not_renewable', `${title}: there is nothing to renew. Order a new subscription.`, '/subscriptionId');
  if (!subscription.expirationDate) throw ruleBroken('no_expiration', 'The subscription has no end, so there is nothing to renew.', '/subscriptionId');
};

const refuseChanged = ({ resources }: ExistingSubscription, quantities: readonly OrderedQuantity[]): void => {
  const other = resources.find(({ resourceKey, quantity }) => quantityOf(quantities, resourceKey) !== quantity);
  if (other) throw ruleBroken('quantities_fixed', `The renewal takes effect at once and keeps the quantities: ${other.name} is ${other.quantity}. Change the subscription first, then renew it.`, '/quantities', { current: other.quantity });
};

/** An automatic order is open until the subscription expires, not as long as others (rulings, Billing 5). */
const expiryOf = ({ auto }: RenewalRequest, { subscription, account, today }: KnownSubscription): string =>
  auto && subscription.expirationDate && subscription.expirationDate > today ? subscription.expirationDate : addDays(today, account.terms.cancelUnpaidOrderInDays);
