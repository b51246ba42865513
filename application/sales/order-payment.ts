import { inject, injectable } from 'inversify';
import type { PlacedOrder } from '../../domain/sales/order.js';
import type { Scope } from '../../domain/shared/event.js';
import { Ledgers } from '../billing/ledgers.js';
import { orderPaymentId, Payments } from '../billing/payments.js';
import { Settlement } from '../billing/settlement.js';
import { WaitingOrders } from '../billing/waiting-orders.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import type { WorkflowStep } from '../spine/workflow.js';
import { RenewalOrders } from './renewal-orders.js';

/** How an order comes to its money: by a payment, or at once where nothing is due (postpaid, free, or fewer of a resource). */
@injectable()
export class OrderPayment {
  constructor(
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(Payments) private readonly payments: Payments,
    @inject(Settlement) private readonly settlement: Settlement,
    @inject(WaitingOrders) private readonly waiting: WaitingOrders,
    @inject(RenewalOrders) private readonly renewals: RenewalOrders,
  ) {}

  step(placed: PlacedOrder, scope: Scope): WorkflowStep {
    const { orderId, placedOn: on } = placed;
    if (placed.price.dueNow > 0) return { name: 'ask for payment', run: (ctx) => this.ask(placed, ctx, scope) };
    return { name: 'settle', run: (ctx) => this.settlement.settle({ orderId, paymentId: null, fromBalance: true, on, whenShort: 'refuse' }, ctx, scope) };
  }

  /** In credit hold the debt is asked for too (domain.md 4.1). */
  private async ask(placed: PlacedOrder, ctx: CommandContext, scope: Scope): Promise<void> {
    const { orderId, subscriptionId, accountId, resellerId, price, placedOn: createdOn, expiresOn: dueOn } = placed;
    const of = { accountId, resellerId, currency: price.currency, createdOn, dueOn };
    await this.payments.create({ ...of, paymentId: orderPaymentId(orderId, 0), kind: 'order', orderId, subscriptionId, amount: price.dueNow }, ctx, scope);
    // The money of a renewal that was withdrawn is free again, for the one that takes its place.
    if (await this.renewals.replacesPaid(placed, ctx)) await this.waiting.settle(createdOn, ctx, scope);
    const { creditHold, balance } = await this.ledgers.load(accountId, ctx);
    // One for each hold, however many orders come in it. Any money covers the debt first.
    if (creditHold && balance < 0)
      await this.payments.create({ ...of, paymentId: derivedId(accountId, 'debt', creditHold.since), kind: 'top_up', orderId: null, subscriptionId: null, amount: -balance }, ctx, scope);
  }
}
