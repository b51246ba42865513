import { inject, injectable } from 'inversify';
import { chargesOfSubscription, type Ledger } from '../../domain/billing/ledger-state.js';
import { payment } from '../../domain/billing/payment.js';
import { order, type Order } from '../../domain/sales/order.js';
import type { OrderCancellation, OrderEvent } from '../../domain/sales/sales.events.js';
import type { Scope } from '../../domain/shared/event.js';
import { subscription } from '../../domain/subscriptions/subscription.js';
import type { SubscriptionEvent } from '../../domain/subscriptions/subscriptions.events.js';
import { Ledgers } from '../billing/ledgers.js';
import { Payments } from '../billing/payments.js';
import { Directory } from '../partners/directory.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import type { WorkflowStep } from '../spine/workflow.js';
import { billable } from './quantities.js';
import { follows } from './renewal-orders.js';
import { Renewals } from './renewals.js';

const OPEN: readonly string[] = ['Waiting for payment', 'Waiting for provisioning', 'Provisioning failed'];

interface Ending {
  readonly subscriptionId: string;
  readonly on: string;
  readonly reason: OrderCancellation;
  readonly ends: (open: NonNullable<Order>, money: Ledger) => boolean;
}
export type Cancelled = Extract<OrderEvent, { type: 'OrderCancelled' }>['data'];
type Changed = Extract<SubscriptionEvent, { type: 'SubscriptionResourcesChanged' }>['data'];

/** What an order that ends without delivery leaves behind: nothing held, nothing asked for. */
@injectable()
export class OrderUndoing {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(Payments) private readonly payments: Payments,
    @inject(Renewals) private readonly renewals: Renewals,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  /** The money of a cancellation, for its rehearsal: for real it follows step by step. */
  async rehearse({ orderId, reason, wasPaid, cancelledOn: on }: Cancelled, ctx: CommandContext, scope: Scope): Promise<void> {
    await this.ledgers.command(scope, { type: 'ReleaseOrder', orderId, on }, ctx);
    if (wasPaid && endsTerm(reason)) await this.releaseTerm(orderId, on, ctx, scope);
  }

  cancelled({ orderId, subscriptionId, type, reason, wasPaid, cancelledOn: on }: Cancelled, scope: Scope): readonly WorkflowStep[] {
    return [
      { name: 'release', run: (ctx) => this.ledgers.command(scope, { type: 'ReleaseOrder', orderId, on }, ctx) },
      ...(wasPaid && endsTerm(reason) ? [{ name: 'release its term', run: (ctx: CommandContext) => this.releaseTerm(orderId, on, ctx, scope) }] : []),
      { name: 'cancel payment', run: (ctx) => this.cancelPayment(orderId, on, ctx, scope) },
      { name: 'abandon', run: (ctx) => this.transactor.transact(subscription, subscriptionId, { type: 'AbandonOrder', orderId }, ctx, { scope }) },
      ...(type === 'renewal' && reason === 'quantities_changed' ? [{ name: 'renew again', run: (ctx: CommandContext) => this.renewAgain(orderId, ctx, scope) }] : []),
    ];
  }

  /** Nothing is changed or renewed of what was deleted: its open orders end, and what they paid is free again. */
  deleted({ subscriptionId, on }: { readonly subscriptionId: string; readonly on: string }, scope: Scope): readonly WorkflowStep[] {
    return [{ name: 'end open orders', run: (ctx) => this.cancelOpen({ subscriptionId, on, reason: 'subscription_deleted', ends: () => true }, ctx, scope) }];
  }

  /** Orders of the plan that it had, as a renewal that was made by itself meanwhile. */
  switched({ subscriptionId, on, orderId: except }: { readonly subscriptionId: string; readonly on: string; readonly orderId: string }, scope: Scope): readonly WorkflowStep[] {
    return [{ name: 'end open orders', run: (ctx) => this.cancelOpen({ subscriptionId, on, reason: 'plan_switched', ends: ({ orderId }) => orderId !== except }, ctx, scope) }];
  }

  /**
   * A renewal that nobody paid yet counts what there was: it ends, and the next billing day makes it anew. So does one that was paid
   * while the vendor was at work: more is delivered now than either of the two orders pays for in its term. It is made anew at once.
   */
  changed(change: Changed, scope: Scope): readonly WorkflowStep[] {
    const { subscriptionId, on } = change;
    const isStale = (open: NonNullable<Order>, money: Ledger): boolean =>
      open.type === 'renewal' && (open.status === 'Waiting for payment' || (open.status === 'Waiting for provisioning' && isUnpaidIn(open, change, money)));
    return [{ name: 'end stale renewals', run: (ctx) => this.cancelOpen({ subscriptionId, on, reason: 'quantities_changed', ends: isStale }, ctx, scope) }];
  }

  private async renewAgain(orderId: string, ctx: CommandContext, { accountId }: Scope): Promise<void> {
    const [{ state }, { today }] = await Promise.all([this.transactor.load(order, orderId, ctx), this.directory.account(accountId ?? '', ctx)]);
    if (state) await this.renewals.placeAgain(state, today, ctx);
  }

  /** What was added meanwhile to the term of a renewal that waited for its day. */
  private async releaseTerm(orderId: string, on: string, ctx: CommandContext, scope: Scope): Promise<void> {
    const { state } = await this.transactor.load(order, orderId, ctx);
    if (state?.type !== 'renewal' || state.provisioningDate === null) return;
    await this.ledgers.command(scope, { type: 'ReleaseTerm', subscriptionId: state.subscriptionId, from: state.basis.start, on }, ctx, { step: 'term' });
  }

  private async cancelOpen({ subscriptionId, on, reason, ends }: Ending, ctx: CommandContext, scope: Scope): Promise<void> {
    const money = await this.ledgers.load(scope.accountId ?? '', ctx);
    for (const [orderId, known] of money.orders) {
      if (known.subscriptionId !== subscriptionId || known.standing === 'released') continue;
      const { state } = await this.transactor.load(order, orderId, ctx);
      if (state && OPEN.includes(state.status) && ends(state, money)) await this.transactor.transact(order, orderId, { type: 'CancelOrder', reason, on }, ctx, { scope, step: `cancel ${orderId}` });
    }
  }

  private async cancelPayment(orderId: string, on: string, ctx: CommandContext, scope: Scope): Promise<void> {
    const waiting = await this.payments.waitingFor(orderId, ctx);
    if (waiting) await this.transactor.transact(payment, waiting.paymentId, { type: 'CancelPayment', on }, ctx, { scope });
  }
}

/** With a renewal that is taken back its term does not come. */
const endsTerm = (reason: OrderCancellation): boolean => reason === 'by_manager' || reason === 'quantities_changed';

/** Does the term of a renewal go on with more than was paid for it? */
const isUnpaidIn = (renewal: NonNullable<Order>, { orderId, subscriptionId, resources, previous }: Changed, money: Ledger): boolean => {
  const more = resources.some(({ resourceKey, quantity, included, unitFee }) => unitFee > 0 && billable(quantity, included) > billable(previous[resourceKey] ?? quantity, included) && follows(renewal, resourceKey));
  return more && !chargesOfSubscription(money, subscriptionId).some((charge) => charge.orderId === orderId && charge.period.from >= renewal.basis.start);
};
