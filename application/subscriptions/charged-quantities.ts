import { inject, injectable } from 'inversify';
import type { PlacedCharge } from '../../domain/billing/billing.events.js';
import { chargesOfSubscription, writtenOffOf } from '../../domain/billing/ledger-state.js';
import { covers, isOwedInFull } from '../../domain/billing/split.js';
import { order } from '../../domain/sales/order.js';
import type { OrderType } from '../../domain/sales/sales.events.js';
import { billingPeriodOf, earliest, latest, type Period } from '../../domain/shared/calendar.js';
import { termEnd, type ExistingSubscription } from '../../domain/subscriptions/subscription-state.js';
import { Ledgers } from '../billing/ledgers.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';

/** By resource (null: the plan itself), what is paid for. */
export type Quantities = ReadonlyMap<string | null, number>;

interface Counted {
  /** Charges that orders of this type made are left out. */
  readonly except?: OrderType;
  /** The days may be over: what orders charged for them, and was written off since, counts as well. */
  readonly past?: boolean;
}

/** How much of a subscription is charged already for the days from one on, to the end of their billing period or term. */
@injectable()
export class ChargedQuantities {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
  ) {}

  async of(subscription: ExistingSubscription, on: string, ctx: CommandContext, { except, past = false }: Counted = {}): Promise<Quantities> {
    const { subscriptionId, accountId, terms } = subscription;
    const { to } = billingPeriodOf(on, terms.billingDay);
    const days: Period = { from: on, to: earliest(to, termEnd(subscription, on) ?? to) };
    const state = await this.ledgers.load(accountId, ctx);
    const charges = [...chargesOfSubscription(state, subscriptionId), ...(past ? writtenOffOf(state, subscriptionId) : [])].filter((charge) => counts(charge, days));
    const delivered: PlacedCharge[] = [];
    for (const charge of charges) if (await this.delivered(charge.orderId, ctx, except)) delivered.push(charge);
    const keys = new Set(delivered.map(({ resourceKey }) => resourceKey));
    return new Map([...keys].map((key) => [key, mostOf(delivered.filter(({ resourceKey }) => resourceKey === key), on)]));
  }

  /** What an order charges that is not delivered is not part of the subscription yet. */
  private async delivered(orderId: string | null, ctx: CommandContext, except?: OrderType): Promise<boolean> {
    if (orderId === null) return true;
    const { state } = await this.transactor.load(order, orderId, ctx);
    return state?.status === 'Completed' && state.type !== except;
  }
}

const counts = (charge: PlacedCharge, days: Period): boolean =>
  charge.fee === 'recurring' && ['Blocked', 'Opened', 'Closed'].includes(charge.status) && !isOwedInFull(charge) && charge.period.from < days.to && charge.period.to > days.from;

/** On the day on which it is most: parts that follow one another are not added up. */
const mostOf = (charges: readonly PlacedCharge[], since: string): number => {
  const days = new Set(charges.map(({ period }) => latest(period.from, since)));
  return Math.max(...[...days].map((day) => charges.filter(({ period }) => covers(period, day)).reduce((sum, { derivation }) => sum + derivation.quantity, 0)));
};
