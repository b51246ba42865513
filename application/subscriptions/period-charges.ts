import { inject, injectable } from 'inversify';
import type { LedgerCommand } from '../../domain/billing/ledger-state.js';
import type { OrderedLine } from '../../domain/sales/sales.events.js';
import { addDays } from '../../domain/shared/calendar.js';
import { rulesOf } from '../../domain/shared/billing-rules.js';
import type { ChargeDraft } from '../../domain/shared/charge.js';
import type { Scope } from '../../domain/shared/event.js';
import { billingType } from '../../domain/subscriptions/billing-types/index.js';
import { carriedInto, changedOn, changedSince, standingOn, type ExistingSubscription } from '../../domain/subscriptions/subscription-state.js';
import type { SubscribedResource } from '../../domain/subscriptions/subscriptions.events.js';
import { Ledgers, partId } from '../billing/ledgers.js';
import { DiscountFinder } from '../sales/discount-finder.js';
import { priceWith } from '../sales/price-with.js';
import { billable, subscribedLines } from '../sales/quantities.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import type { Committed } from '../spine/transactor.js';
import { ChargedQuantities } from './charged-quantities.js';

/** Why a period is charged: its billing day has come, the subscription is activated in it, or it was in transition on that day. */
export type PeriodRule = 'billing_day' | 'activation' | 'late';

interface Moment {
  readonly on: string;
  readonly scope: Scope;
}

/** What a subscription owes for the period that starts on a day; discounts are judged anew on it (rulings, Billing 10). */
@injectable()
export class PeriodCharges {
  constructor(
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(ChargedQuantities) private readonly charged: ChargedQuantities,
    @inject(DiscountFinder) private readonly discounts: DiscountFinder,
  ) {}

  /** Charges a period, with what waited for it since its order. @throws insufficient_balance */
  async charge(subscription: ExistingSubscription, { on, rule, scope }: Moment & { readonly rule: PeriodRule }, ctx: CommandContext): Promise<Committed> {
    return this.hold(subscription, await this.of(subscription, on, rule, ctx), { on, scope }, ctx);
  }

  /** Whole or not at all. @throws insufficient_balance */
  async hold(subscription: ExistingSubscription, charges: readonly ChargeDraft[], { on, scope }: Moment, ctx: CommandContext): Promise<Committed> {
    const { subscriptionId, paymentModel: model } = subscription;
    const held = await this.ledgers.command(scope, { type: 'ChargeBillingDay', subscriptionId, model, on, charges }, ctx, { step: `period ${on}` });
    const reduction = fromTomorrow(subscription, on);
    if (reduction) await this.ledgers.command(scope, reduction, ctx, { step: `reduction ${on}` });
    return held;
  }

  /** Without what is charged for these days already: by an activation or an increase that came before the run. */
  async of(subscription: ExistingSubscription, on: string, rule: PeriodRule, ctx: CommandContext): Promise<readonly ChargeDraft[]> {
    const { subscriptionId, accountId, planId, resellerId, promoCode, individualPrices, fixedPrice, orderedAt, trial, terms } = subscription;
    const { billingDay } = terms;
    const type = billingType(terms.billingType, terms.billingTypeVersion);
    const { start, term, periodId, orderId, trial: free } = standingOn(subscription, on);
    if (trial || free) return [];
    const obligations = type.period({ start, term, billingDay, lines: await this.uncharged(subscription, { on, past: rule === 'late' }, ctx) }, on);
    if (obligations.length === 0) return [];
    const discounts = await this.discounts.applicable(resellerId, { accountId, planId, promoCode, on, as: 'billing_day', orderId, subscriptionId, individualPrices });
    const origin = { planId, periodId, billingDay, pricedAt: fixedPrice ? orderedAt : ctx.now };
    return priceWith({ type, rule, discounts, origin, orderId: rule === 'late' ? ctx.commandId : derivedId(subscriptionId, rule), on })(obligations).charges;
  }

  /** A change on the very billing day leaves the month as it began, where changes count later; what more was ordered is charged by its order. */
  private async uncharged(subscription: ExistingSubscription, { on, past }: { readonly on: string; readonly past: boolean }, ctx: CommandContext): Promise<readonly OrderedLine[]> {
    const { start, planFee, resources } = standingOn(subscription, on);
    const asItBegan = countsLater(subscription, on) && start < on;
    const charged = await this.charged.of(subscription, on, ctx, { past, ...(asItBegan && { except: 'change' }) });
    const left = (had: number, key: string | null): number => (asItBegan && charged.has(key) ? 0 : Math.max(0, had - (charged.get(key) ?? 0)));
    return subscribedLines(planFee, asItBegan ? began(subscription, resources, on) : resources).map((line) => ({ ...line, quantity: left(line.quantity, line.resourceKey) }));
  }
}

const began = (subscription: ExistingSubscription, resources: readonly SubscribedResource[], on: string): readonly SubscribedResource[] => {
  const carried = carriedInto(subscription, on);
  return resources.map((resource) => ({ ...resource, quantity: carried.find(({ resourceKey }) => resourceKey === resource.resourceKey)?.quantity ?? 0 }));
};

const countsLater = (subscription: ExistingSubscription, on: string): boolean => {
  const { reduce } = rulesOf(subscription.terms.billingType);
  return (reduce === 'next_period' && changedSince(subscription, on)) || (reduce === 'tomorrow' && changedOn(subscription, on));
};

/** Fewer from tomorrow on, ordered before the run of the billing day: today is still charged at the old quantity (rulings, Billing 7). */
const fromTomorrow = (subscription: ExistingSubscription, on: string): LedgerCommand | null => {
  const { subscriptionId, terms, resources } = subscription;
  if (rulesOf(terms.billingType).reduce !== 'tomorrow' || !changedOn(subscription, on)) return null;
  return { type: 'ReduceCharges', subscriptionId, on: addDays(on, 1), resources: resources.map(({ resourceKey, quantity, included }) => ({ resourceKey, to: billable(quantity, included) })), id: partId };
};
