import { inject, injectable } from 'inversify';
import { chargesOfSubscription } from '../../domain/billing/ledger-state.js';
import { order } from '../../domain/sales/order.js';
import type { ChargeDraft } from '../../domain/shared/charge.js';
import { billingPeriodOf } from '../../domain/shared/calendar.js';
import { billingType } from '../../domain/subscriptions/billing-types/index.js';
import type { BilledLine } from '../../domain/subscriptions/billing-types/billing-type.js';
import type { ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import { Ledgers } from '../billing/ledgers.js';
import { DiscountFinder } from '../sales/discount-finder.js';
import { priceWith } from '../sales/quotes.js';
import { subscribedLines } from '../sales/quantities.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { Transactor } from '../spine/transactor.js';

/** What a subscription owes for the period that starts on a day; discounts are judged anew on it (rulings, Billing 10). */
@injectable()
export class PeriodCharges {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(DiscountFinder) private readonly discounts: DiscountFinder,
  ) {}

  /** Without what is charged for these days already: by an activation or an increase that came before the run. */
  async of(subscription: ExistingSubscription, on: string, rule: 'billing_day' | 'activation' | 'late', ctx: CommandContext): Promise<readonly ChargeDraft[]> {
    const { subscriptionId, accountId, planId, resellerId, orderId, promoCode, startDate, terms } = subscription;
    const type = billingType(terms.billingType, terms.billingTypeVersion);
    const lines = await this.uncharged(subscription, on, ctx);
    const obligations = type.period({ start: startDate ?? on, term: terms.term, billingDay: terms.billingDay, lines }, on);
    if (obligations.length === 0) return [];
    const discounts = await this.discounts.applicable(resellerId, { accountId, planId, promoCode, on, as: 'billing_day', orderId, subscriptionId, individualPrices: false });
    return priceWith({ type, rule, discounts, origin: { planId, billingDay: terms.billingDay, pricedAt: ctx.now }, orderId: rule === 'late' ? ctx.commandId : derivedId(subscriptionId, rule), on })(obligations).charges;
  }

  private async uncharged({ subscriptionId, accountId, terms, resources }: ExistingSubscription, on: string, ctx: CommandContext): Promise<readonly BilledLine[]> {
    const { to } = billingPeriodOf(on, terms.billingDay);
    const ledger = await this.ledgers.load(accountId, ctx);
    const charged = new Map<string | null, number>();
    for (const charge of chargesOfSubscription(ledger, subscriptionId))
      if (isLive(charge) && charge.fee === 'recurring' && charge.period.from < to && charge.period.to > on && (await this.delivered(charge.orderId, ctx)))
        charged.set(charge.resourceKey, (charged.get(charge.resourceKey) ?? 0) + charge.derivation.quantity);
    return subscribedLines(terms.planFee, resources).map((line) => ({ ...line, quantity: Math.max(0, line.quantity - (charged.get(line.resourceKey) ?? 0)) }));
  }

  /** What an order charges that is not delivered is not part of the subscription yet. */
  private async delivered(orderId: string | null, ctx: CommandContext): Promise<boolean> {
    return orderId === null || (await this.transactor.load(order, orderId, ctx)).state?.status === 'Completed';
  }
}

const isLive = ({ status }: { readonly status: string }): boolean => status === 'Blocked' || status === 'Opened';
