import { inject, injectable } from 'inversify';
import { order } from '../../domain/sales/order.js';
import { DomainError } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import { RenewalOrders } from '../sales/renewal-orders.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { Transactor } from '../spine/transactor.js';
import { Ledgers } from './ledgers.js';
import { Payments } from './payments.js';
import { Settlement } from './settlement.js';

/** They go on waiting. */
const SHORT: readonly string[] = ['insufficient_balance', 'credit_limit_exceeded', 'order_cancelled'];

/** Orders that were promised to go on by themselves, and whose money did not suffice. */
@injectable()
export class WaitingOrders {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(Payments) private readonly payments: Payments,
    @inject(Settlement) private readonly settlement: Settlement,
    @inject(RenewalOrders) private readonly renewals: RenewalOrders,
  ) {}

  /** The first one first, as far as the money goes. */
  async settle(on: string, ctx: CommandContext, scope: Scope): Promise<void> {
    const { orders } = await this.ledgers.load(scope.accountId ?? '', ctx);
    for (const [orderId, { standing }] of orders) {
      const asked = standing === 'new' ? await this.askedOf(orderId, ctx) : null;
      if (!asked) continue;
      try {
        await this.settlement.settle({ orderId, ...asked, fromBalance: true, on, whenShort: 'refuse' }, { ...ctx, commandId: derivedId(ctx.commandId, orderId) }, scope);
      } catch (error) {
        if (!(error instanceof DomainError && SHORT.includes(error.code))) throw error;
      }
    }
  }

  /**
   * Of those whose own money came in and was too little, as in a credit hold, where any money covers the debt first (domain.md 4.1): the payment that asks
   * for the rest, so that nobody pays it twice. So does that of a renewal that was paid and is made anew. Of postpaid ones, and of free ones, none was asked. Null: its payment is still to come.
   */
  private async askedOf(orderId: string, ctx: CommandContext): Promise<{ readonly paymentId: string | null } | null> {
    const { state } = await this.transactor.load(order, orderId, ctx);
    if (state?.status !== 'Waiting for payment') return null;
    const made = await this.payments.ofOrder(orderId, ctx);
    const rest = made.find(({ status }) => status === 'Waiting for payment');
    if (rest) return made.some(({ status }) => status === 'Completed') || (await this.renewals.replacesPaid(state, ctx)) ? { paymentId: rest.paymentId } : null;
    return made.length === 0 && state.price.dueNow === 0 ? { paymentId: null } : null;
  }
}
