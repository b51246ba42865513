import { inject, injectable } from 'inversify';
import { order, type Order, type PlacedOrder } from '../../domain/sales/order.js';
import { addDays } from '../../domain/shared/calendar.js';
import { DomainError, wrongState } from '../../domain/shared/errors.js';
import { pricedBy } from '../../domain/subscriptions/billing-types/index.js';
import { endOf, isStopped } from '../../domain/subscriptions/subscription-state.js';
import { subscription, type ExistingSubscription, type SubscriptionStatus } from '../../domain/subscriptions/subscription.js';
import { Payments } from '../billing/payments.js';
import { Settlement } from '../billing/settlement.js';
import type { CommandContext } from '../spine/context.js';
import type { Scope } from '../../domain/shared/event.js';
import { effective, Transactor, type Committed } from '../spine/transactor.js';
import { OrderPlacing } from './order-placing.js';
import type { Quote } from './quote.js';
import { keeps, RenewalOrders } from './renewal-orders.js';
import { RenewalQuotes, type RenewalRequest } from './renewal-quotes.js';

/** The states in which the automatic renewal is made. */
export const RENEWS_ITSELF: readonly SubscriptionStatus[] = ['Active', 'Updating failed'];

/** The vendor works at something after which it runs: a renewal that was paid before its day waits for that. */
const RUNS_SOON: readonly SubscriptionStatus[] = ['Updating', 'Switching', 'Renewing', 'Activating'];

/** Its step of the billing day, for one subscription. */
export interface RenewalDay {
  readonly subscriptionId: string;
  readonly on: string;
  readonly scope: Scope;
}

/** Further terms: ordered, paid and delivered, by people and by the billing day. */
@injectable()
export class Renewals {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(RenewalOrders) private readonly orders: RenewalOrders,
    @inject(RenewalQuotes) private readonly quotes: RenewalQuotes,
    @inject(OrderPlacing) private readonly placing: OrderPlacing,
    @inject(Payments) private readonly payments: Payments,
    @inject(Settlement) private readonly settlement: Settlement,
  ) {}

  /** @throws open_order_exists, term_is_past, and what else keeps it from being renewed */
  async quote(request: RenewalRequest, ctx: CommandContext): Promise<Quote> {
    const quote = await this.quotes.quote(request, (renewed) => this.orders.freeId(renewed, ctx), ctx);
    const { order: placed } = quote;
    const end = termEnd(placed.basis);
    if (isPast(placed, placed.placedOn)) throw wrongState('term_is_past', `The further term would end on ${end}, which is past. Choose a longer period; or wait until it is stopped: renewed then, its term begins on the day of payment.`, { date: end });
    return quote;
  }

  place(request: RenewalRequest, expectedDueNow: number | undefined, ctx: CommandContext): Promise<Committed> {
    return this.placing.place(() => this.quote(request, ctx), { expectedDueNow, besideOthers: request.auto !== null }, ctx);
  }

  /** Makes the automatic order when its day has come; what is stopped is never renewed by itself (domain.md 3.1). Null: there was nothing to do. */
  async placeDue({ subscriptionId, on }: RenewalDay, ctx: CommandContext): Promise<Committed | null> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    if (!state?.expirationDate || !isDue(state, on) || (await this.orders.openOf(state, ctx))) return null;
    return this.unlessPast(async () => effective(await this.place({ subscriptionId, periodId: state.autoRenew.periodId, quantities: [], priceOption: 'keep', auto: { on } }, undefined, ctx)));
  }

  /** Nobody is charged for a further term that he is told of when it is past. */
  private async unlessPast<Result>(place: () => Promise<Result>): Promise<Result | null> {
    try {
      return await place();
    } catch (error) {
      if (error instanceof DomainError && error.code === 'term_is_past') return null;
      throw error;
    }
  }

  /** A renewal that was paid, and withdrawn because there is more by now, is made anew for what there is: its money pays as much of it as it can. */
  async placeAgain(withdrawn: NonNullable<Order>, on: string, ctx: CommandContext): Promise<void> {
    const { subscriptionId, periodId, quantities } = withdrawn;
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    if (!state?.expirationDate || isStopped(state) || (await this.orders.openOf(state, ctx)) || !(withdrawn.paidOn !== null || (await this.orders.replacesPaid(withdrawn, ctx)))) return;
    const chosen = quantities.filter(({ resourceKey }) => !keeps(withdrawn, resourceKey));
    const priceOption = state.individualPrices && !withdrawn.individualPrices ? 'plan' : 'keep';
    await this.unlessPast(() => this.place({ subscriptionId, periodId, quantities: chosen, priceOption, auto: { on } }, undefined, ctx));
  }

  /** Pays the order of a subscription that expires from the balance, unless its term is past by now. @throws insufficient_balance */
  async payDue({ subscriptionId, on, scope }: RenewalDay, ctx: CommandContext): Promise<Committed | null> {
    const open = await this.openFor(subscriptionId, ctx);
    if (open?.status !== 'Waiting for payment' || isPast(open, on)) return null;
    const { orderId } = open;
    const waiting = await this.payments.waitingFor(orderId, ctx);
    return effective(await this.settlement.settle({ orderId, paymentId: waiting?.paymentId ?? null, fromBalance: true, on, whenShort: 'refuse' }, ctx, scope));
  }

  /** Delivers a renewal that was paid before its day. Where the vendor still works at something else, the next run does; where it stops, the delivery fails, for a person to see. */
  async deliverDue({ subscriptionId, on, scope }: RenewalDay, ctx: CommandContext): Promise<Committed | null> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    const open = state && !RUNS_SOON.includes(state.status) ? await this.orders.openOf(state, ctx) : null;
    if (open?.status !== 'Waiting for provisioning' || (open.provisioningDate ?? '') > on) return null;
    return effective(await this.transactor.transact(order, open.orderId, { type: 'StartProvisioning', on }, ctx, { scope }));
  }

  private async openFor(subscriptionId: string, ctx: CommandContext): Promise<Order> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    return state && this.orders.openOf(state, ctx);
  }
}

const termEnd = ({ billingType: sold, billingDay, start, term }: PlacedOrder['basis']): string | null => {
  const { key: billingType, version: billingTypeVersion } = pricedBy(sold);
  return term && endOf({ billingType, billingTypeVersion, billingDay }, start, term);
};

const isPast = ({ basis }: Pick<PlacedOrder, 'basis'>, on: string): boolean => {
  const end = termEnd(basis);
  return end !== null && end <= on;
};

/**
 * From the automatic point on, as long as it runs: past its expiration it does where it was in transition, blocked or held on that day, and nobody
 * could renew it (domain.md 3.1). What the vendor refused to change is renewed as it is. A trial goes on by itself only where a paid period was chosen.
 */
const isDue = ({ status, autoRenew, trial, expirationDate, terms }: ExistingSubscription, on: string): boolean =>
  RENEWS_ITSELF.includes(status) && autoRenew.on && !(trial && autoRenew.periodId === null) && expirationDate !== null && addDays(expirationDate, -terms.autoRenewPoint) <= on;
