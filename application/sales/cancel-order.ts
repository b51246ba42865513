import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { order } from '../../domain/sales/order.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { OrderFinder } from './order-finder.js';
import { OrderUndoing, type Cancelled } from './order-undoing.js';

export class CancelOrder {
  @IsUUID() readonly orderId!: string;
}

@command({ name: 'cancel-order', context: 'sales', summary: 'Cancel an unpaid order; or, as a manager, one whose provisioning failed: its money is free again.', dto: CancelOrder, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class CancelOrderHandler implements CommandHandler<CancelOrder> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(OrderFinder) private readonly orders: OrderFinder,
    @inject(OrderUndoing) private readonly undoing: OrderUndoing,
  ) {}

  async handle({ orderId }: CancelOrder, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope, today } = await this.orders.find(orderId, ctx);
    const reason = ctx.principal.kind === 'user' ? 'by_customer' : 'by_manager';
    const committed = await this.transactor.transact(order, orderId, { type: 'CancelOrder', reason, on: today }, ctx, { scope });
    // A rehearsal shows the money as well, which follows by itself when it is for real.
    for (const { type, data } of ctx.rehearsal?.get(committed.stream) ?? []) if (type === 'OrderCancelled') await this.undoing.rehearse(data as Cancelled, ctx, scope);
    return { committed };
  }
}

export class RetryProvisioning {
  @IsUUID() readonly orderId!: string;
}

@command({ name: 'retry-provisioning', context: 'sales', summary: 'Try again to deliver an order whose provisioning failed.', dto: RetryProvisioning, allow: ['admin', 'sales'] })
export class RetryProvisioningHandler implements CommandHandler<RetryProvisioning> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(OrderFinder) private readonly orders: OrderFinder,
  ) {}

  async handle({ orderId }: RetryProvisioning, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.orders.find(orderId, ctx);
    return { committed: await this.transactor.transact(order, orderId, { type: 'RetryProvisioning' }, ctx, { scope }) };
  }
}
