import { inject, injectable } from 'inversify';
import { order, type PlacedOrder } from '../../domain/sales/order.js';
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

/** An order that goes on by itself. `replaces`: it is a renewal that was paid once already. */
interface Asked {
  readonly placed: PlacedOrder;
  readonly paymentId: string | null;
  readonly replaces: boolean;
}

/** Of what money became free: of an order, of a subscription, or of the account. */
export interface FreedOf {
  readonly orderId?: string;
  readonly subscriptionId?: string;
}

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

  /** The first one first, as far as the money goes; before them the renewals whose own money it was. */
  async settle(on: string, ctx: CommandContext, scope: Scope): Promise<void> {
    for (const { placed: { orderId }, paymentId } of (await this.asked(ctx, scope)).sort(firstOnesFirst)) {
      try {
        await this.settlement.settle({ orderId, paymentId, fromBalance: true, on, whenShort: 'refuse' }, { ...ctx, commandId: derivedId(ctx.commandId, orderId) }, scope);
      } catch (error) {
        if (!(error instanceof DomainError && SHORT.includes(error.code))) throw error;
      }
    }
  }

  /** Money of a renewal that was withdrawn is for the one that takes its place: where that has no charges yet, it settles what waits once it has. */
  async isKept({ orderId = '', subscriptionId }: FreedOf, ctx: CommandContext, scope: Scope): Promise<boolean> {
    const { orders } = await this.ledgers.load(scope.accountId ?? '', ctx);
    const renewal = await this.renewals.openReplacement(subscriptionId ?? orders.get(orderId)?.subscriptionId ?? '', ctx);
    return renewal !== null && !orders.has(renewal.orderId);
  }

  private async asked(ctx: CommandContext, scope: Scope): Promise<Asked[]> {
    const { orders } = await this.ledgers.load(scope.accountId ?? '', ctx);
    const asked: Asked[] = [];
    for (const [orderId, { standing }] of orders) {
      const waiting = standing === 'new' ? await this.askedOf(orderId, ctx) : null;
      if (waiting) asked.push(waiting);
    }
    return asked;
  }

  /**
   * Of those whose own money came in and was too little, as in a credit hold, where any money covers the debt first (domain.md 4.1): the payment that asks
   * for the rest, so that nobody pays it twice. So does that of a renewal that was paid and is made anew. Of postpaid ones, and of free ones, none was asked. Null: its payment is still to come.
   */
  private async askedOf(orderId: string, ctx: CommandContext): Promise<Asked | null> {
    const { state } = await this.transactor.load(order, orderId, ctx);
    if (state?.status !== 'Waiting for payment') return null;
    const [made, replaces] = await Promise.all([this.payments.ofOrder(orderId, ctx), this.renewals.replacesPaid(state, ctx)]);
    const rest = made.find(({ status }) => status === 'Waiting for payment');
    if (rest) return replaces || made.some(({ status }) => status === 'Completed') ? { placed: state, paymentId: rest.paymentId, replaces } : null;
    return made.length === 0 && state.price.dueNow === 0 ? { placed: state, paymentId: null, replaces } : null;
  }
}

/** By the day and number of the order; a ledger keeps its orders in no order. */
const firstOnesFirst = (a: Asked, b: Asked): number =>
  Number(b.replaces) - Number(a.replaces) || a.placed.placedOn.localeCompare(b.placed.placedOn) || a.placed.number.localeCompare(b.placed.number, 'en', { numeric: true });
