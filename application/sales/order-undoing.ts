import { inject, injectable } from 'inversify';
import { payment } from '../../domain/billing/payment.js';
import type { OrderEvent } from '../../domain/sales/sales.events.js';
import type { Scope } from '../../domain/shared/event.js';
import { subscription } from '../../domain/subscriptions/subscription.js';
import { Ledgers } from '../billing/ledgers.js';
import { Payments } from '../billing/payments.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import type { WorkflowStep } from '../spine/workflow.js';
import { Renewals } from './renewals.js';

/** What an order that ends without delivery leaves behind: nothing held, nothing asked for. */
@injectable()
export class OrderUndoing {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(Payments) private readonly payments: Payments,
    @inject(Renewals) private readonly renewals: Renewals,
  ) {}

  cancelled({ orderId, subscriptionId, cancelledOn: on }: Extract<OrderEvent, { type: 'OrderCancelled' }>['data'], scope: Scope): readonly WorkflowStep[] {
    return [
      { name: 'release', run: (ctx) => this.ledgers.command(scope, { type: 'ReleaseOrder', orderId, on }, ctx) },
      { name: 'cancel payment', run: (ctx) => this.cancelPayment(orderId, on, ctx, scope) },
      { name: 'abandon', run: (ctx) => this.transactor.transact(subscription, subscriptionId, { type: 'AbandonOrder', orderId }, ctx, { scope }) },
    ];
  }

  /** Nobody renews what was deleted. */
  deleted({ subscriptionId, on }: { readonly subscriptionId: string; readonly on: string }, scope: Scope): readonly WorkflowStep[] {
    return [{ name: 'end open renewal', run: (ctx) => this.renewals.cancelOpen({ subscriptionId, on, scope }, ctx) }];
  }

  private async cancelPayment(orderId: string, on: string, ctx: CommandContext, scope: Scope): Promise<void> {
    const waiting = await this.payments.waitingFor(orderId, ctx);
    if (waiting) await this.transactor.transact(payment, waiting.paymentId, { type: 'CancelPayment', on }, ctx, { scope });
  }
}
