import { inject, injectable } from 'inversify';
import { order, type Order } from '../../domain/sales/order.js';
import { notFound } from '../../domain/shared/errors.js';
import { Directory, type KnownAccount } from '../partners/directory.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';

export interface KnownOrder extends KnownAccount {
  readonly order: NonNullable<Order>;
}

/** Finds orders that the principal may reach; missing and foreign ids answer the same 404. */
@injectable()
export class OrderFinder {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async find(orderId: string, ctx: CommandContext): Promise<KnownOrder> {
    const { state } = await this.transactor.load(order, orderId, ctx);
    const known = state && (await this.directory.account(state.accountId, ctx).catch(() => null));
    if (!state || !known) throw notFound('order', orderId, '/orderId');
    return { ...known, order: state };
  }
}
