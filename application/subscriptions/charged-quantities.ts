import { inject, injectable } from 'inversify';
import { chargesOfSubscription } from '../../domain/billing/ledger-state.js';
import { order } from '../../domain/sales/order.js';
import type { OrderType } from '../../domain/sales/sales.events.js';
import { billingPeriodOf, earliest } from '../../domain/shared/calendar.js';
import { termEnd, type ExistingSubscription } from '../../domain/subscriptions/subscription-state.js';
import { Ledgers } from '../billing/ledgers.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';

/** By resource (null: the plan itself), what is paid for. */
export type Quantities = ReadonlyMap<string | null, number>;

/** How much of a subscription is charged already for the days from one on, to the end of their billing period or term. */
@injectable()
export class ChargedQuantities {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
  ) {}

  /** `except`: charges that orders of this type made are left out. */
  async of(subscription: ExistingSubscription, on: string, ctx: CommandContext, except?: OrderType): Promise<Quantities> {
    const { subscriptionId, accountId, terms } = subscription;
    const { to: periodEnd } = billingPeriodOf(on, terms.billingDay);
    const to = earliest(periodEnd, termEnd(subscription, on) ?? periodEnd);
    const charged = new Map<string | null, number>();
    for (const { fee, status, period, orderId, resourceKey, derivation } of chargesOfSubscription(await this.ledgers.load(accountId, ctx), subscriptionId)) {
      const counts = fee === 'recurring' && (status === 'Blocked' || status === 'Opened') && period.from < to && period.to > on;
      if (counts && (await this.delivered(orderId, ctx, except))) charged.set(resourceKey, (charged.get(resourceKey) ?? 0) + derivation.quantity);
    }
    return charged;
  }

  /** What an order charges that is not delivered is not part of the subscription yet. */
  private async delivered(orderId: string | null, ctx: CommandContext, except?: OrderType): Promise<boolean> {
    if (orderId === null) return true;
    const { state } = await this.transactor.load(order, orderId, ctx);
    return state?.status === 'Completed' && state.type !== except;
  }
}
