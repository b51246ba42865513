import { inject, injectable } from 'inversify';
import { order, type Order } from '../../domain/sales/order.js';
import { streamName } from '../../domain/shared/decider.js';
import { wrongState, type DomainError } from '../../domain/shared/errors.js';
import { subscription, type ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import type { SoldTerm } from '../../domain/subscriptions/billing-types/billing-type.js';
import type { JsonObject } from '../ports/read-store.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { Transactor } from '../spine/transactor.js';
import { quantityOf } from './quantities.js';

type Placed = NonNullable<Order>;

/** A term that is paid and waits for its day. */
export interface WaitingTerm extends SoldTerm {
  /** Was the quantity of this resource left as it was? Then it goes on with what there is; one that was chosen stays. */
  keeps(resourceKey: string | null): boolean;
}

/** The renewal orders of a subscription. A term has one open at most: their ids follow from the subscription, its expiration and their place. */
@injectable()
export class RenewalOrders {
  constructor(@inject(Transactor) private readonly transactor: Transactor) {}

  async openOf(renewed: ExistingSubscription, ctx: CommandContext): Promise<Order> {
    return (await this.made(renewed, ctx)).find(isOpen) ?? null;
  }

  /** The term of a delayed renewal that is paid, also when it failed on its day; null without one. */
  async waiting(renewed: ExistingSubscription, ctx: CommandContext): Promise<WaitingTerm | null> {
    const open = await this.openOf(renewed, ctx);
    return open && waits(open) ? { start: open.basis.start, term: open.basis.term, keeps: (key) => key === null || keeps(open, key) } : null;
  }

  /** Was it made anew for one that was paid, and was withdrawn because more was delivered than it paid for? */
  async replacesPaid({ orderId, subscriptionId, type }: Pick<Placed, 'orderId' | 'subscriptionId' | 'type'>, ctx: CommandContext): Promise<boolean> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    if (!state || type !== 'renewal') return false;
    const made = await this.made(state, ctx);
    const before = made.slice(0, Math.max(0, made.findIndex((each) => each.orderId === orderId)));
    const withdrawn = before.slice(before.findLastIndex(({ cancelledFor }) => cancelledFor !== 'quantities_changed') + 1);
    return withdrawn.some(({ paidOn }) => paidOn !== null);
  }

  /** The open one that is made anew for one that was paid. */
  async openReplacement(subscriptionId: string, ctx: CommandContext): Promise<Order> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    const open = state && (await this.openOf(state, ctx));
    return open && (await this.replacesPaid(open, ctx)) ? open : null;
  }

  /** The id of the next order; of the open one when this very command placed it, and is repeated. @throws open_order_exists */
  async freeId(renewed: ExistingSubscription, ctx: CommandContext): Promise<string> {
    const made = await this.made(renewed, ctx);
    const open = made.find(isOpen);
    if (!open) return renewalId(renewed, made.length);
    if (await this.transactor.applied(streamName(order, open.orderId), ctx.commandId)) return open.orderId;
    throw openOrderExists({ id: open.orderId, number: open.number, status: open.status });
  }

  /** All of the present term, in the order in which they were placed. */
  private async made(renewed: ExistingSubscription, ctx: CommandContext): Promise<readonly Placed[]> {
    const found: Placed[] = [];
    for (;;) {
      const { state } = await this.transactor.load(order, renewalId(renewed, found.length), ctx);
      if (!state) return found;
      found.push(state);
    }
  }
}

const isOpen = ({ status }: Placed): boolean => status !== 'Cancelled' && status !== 'Completed';

const waits = ({ status, provisioningDate }: Placed): boolean => status === 'Waiting for provisioning' || (status === 'Provisioning failed' && provisioningDate !== null);

const renewalId = ({ subscriptionId, expirationDate }: ExistingSubscription, place: number): string => derivedId(subscriptionId, `renewal of ${expirationDate ?? ''}`, String(place));

export const keeps = ({ quantities, previous }: Placed, resourceKey: string): boolean => quantityOf(quantities, resourceKey) === quantityOf(previous, resourceKey);

/** Paid, an order that waits for its day follows the running term in what it kept; so it does when a change of the running term is delivered after that day. */
export const follows = (placed: Placed, resourceKey: string): boolean => placed.paidOn !== null && placed.provisioningDate !== null && keeps(placed, resourceKey);

export const openOrderExists = ({ id, number, status }: JsonObject): DomainError =>
  wrongState('open_order_exists', `Order ${String(number)} for this subscription is open: "${String(status)}". Pay or cancel it first.`, { orderId: id, number });
