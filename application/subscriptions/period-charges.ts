import { inject, injectable } from 'inversify';
import type { ChargeDraft } from '../../domain/shared/charge.js';
import { billingType } from '../../domain/subscriptions/billing-types/index.js';
import type { ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import { DiscountFinder } from '../sales/discount-finder.js';
import { priceWith } from '../sales/quotes.js';
import { subscribedLines } from '../sales/quantities.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';

/** What a subscription owes for the period that starts on a day; discounts are judged anew on it (rulings, Billing 10). */
@injectable()
export class PeriodCharges {
  constructor(@inject(DiscountFinder) private readonly discounts: DiscountFinder) {}

  async of(subscription: ExistingSubscription, on: string, rule: 'billing_day' | 'activation', ctx?: CommandContext): Promise<readonly ChargeDraft[]> {
    const { subscriptionId, accountId, planId, resellerId, promoCode, startDate, terms, resources } = subscription;
    const type = billingType(terms.billingType, terms.billingTypeVersion);
    const obligations = type.period({ start: startDate ?? on, term: terms.term, billingDay: terms.billingDay, lines: subscribedLines(terms.planFee, resources) }, on);
    if (obligations.length === 0) return [];
    const discounts = await this.discounts.applicable(resellerId, { accountId, planId, promoCode, on }, ctx);
    return priceWith({ type, rule, discounts, orderId: derivedId(subscriptionId, rule), on })(obligations).charges;
  }
}
