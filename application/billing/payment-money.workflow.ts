import { inject, injectable } from 'inversify';
import type { LedgerEvent } from '../../domain/billing/billing.events.js';
import type { PaymentEvent } from '../../domain/billing/payment.events.js';
import { payment } from '../../domain/billing/payment.js';
import { order } from '../../domain/sales/order.js';
import type { Recorded, Scope } from '../../domain/shared/event.js';
import { addDays, daysBetween } from '../../domain/shared/calendar.js';
import { DomainError } from '../../domain/shared/errors.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { Transactor } from '../spine/transactor.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { Ledgers } from './ledgers.js';
import { orderPaymentId, Payments } from './payments.js';
import { Settlement } from './settlement.js';
import { WaitingOrders } from './waiting-orders.js';

type Reacted = Extract<PaymentEvent, { type: 'PaymentCompleted' | 'PaymentReversed' | 'PaymentCancelled' }> | Extract<LedgerEvent, { type: 'OrderSettled' | 'OrderSettlementDeferred' | 'ServicesPaid' }>;

/** From money to paid orders: a payment credits the balance, the balance pays the order, the order arbitrates. */
@injectable()
export class PaymentMoney implements Workflow {
  readonly name = 'payment-money';
  readonly handles = ['PaymentCompleted', 'PaymentReversed', 'PaymentCancelled', 'OrderSettled', 'OrderSettlementDeferred', 'ServicesPaid'];

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(Payments) private readonly payments: Payments,
    @inject(Settlement) private readonly settlement: Settlement,
    @inject(WaitingOrders) private readonly waiting: WaitingOrders,
  ) {}

  steps(recorded: Recorded): readonly WorkflowStep[] {
    const event = recorded as Recorded<Reacted>;
    const { scope } = event.metadata;
    switch (event.type) {
      case 'PaymentCompleted':
        return this.received(event.data, scope);
      case 'PaymentReversed': {
        const { paymentId, reason, reversedOn: on } = event.data;
        return [{ name: 'return', run: (ctx) => this.ledgers.command(scope, { type: 'ReturnMoney', paymentId, reason, on }, ctx) }, { name: 'ask again', run: (ctx) => this.askAgain(paymentId, on, scope, ctx) }];
      }
      case 'PaymentCancelled': {
        const { paymentId, cancelledOn: on } = event.data;
        return [{ name: 'owe', run: (ctx) => this.oweServices(paymentId, on, ctx, scope) }];
      }
      case 'OrderSettled':
        return this.paid(event.data, scope);
      case 'OrderSettlementDeferred':
        return [{ name: 'ask for the rest', run: (ctx) => this.askForRest(event.data, scope, ctx) }];
      case 'ServicesPaid':
        return [this.closePayment(event.data, scope)];
    }
  }

  private received({ paymentId, kind, amount, orderId, completedOn: on }: Extract<Reacted, { type: 'PaymentCompleted' }>['data'], scope: Scope): readonly WorkflowStep[] {
    const credit: WorkflowStep = { name: 'credit', run: (ctx) => this.ledgers.command(scope, { type: 'ReceiveMoney', paymentId, kind, amount, on }, ctx) };
    const own: readonly WorkflowStep[] = orderId ? [{ name: 'settle', run: (ctx) => this.settleUnlessCancelled(orderId, { paymentId, on }, ctx, scope) }] : [];
    return [credit, ...own, { name: 'settle what waits', run: (ctx) => this.settleOthers(orderId, on, ctx, scope) }];
  }

  /** What was rendered is owed also when its payment is withdrawn: by the balance, where corrections of it arrive too. */
  private async oweServices(paymentId: string, on: string, ctx: CommandContext, scope: Scope): Promise<void> {
    const { state } = await this.transactor.load(payment, paymentId, ctx);
    if (state?.kind === 'services') await this.ledgers.command(scope, { type: 'PayServices', paymentId, amount: state.amount, on, withdrawn: true }, ctx);
  }

  /** Money for an order that was cancelled meanwhile stays on the balance: nothing failed. */
  private async settleUnlessCancelled(orderId: string, { paymentId, on }: { readonly paymentId: string; readonly on: string }, ctx: CommandContext, scope: Scope): Promise<void> {
    const { state } = await this.transactor.load(order, orderId, ctx);
    if (state?.status === 'Cancelled') return;
    await this.settlement.settle({ orderId, paymentId, fromBalance: false, on, whenShort: 'defer' }, ctx, scope);
  }

  /** What an order leaves, or never took because it was cancelled, is free for others; what it still waits with is not. */
  private async settleOthers(orderId: string | null, on: string, ctx: CommandContext, scope: Scope): Promise<void> {
    if (orderId !== null && (await this.isWaiting(orderId, ctx, scope))) return;
    await this.waiting.settle(on, ctx, scope);
  }

  private async isWaiting(orderId: string, ctx: CommandContext, scope: Scope): Promise<boolean> {
    const [{ state }, { orders }] = await Promise.all([this.transactor.load(order, orderId, ctx), this.ledgers.load(scope.accountId ?? '', ctx)]);
    return state?.status === 'Waiting for payment' && orders.get(orderId)?.standing === 'new';
  }

  /** If the order was cancelled before it was paid, the hold is released and the money stays on the balance (rulings, Software 2). */
  private paid({ orderId, paymentId, fromBalance, on }: Extract<Reacted, { type: 'OrderSettled' }>['data'], scope: Scope): readonly WorkflowStep[] {
    const mark: WorkflowStep = {
      name: 'mark order paid',
      run: async (ctx) => {
        try {
          await this.transactor.transact(order, orderId, { type: 'MarkOrderPaid', on }, ctx, { scope });
        } catch (error) {
          if (!(error instanceof DomainError && error.code === 'order_cancelled')) throw error;
          await this.ledgers.command(scope, { type: 'ReleaseOrder', orderId, on }, ctx);
        }
      },
    };
    if (!fromBalance || !paymentId) return [mark];
    return [mark, this.closePayment({ paymentId, on }, scope)];
  }

  private closePayment({ paymentId, on }: { readonly paymentId: string; readonly on: string }, scope: Scope): WorkflowStep {
    return { name: 'close payment', run: (ctx) => this.transactor.transact(payment, paymentId, { type: 'PayFromBalance', on }, ctx, { scope }) };
  }

  /** Services are owed again, unless the balance paid them as well: another payment asks for the money, with as many days to pay it. */
  private async askAgain(paymentId: string, on: string, scope: Scope, ctx: CommandContext): Promise<void> {
    const { state } = await this.transactor.load(payment, paymentId, ctx);
    const { servicesPaid } = await this.ledgers.load(scope.accountId ?? '', ctx);
    if (state?.kind !== 'services' || servicesPaid.has(paymentId)) return;
    const { number: _number, status: _status, ...same } = state;
    await this.payments.create({ ...same, paymentId: derivedId(paymentId, 'again'), createdOn: on, dueOn: addDays(on, daysBetween(state.createdOn, state.dueOn)) }, ctx, scope);
  }

  /** The price grew since the order was placed: one more payment asks for what is missing (rulings, Billing 4). */
  private async askForRest({ orderId, shortfall, on }: Extract<Reacted, { type: 'OrderSettlementDeferred' }>['data'], scope: Scope, ctx: CommandContext): Promise<void> {
    const made = await this.payments.ofOrder(orderId, ctx);
    const [first] = made;
    const { orders, receipts } = await this.ledgers.load(scope.accountId ?? '', ctx);
    // Handled again after a crash: the order is paid by now, or a payment is on its way and will ask for what it leaves.
    const underWay = made.some(({ paymentId, status }) => status === 'Waiting for payment' || (status === 'Completed' && !receipts.has(paymentId)));
    if (!first || underWay || orders.get(orderId)?.standing !== 'new') return;
    const { number: _number, status: _status, invoiceId: _invoiceId, ...same } = first;
    await this.payments.create({ ...same, paymentId: orderPaymentId(orderId, made.length), amount: shortfall, createdOn: on }, ctx, scope);
  }
}
