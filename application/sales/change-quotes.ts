import { inject, injectable } from 'inversify';
import { ledger } from '../../domain/billing/ledger.js';
import type { OrderedLine, OrderedQuantity, PricingBasis } from '../../domain/sales/sales.events.js';
import { addDays } from '../../domain/shared/calendar.js';
import { notFound, ruleBroken, wrongState } from '../../domain/shared/errors.js';
import { billingType, labelOf } from '../../domain/subscriptions/billing-types/index.js';
import { standingOn, type ExistingSubscription } from '../../domain/subscriptions/subscription-state.js';
import type { SubscribedResource } from '../../domain/subscriptions/subscriptions.events.js';
import { Offers, type Offer } from '../catalog/offers.js';
import type { CommandContext } from '../spine/context.js';
import { BegunPeriods } from '../subscriptions/begun-periods.js';
import { SubscriptionFinder } from '../subscriptions/subscription-finder.js';
import { reductionOf } from '../subscriptions/subscription-money.js';
import { effectOf } from './charges-effect.js';
import { DiscountFinder } from './discount-finder.js';
import { NO_FEES, type FeeTable } from './fees.js';
import { Increases, rulesOf } from './increases.js';
import { isCustomer, refuseCreditHold, refuseExpired, refuseHeld, refuseUnless } from './order-checks.js';
import { billable, orderedQuantities, orKept, quantityOf, subscribedLines } from './quantities.js';
import { quoteOf, type Quote } from './quote.js';
import type { WaitingTerm } from './renewal-orders.js';
import { SubscriptionPrices } from './subscription-prices.js';

export interface ChangeRequest {
  readonly subscriptionId: string;
  /** The new totals; resources left out stay as they are. */
  readonly quantities: readonly OrderedQuantity[];
}

/** More, fewer, or both of the resources of a running subscription. */
@injectable()
export class ChangeQuotes {
  constructor(
    @inject(Offers) private readonly offers: Offers,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
    @inject(SubscriptionPrices) private readonly prices: SubscriptionPrices,
    @inject(Increases) private readonly increases: Increases,
    @inject(DiscountFinder) private readonly discounts: DiscountFinder,
    @inject(BegunPeriods) private readonly begun: BegunPeriods,
  ) {}

  async quote(request: ChangeRequest, orderId: string, ctx: CommandContext): Promise<Quote> {
    const known = await this.subscriptions.find(request.subscriptionId, ctx);
    const { subscription, account, today } = known;
    refuseHeld(known);
    const money = await this.begun.foreseen(subscription, { on: today, scope: known.scope }, ctx);
    refuseCreditHold(money, subscription.paymentModel, 'prepaid subscriptions are not changed');
    refuseUnless(['Active'], subscription, 'changed');
    refuseExpired(subscription, today);
    if (subscription.trial) throw ruleBroken('trial_fixed', 'The quantities of a trial are fixed. Renew it for a paid period, or switch the plan, and choose them then.', '/quantities');
    const offer = await this.offers.offer(subscription.planId, account.resellerId, ctx);
    const quantities = orderedQuantities(offer.plan.resources, orKept(subscription.resources, request.quantities));
    refuseForbidden(subscription, quantities, offer, ctx);

    const fees = await this.prices.ofChange(subscription, offer, ctx);
    const lines = await this.increases.lines(subscription, quantities, differences(subscription.resources, quantities, fees), today, ctx);
    const { subscriptionId, planId, periodId, promoCode, paymentModel, individualPrices, terms } = subscription;
    const billing = billingType(terms.billingType, terms.billingTypeVersion);
    const discounts = await this.discounts.applicable(account.resellerId, { accountId: account.id, planId, promoCode, on: today, as: 'order', orderId, subscriptionId, individualPrices });
    const owed = [...this.increases.obligations(subscription, lines, today), ...(await this.increases.ahead(subscription, quantities, lines, today, ctx))];
    const basis: PricingBasis = {
      billingType: labelOf(billing), billingDay: terms.billingDay, pricedOn: today, pricedAt: this.prices.instant(subscription, ctx), start: today, term: null, oneTime: 'setup', lines, discounts,
    };
    const { start, term, planFee, resources } = standingOn(subscription, today);
    return quoteOf({
      known, offer, billing, basis, now: owed, total: owed,
      order: {
        orderId, subscriptionId, type: 'change', periodId, quantities, previous: subscription.resources.map(({ resourceKey, quantity }) => ({ resourceKey, quantity })), promoCode, paymentModel,
        trial: false, individualPrices, autoRenew: null, expiresOn: addDays(today, account.terms.cancelUnpaidOrderInDays), provisioningDate: null,
      },
      continues: { start, term, billingDay: terms.billingDay, lines: subscribedLines(planFee, changedResources(resources, quantities, lines)) },
      ...decrease(money, subscription, { quantities, today, next: await this.increases.next(subscription, ctx) }),
    });
  }
}

