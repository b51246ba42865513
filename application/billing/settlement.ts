import { inject, injectable } from 'inversify';
import { order } from '../../domain/sales/order.js';
import type { ChargeDraft } from '../../domain/shared/charge.js';
import { notFound } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import { billingType } from '../../domain/subscriptions/billing-types/index.js';
import { subscription } from '../../domain/subscriptions/subscription.js';
import { priceWith } from '../sales/quotes.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor, type Committed } from '../spine/transactor.js';
import { Ledgers } from './ledgers.js';

export interface Settling {
  readonly orderId: string;
  readonly paymentId: string | null;
  readonly fromBalance: boolean;
  readonly on: string;
  readonly whenShort: 'refuse' | 'defer';
}

/** Pays an order from its account's ledger. */
@injectable()
export class Settlement {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
  ) {}

  async settle(settling: Settling, ctx: CommandContext, scope: Scope): Promise<Committed> {
    const recut = await this.recut(settling, ctx);
    return this.ledgers.command(scope, { type: 'SettleOrder', ...settling, recut }, ctx);
  }

  /** Paid later than placed: the periods are cut anew from the payment day, at the prices of the order (rulings, Billing 4). */
  private async recut({ orderId, on }: Settling, ctx: CommandContext): Promise<readonly ChargeDraft[] | null> {
    const { state: placed } = await this.transactor.load(order, orderId, ctx);
    if (!placed) throw notFound('order', orderId, '/orderId');
    if (on <= placed.basis.pricedOn) return null;
    const { state: sold } = await this.transactor.load(subscription, placed.subscriptionId, ctx);
    if (!sold) throw notFound('subscription', placed.subscriptionId);
    const type = billingType(sold.terms.billingType, sold.terms.billingTypeVersion);
    const sale = { start: sold.startDate ?? on, term: sold.terms.term, billingDay: placed.basis.billingDay, lines: placed.basis.lines };
    const rule = placed.type === 'sales' ? 'sale' : 'increase';
    const obligations = placed.type === 'sales' ? type.sale(sale) : type.increase({ on, terms: [sale], billingDay: sale.billingDay, lines: sale.lines, chargesClosed: sold.chargesClosed });
    const origin = placed.charges[0]?.origin ?? { planId: placed.planId, billingDay: placed.basis.billingDay, pricedAt: ctx.now };
    return priceWith({ type, rule, discounts: placed.basis.discounts, origin, orderId, on })(obligations).charges;
  }
}
