import { inject, injectable } from 'inversify';
import { pricesAt } from '../../domain/catalog/prices.js';
import type { OrderedQuantity, PricingBasis } from '../../domain/sales/sales.events.js';
import { addDays } from '../../domain/shared/calendar.js';
import { ruleBroken, wrongState } from '../../domain/shared/errors.js';
import { billingType, labelOf } from '../../domain/subscriptions/billing-types/index.js';
import { nextMonth } from '../../domain/subscriptions/billing-types/by-months.js';
import { changedOn, type ExistingSubscription } from '../../domain/subscriptions/subscription-state.js';
import { partId } from '../billing/ledgers.js';
import { Offers, type Offer } from '../catalog/offers.js';
import type { CommandContext } from '../spine/context.js';
import { BegunPeriods } from '../subscriptions/begun-periods.js';
import { SubscriptionFinder } from '../subscriptions/subscription-finder.js';
import { effectOf } from './charges-effect.js';
import { DiscountFinder } from './discount-finder.js';
import { feesOf } from './fees.js';
import { rulesOf } from './increases.js';
import { currencyDiffers, refuseCreditHold, refuseExpired, refuseHeld, refuseStoppedOn, refuseUnless, refuseUnsold, usesToday } from './order-checks.js';
import { orderedQuantities, saleLines } from './quantities.js';
import { quoteOf, type Quote } from './quote.js';
import { paidPeriodOf } from './sale-period.js';
import { SinglePlans } from './single-plans.js';

export interface SwitchRequest {
  readonly subscriptionId: string;
  readonly planId: string;
  readonly periodId: string;
  readonly quantities: readonly OrderedQuantity[];
}

/** Another plan for a running subscription: a new term from the day it is paid; what the old plan did not use comes back (domain.md 4.11). */
@injectable()
export class SwitchQuotes {
  constructor(
    @inject(Offers) private readonly offers: Offers,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
    @inject(DiscountFinder) private readonly discounts: DiscountFinder,
    @inject(SinglePlans) private readonly single: SinglePlans,
    @inject(BegunPeriods) private readonly begun: BegunPeriods,
  ) {}

  async quote({ subscriptionId, planId, periodId, quantities: asked }: SwitchRequest, given: string, ctx: CommandContext): Promise<Quote> {
    const known = await this.subscriptions.find(subscriptionId, ctx);
    const { subscription, account, today } = known;
    refuseHeld(known);
    const money = await this.begun.foreseen(subscription, { on: today, scope: known.scope }, ctx);
    refuseCreditHold(money, subscription.paymentModel, 'prepaid subscriptions are not switched');
    refuseUnless(['Active'], subscription, 'switched to another plan');
    refuseExpired(subscription, today);
    refuseForbidden(subscription, today);
    const offer = await this.offers.offer(planId, account.resellerId, ctx);
    refuseUnsold(offer);
    if (offer.plan.currency !== account.currency) throw currencyDiffers(known, offer);
    refuseUnrelated(subscription, offer);
    const orderId = offer.plan.singleton ? await this.single.orderId(account.id, planId, ctx) : given;
    const period = paidPeriodOf(offer, periodId, ctx.principal);

    const quantities = orderedQuantities(offer.plan.resources, asked);
    const lines = saleLines(feesOf(pricesAt(offer.plan, ctx.now).prices, periodId), offer.plan.resources, quantities);
    const billing = billingType(offer.plan.billingType);
    const { billingDay } = offer.terms;
    const sale = { start: today, term: period.term, billingDay, lines };
    const { promoCode, paymentModel } = subscription;
    const discounts = await this.discounts.applicable(account.resellerId, { accountId: account.id, planId, promoCode, on: today, as: 'order', orderId, subscriptionId, individualPrices: false });
    const basis: PricingBasis = { billingType: labelOf(billing), billingDay, pricedOn: today, pricedAt: ctx.now, start: today, term: period.term, oneTime: 'setup', lines, discounts };
    const cut = { type: 'EndCharges', subscriptionId, on: today, owed: rulesOf(subscription).restOnStop === 'owed', id: partId } as const;
    return quoteOf({
      known, offer, billing, basis, now: billing.sale(sale), total: billing.commitment(sale), continues: sale,
      effect: effectOf(money, subscriptionId, cut), cut,
      order: {
        orderId, subscriptionId, type: 'switch', periodId, quantities, previous: subscription.resources.map(({ resourceKey, quantity }) => ({ resourceKey, quantity })), promoCode, paymentModel,
        trial: false, individualPrices: false, autoRenew: null, expiresOn: addDays(today, account.terms.cancelUnpaidOrderInDays), provisioningDate: null,
      },
    });
  }
}

/** A trial is free, whatever its plan allows afterwards. */
const refuseForbidden = (subscription: ExistingSubscription, today: string): void => {
  const { switchPlan, title } = rulesOf(subscription);
  if (subscription.trial) return;
  if (switchPlan === 'never') throw ruleBroken('switch_not_allowed', `${title}: the plan cannot be switched. Order the other plan beside it.`, '/subscriptionId');
  const { startDate, terms } = subscription;
  const billedFrom = startDate && nextMonth(startDate, terms.billingDay);
  if (switchPlan === 'after_free_days' && billedFrom && today < billedFrom)
    throw wrongState('switch_in_free_days', `The first days are free until ${billedFrom}: the plan can be switched from that day on.`, { from: billedFrom });
  refuseUsedDay(subscription, today);
};

/** A change that counts from tomorrow has written today off (rulings, Billing 7), and so has a stop; the other plan would charge it once more. */
const refuseUsedDay = (subscription: ExistingSubscription, today: string): void => {
  refuseStoppedOn(subscription, today, (from) => `The plan can be switched from ${from} on.`);
  if (!usesToday(subscription) || !changedOn(subscription, today)) return;
  const from = addDays(today, 1);
  throw wrongState('changed_today', `The quantities were changed today, and today is paid for with the plan that it has: the plan can be switched from ${from} on.`, { from });
};

const refuseUnrelated = ({ planId, productId }: ExistingSubscription, { plan }: Offer): void => {
  if (plan.planId === planId) throw ruleBroken('same_plan', 'The subscription has this plan already. Renew or change it instead.', '/planId');
  if (plan.productId !== productId) throw ruleBroken('plan_not_switchable', 'This plan is of another product. Choose a plan of the same product, or order it beside this one.', '/planId');
};
