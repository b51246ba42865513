import { inject, injectable } from 'inversify';
import { order, type Order } from '../../domain/sales/order.js';
import { addDays } from '../../domain/shared/calendar.js';
import { streamName } from '../../domain/shared/decider.js';
import { subscription, type ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import { Payments } from '../billing/payments.js';
import { Settlement } from '../billing/settlement.js';
import type { CommandContext } from '../spine/context.js';
import type { Scope } from '../../domain/shared/event.js';
import { derivedId } from '../spine/ids.js';
import { Transactor, type Committed } from '../spine/transactor.js';
import { openOrderExists, OrderPlacing } from './order-placing.js';
import type { Quote } from './quote.js';
import { RenewalQuotes, type RenewalRequest } from './renewal-quotes.js';

type Placed = NonNullable<Order>;

/** Its step of the billing day, for one subscription. */
export interface RenewalDay {
  readonly subscriptionId: string;
  readonly on: string;
  readonly scope: Scope;
}

const isOpen = ({ status }: Placed): boolean => status !== 'Cancelled' && status !== 'Completed';

/** Renewal orders. A term has one open at most: their ids follow from the subscription, its expiration and their place. */
@injectable()
export class Renewals {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(RenewalQuotes) private readonly quotes: RenewalQuotes,
    @inject(OrderPlacing) private readonly placing: OrderPlacing,
    @inject(Payments) private readonly payments: Payments,
    @inject(Settlement) private readonly settlement: Settlement,
  ) {}

  /** @throws open_order_exists, and what else keeps it from being renewed */
  quote(request: RenewalRequest, ctx: CommandContext): Promise<Quote> {
    return this.quotes.quote(request, (renewed) => this.freeId(renewed, ctx), ctx);
  }

  place(request: RenewalRequest, expectedDueNow: number | undefined, ctx: CommandContext): Promise<Committed> {
    return this.placing.place(() => this.quote(request, ctx), { expectedDueNow, besideOthers: request.auto !== null }, ctx);
  }

  /** Makes the automatic order when its day has come; what is stopped is never renewed by itself (domain.md 3.1). Answers whether it did. */
  async placeDue({ subscriptionId, on }: RenewalDay, ctx: CommandContext): Promise<boolean> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    if (!state?.expirationDate || !isDue(state, on) || (await this.openOf(state, ctx))) return false;
    const { types, repeated } = await this.place({ subscriptionId, periodId: state.autoRenew.periodId, quantities: [], priceOption: 'keep', auto: { on } }, undefined, ctx);
    return types.length > 0 && !repeated;
  }

  /** Pays the order of a subscription that expires from the balance. @throws insufficient_balance */
  async payDue({ subscriptionId, on, scope }: RenewalDay, ctx: CommandContext): Promise<boolean> {
    const open = await this.openFor(subscriptionId, ctx);
    if (open?.status !== 'Waiting for payment') return false;
    const { orderId } = open;
    const waiting = await this.payments.waitingFor(orderId, ctx);
    const { types, repeated } = await this.settlement.settle({ orderId, paymentId: waiting?.paymentId ?? null, fromBalance: true, on, whenShort: 'refuse' }, ctx, scope);
    return types.length > 0 && !repeated;
  }

  /** Delivers a renewal that was paid before its day. */
  async deliverDue({ subscriptionId, on, scope }: RenewalDay, ctx: CommandContext): Promise<boolean> {
    const open = await this.openFor(subscriptionId, ctx);
    if (open?.status !== 'Waiting for provisioning' || (open.provisioningDate ?? '') > on) return false;
    const { types, repeated } = await this.transactor.transact(order, open.orderId, { type: 'StartProvisioning', on }, ctx, { scope });
    return types.length > 0 && !repeated;
  }

  private async openFor(subscriptionId: string, ctx: CommandContext): Promise<Order> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    return state && this.openOf(state, ctx);
  }

  private async openOf(renewed: ExistingSubscription, ctx: CommandContext): Promise<Order> {
    return (await this.made(renewed, ctx)).find(isOpen) ?? null;
  }

  /** All renewal orders of the present term, in the order in which they were placed. */
  private async made(renewed: ExistingSubscription, ctx: CommandContext): Promise<readonly Placed[]> {
    const found: Placed[] = [];
    for (;;) {
      const { state } = await this.transactor.load(order, renewalId(renewed, found.length), ctx);
      if (!state) return found;
      found.push(state);
    }
  }

  /** The id of the next order; of the open one when this very command placed it, and is repeated. */
  private async freeId(renewed: ExistingSubscription, ctx: CommandContext): Promise<string> {
    const made = await this.made(renewed, ctx);
    const open = made.find(isOpen);
    if (!open) return renewalId(renewed, made.length);
    if (await this.transactor.applied(streamName(order, open.orderId), ctx.commandId)) return open.orderId;
    throw openOrderExists({ id: open.orderId, number: open.number, status: open.status });
  }
}

const renewalId = ({ subscriptionId, expirationDate }: ExistingSubscription, place: number): string => derivedId(subscriptionId, `renewal of ${expirationDate ?? ''}`, String(place));

/** From the automatic point to the day of expiration. A trial goes on by itself only where a paid period was chosen. */
const isDue = ({ status, autoRenew, trial, expirationDate, terms }: ExistingSubscription, on: string): boolean =>
  status === 'Active' && autoRenew.on && !(trial && autoRenew.periodId === null) && expirationDate !== null && on <= expirationDate && addDays(expirationDate, -terms.autoRenewPoint) <= on;
