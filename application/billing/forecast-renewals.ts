import { inject, injectable } from 'inversify';
import type { PricingBasis } from '../../domain/sales/sales.events.js';
import { addDays, type BusinessDate } from '../../domain/shared/calendar.js';
import type { ChargeDraft } from '../../domain/shared/charge.js';
import { DomainError } from '../../domain/shared/errors.js';
import { billingType } from '../../domain/subscriptions/billing-types/index.js';
import { endOf, type ExistingSubscription } from '../../domain/subscriptions/subscription-state.js';
import { DiscountFinder } from '../sales/discount-finder.js';
import { priceWith } from '../sales/price-with.js';
import { quantityOf } from '../sales/quantities.js';
import type { OrderDraft } from '../sales/quote.js';
import { renewalCharges } from '../sales/renewal-charges.js';
import { RenewalOrders } from '../sales/renewal-orders.js';
import { Renewals } from '../sales/renewals.js';
import type { CommandContext } from '../spine/context.js';

/** A term that a subscription will renew itself for: what its first day asks for, and the subscription as it will be then. Minor units. */
export interface TermAhead {
  readonly start: BusinessDate;
  readonly due: number;
  /** Noted with the order; they hold their money when their days come. */
  readonly later: readonly ChargeDraft[];
  readonly renewed: ExistingSubscription;
}

type Ordered = Pick<OrderDraft, 'orderId' | 'periodId' | 'quantities' | 'individualPrices' | 'basis' | 'charges' | 'price'>;

/** The terms to come of a subscription that renews itself, at the prices and discounts of today. */
@injectable()
export class ForecastRenewals {
  constructor(
    @inject(Renewals) private readonly renewals: Renewals,
    @inject(RenewalOrders) private readonly orders: RenewalOrders,
    @inject(DiscountFinder) private readonly discounts: DiscountFinder,
  ) {}

  async *of(state: ExistingSubscription, { today, until }: { readonly today: BusinessDate; readonly until: BusinessDate }, ctx: CommandContext): AsyncGenerator<TermAhead> {
    const expiring = ({ expirationDate }: ExistingSubscription): BusinessDate | null => (expirationDate !== null && today < expirationDate && expirationDate <= until ? expirationDate : null);
    let running = state;
    let start = expiring(state);
    let ordered = start === null ? null : await this.first(state, today, ctx);
    while (start !== null && ordered !== null) {
      const { order, isPaid } = ordered;
      running = renewedBy(running, order);
      yield { start, due: isPaid ? 0 : order.price.dueNow, later: isPaid ? [] : order.charges.filter(({ onSettlement }) => onSettlement === 'open'), renewed: running };
      start = expiring(running);
      ordered = running.autoRenew.on ? { order: await this.following(running, order), isPaid: false } : null;
    }
  }

  /** The order that is there, or the one that will be made. Null: what cannot be renewed asks for nothing; the run of that day will say why. */
  private async first(state: ExistingSubscription, today: BusinessDate, ctx: CommandContext): Promise<{ readonly order: Ordered; readonly isPaid: boolean } | null> {
    const { subscriptionId, expirationDate, autoRenew, terms } = state;
    if (expirationDate === null) return null;
    const open = await this.orders.openOf(state, ctx);
    if (open) return { order: open, isPaid: open.status !== 'Waiting for payment' };
    if (!autoRenew.on) return null;
    const made = addDays(expirationDate, 0 - terms.autoRenewPoint);
    const request = { subscriptionId, periodId: autoRenew.periodId, quantities: [], priceOption: 'keep', auto: { on: made > today ? made : today } } as const;
    try {
      return { order: (await this.renewals.quote(request, ctx)).order, isPaid: false };
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  /** One more term of what the order before it sold. */
  private async following(running: ExistingSubscription, before: Ordered): Promise<Ordered> {
    const { subscriptionId, accountId, resellerId, planId, promoCode, terms, expirationDate } = running;
    const { individualPrices, orderId } = before;
    const start = expirationDate ?? before.basis.start;
    const type = billingType(terms.billingType, terms.billingTypeVersion);
    const discounts = await this.discounts.applicable(resellerId, { accountId, planId, promoCode, on: start, as: 'order', orderId: `${orderId} again`, subscriptionId, individualPrices });
    const basis: PricingBasis = { ...before.basis, start, discounts };
    const origin = { planId, periodId: before.periodId, billingDay: basis.billingDay, pricedAt: basis.pricedAt };
    const { charges, dueNow } = priceWith({ type, rule: 'renewal', discounts, origin, orderId, on: start })(renewalCharges(type, basis, start));
    return { ...before, basis, charges, price: { ...before.price, dueNow } };
  }
}

const renewedBy = (running: ExistingSubscription, { basis: { start, term, lines }, orderId, periodId, quantities, individualPrices }: Ordered): ExistingSubscription => {
  const fee = (key: string | null): number => lines.find(({ resourceKey }) => resourceKey === key)?.recurring ?? 0;
  const resources = running.resources.map((resource) => ({ ...resource, quantity: quantityOf(quantities, resource.resourceKey), unitFee: fee(resource.resourceKey) }));
  const unitFees = Object.fromEntries(resources.map(({ resourceKey, unitFee }) => [resourceKey, unitFee]));
  return {
    ...running, trial: false, resources, individualPrices, periodId, expirationDate: term && endOf(running.terms, start, term),
    segments: [...running.segments, { start, term, trial: false, periodId, orderId, planFee: fee(null), unitFees }],
  };
};
