import { IsOptional, IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { isUnpaid } from '../../domain/billing/payment.js';
import { ruleBroken, wrongState } from '../../domain/shared/errors.js';
import { OrderFinder } from '../sales/order-finder.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Ledgers } from './ledgers.js';
import { Payments } from './payments.js';
import { Settlement } from './settlement.js';

export class PayFromBalance {
  /** The order to pay, or else the payment. */
  @IsOptional() @IsUUID() readonly orderId?: string;
  @IsOptional() @IsUUID() readonly paymentId?: string;
}

/** Decided in the ledger first, so that too little money is answered at once (rulings, Software 2; CR-827). */
@command({ name: 'pay-from-balance', context: 'billing', summary: "Pay an order, or services rendered, from the account's balance.", dto: PayFromBalance, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class PayFromBalanceHandler implements CommandHandler<PayFromBalance> {
  constructor(
    @inject(OrderFinder) private readonly orders: OrderFinder,
    @inject(Payments) private readonly payments: Payments,
    @inject(Settlement) private readonly settlement: Settlement,
    @inject(Ledgers) private readonly ledgers: Ledgers,
  ) {}

  handle({ orderId, paymentId }: PayFromBalance, ctx: CommandContext): Promise<CommandOutcome> {
    if (orderId !== undefined && paymentId === undefined) return this.payOrder(orderId, ctx);
    if (paymentId !== undefined && orderId === undefined) return this.payPayment(paymentId, ctx);
    throw ruleBroken('order_or_payment', 'Name the order to pay, or the payment: one of the two.', '/orderId');
  }

  private async payOrder(orderId: string, ctx: CommandContext): Promise<CommandOutcome> {
    const { order, scope, today } = await this.orders.find(orderId, ctx);
    if (order.status !== 'Waiting for payment') throw wrongState('order_not_waiting', `An order that is "${order.status}" is not waiting for money.`);
    const waiting = await this.payments.waitingFor(orderId, ctx);
    return { committed: await this.settlement.settle({ orderId, paymentId: waiting?.paymentId ?? null, fromBalance: true, on: today, whenShort: 'refuse' }, ctx, scope) };
  }

  private async payPayment(paymentId: string, ctx: CommandContext): Promise<CommandOutcome> {
    const { payment, scope, today } = await this.payments.find(paymentId, ctx);
    const { kind, orderId, amount, status } = payment;
    if (kind === 'top_up') throw ruleBroken('top_up_from_balance', 'A top-up brings money to the balance: it cannot be paid from it.', '/paymentId');
    if (!isUnpaid(payment)) throw wrongState('payment_not_waiting', `A payment that is "${status}" cannot be paid.`);
    if (orderId) return this.payOrder(orderId, ctx);
    return { committed: await this.ledgers.command(scope, { type: 'PayServices', paymentId, amount, on: today }, ctx) };
  }
}
