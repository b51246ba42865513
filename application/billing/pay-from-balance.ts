import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { wrongState } from '../../domain/shared/errors.js';
import { OrderFinder } from '../sales/order-finder.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Payments } from './payments.js';
import { Settlement } from './settlement.js';

export class PayFromBalance {
  @IsUUID() readonly orderId!: string;
}

/** Decided in the ledger first, so that too little money is answered at once (rulings, Software 2; CR-827). */
@command({ name: 'pay-from-balance', context: 'billing', summary: "Pay an order from the account's balance.", dto: PayFromBalance, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class PayFromBalanceHandler implements CommandHandler<PayFromBalance> {
  constructor(
    @inject(OrderFinder) private readonly orders: OrderFinder,
    @inject(Payments) private readonly payments: Payments,
    @inject(Settlement) private readonly settlement: Settlement,
  ) {}

  async handle({ orderId }: PayFromBalance, ctx: CommandContext): Promise<CommandOutcome> {
    const { order, scope, today } = await this.orders.find(orderId, ctx);
    if (order.status !== 'Waiting for payment') throw wrongState('order_not_waiting', `An order that is "${order.status}" is not waiting for money.`);
    const waiting = await this.payments.waitingFor(orderId, ctx);
    return { committed: await this.settlement.settle({ orderId, paymentId: waiting?.paymentId ?? null, fromBalance: true, on: today, whenShort: 'refuse' }, ctx, scope) };
  }
}
