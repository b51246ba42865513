import { isDeepStrictEqual } from 'node:util';
import { inject, injectable } from 'inversify';
import { order, type PlacedOrder } from '../../domain/sales/order.js';
import type { ChargeDraft, Obligation } from '../../domain/shared/charge.js';
import { notFound } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import { pricedBy } from '../../domain/subscriptions/billing-types/index.js';
import { renewedFrom } from '../../domain/subscriptions/decide-orders.js';
import { subscription, type ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import { Increases } from '../sales/increases.js';
import { priceWith } from '../sales/price-with.js';
import { RULE_OF } from '../sales/quote.js';
import { renewalCharges } from '../sales/renewal-charges.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor, type Committed } from '../spine/transactor.js';
import { CreditLimits } from './credit-limits.js';
import { Ledgers } from './ledgers.js';

export interface Settling {
  readonly orderId: string;
  readonly paymentId: string | null;
  readonly fromBalance: boolean;
  readonly on: string;
  readonly whenShort: 'refuse' | 'defer';
}

/** Pays an order from its account's ledger, or counts it against the credit limit. */
@injectable()
export class Settlement {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(CreditLimits) private readonly limits: CreditLimits,
    @inject(Increases) private readonly increases: Increases,
  ) {}

  async settle(settling: Settling, ctx: CommandContext, scope: Scope): Promise<Committed> {
    const { state: placed } = await this.transactor.load(order, settling.orderId, ctx);
    if (!placed) throw notFound('order', settling.orderId, '/orderId');
    const recut = await this.recut(placed, settling.on, ctx);
    const { paymentModel, subscriptionId, accountId, commitment } = placed;
    const credit = paymentModel === 'postpay' ? { credit: { limit: await this.limits.of(subscriptionId, accountId, ctx), commitment } } : {};
    return this.ledgers.command(scope, { type: 'SettleOrder', ...settling, recut, ...credit }, ctx);
  }

  /**
   * Paid later than placed: the periods are cut anew from the payment day, at the prices of the order (rulings, Billing 4). So is a change on
   * its very day, when a further term was paid in between. Null: as it was placed.
   */
  private async recut(placed: PlacedOrder, on: string, ctx: CommandContext): Promise<readonly ChargeDraft[] | null> {
    const { basis, orderId, planId, periodId, type } = placed;
    if (on <= basis.pricedOn && type !== 'change') return null;
    const { state: sold } = await this.transactor.load(subscription, placed.subscriptionId, ctx);
    if (!sold) throw notFound('subscription', placed.subscriptionId);
    const obligations = await this.owed(placed, sold, on, ctx);
    const origin = { planId, periodId, billingDay: basis.billingDay, pricedAt: basis.pricedAt };
    const { charges } = priceWith({ type: pricedBy(basis.billingType), rule: RULE_OF[type], discounts: basis.discounts, origin, orderId, on })(obligations);
    return isDeepStrictEqual(charges, placed.charges) ? null : charges;
  }

  private async owed({ type, basis, quantities }: PlacedOrder, sold: ExistingSubscription, on: string, ctx: CommandContext): Promise<readonly Obligation[]> {
    const { lines, billingDay, oneTime } = basis;
    const sale = { term: basis.term, billingDay, lines, oneTime };
    switch (type) {
      case 'sales':
        return pricedBy(basis.billingType).sale({ ...sale, start: sold.startDate ?? on, term: basis.term ?? sold.terms.term });
      case 'switch':
        return pricedBy(basis.billingType).sale({ ...sale, start: on });
      case 'change':
        return [...this.increases.obligations(sold, await this.increases.lines(sold, quantities, lines, on, ctx), on), ...(await this.increases.ahead(sold, quantities, lines, on, ctx))];
      case 'renewal':
        return renewalCharges(pricedBy(basis.billingType), { ...sale, start: renewedFrom(sold, on) }, on);
    }
  }
}