/** At which fees the more is charged; of what is not increased there is no difference. */
const differences = (current: readonly SubscribedResource[], quantities: readonly OrderedQuantity[], { resources }: FeeTable): readonly OrderedLine[] =>
  current.map(({ resourceKey, included, quantity }) => ({
    resourceKey, ...(resources[resourceKey] ?? NO_FEES), quantity: Math.max(0, billable(quantityOf(quantities, resourceKey), included) - billable(quantity, included)),
  }));

/** The resources with their new totals; what was increased has today's fees from now on (domain.md 4.0). */
export const changedResources = (current: readonly SubscribedResource[], quantities: readonly OrderedQuantity[], lines: readonly OrderedLine[]): readonly SubscribedResource[] =>
  current.map((resource) => {
    const quantity = quantityOf(quantities, resource.resourceKey);
    const line = lines.find(({ resourceKey }) => resourceKey === resource.resourceKey);
    return { ...resource, quantity, unitFee: line && quantity > resource.quantity ? line.recurring : resource.unitFee };
  });

const refuseForbidden = (subscription: ExistingSubscription, quantities: readonly OrderedQuantity[], { plan }: Offer, { principal }: CommandContext): void => {
  const { resources, chargesClosed, expirationDate } = subscription;
  const { title, increase, reduce } = rulesOf(subscription);
  const more = resources.find(({ resourceKey, quantity }) => quantityOf(quantities, resourceKey) > quantity);
  const fewer = resources.find(({ resourceKey, quantity }) => quantityOf(quantities, resourceKey) < quantity);
  const changed = [more, fewer].find((resource) => plan.resources.some(({ key, public: shown }) => key === resource?.resourceKey && !shown));
  if (!more && !fewer) throw ruleBroken('nothing_changes', 'The quantities are what the subscription has already.', '/quantities');
  if (changed && isCustomer(principal)) throw notFound('resource', changed.resourceKey, '/quantities');
  if (more && increase === 'never') throw ruleBroken('increase_not_allowed', `${title}: nothing can be added. Order another subscription.`, '/quantities', { current: more.quantity });
  if (fewer && reduce === 'never') throw ruleBroken('decrease_not_allowed', `${title}: ${fewer.name} cannot be reduced below ${fewer.quantity}. Let the subscription end, and order less then.`, '/quantities', { current: fewer.quantity });
  if (fewer && reduce === 'until_closed' && chargesClosed)
    throw wrongState('term_closed', `The whole term was written off: ${fewer.name} can be reduced with the renewal, for the time from ${expirationDate ?? 'then'} on.`, { current: fewer.quantity, expirationDate });
};

interface Fewer {
  readonly quantities: readonly OrderedQuantity[];
  readonly today: string;
  readonly next: WaitingTerm | null;
}

/** What fewer gives back now; nothing where the month in course counts at its largest quantity. */
const decrease = (money: Parameters<typeof ledger.decide>[1], subscription: ExistingSubscription, { quantities, today, next }: Fewer): Pick<Quote, 'effect' | 'cut'> => {
  const { subscriptionId, resources } = subscription;
  const fewer = resources.filter(({ resourceKey, quantity }) => quantityOf(quantities, resourceKey) < quantity);
  if (fewer.length === 0) return { effect: null };
  const reduction = reductionOf(subscription, { fewer: fewer.map(({ resourceKey, included }) => ({ resourceKey, to: billable(quantityOf(quantities, resourceKey), included) })), on: today, next });
  return { effect: reduction ? effectOf(money, subscriptionId, reduction) : { writtenOff: 0, refunded: 0, held: 0, back: 0, parts: [] }, cut: reduction };
};
