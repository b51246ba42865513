import { inject, injectable } from 'inversify';
import type { OrderedLine, OrderedQuantity } from '../../domain/sales/sales.events.js';
import { rulesOf as rulesOfType, type BillingRules } from '../../domain/shared/billing-rules.js';
import { billingPeriodOf } from '../../domain/shared/calendar.js';
import type { Obligation } from '../../domain/shared/charge.js';
import { billingType } from '../../domain/subscriptions/billing-types/index.js';
import { carriedInto, changedSince, endOf, standingOn, type ExistingSubscription } from '../../domain/subscriptions/subscription-state.js';
import { ChargedQuantities } from '../subscriptions/charged-quantities.js';
import type { CommandContext } from '../spine/context.js';
import { billable, quantityOf } from './quantities.js';
import { heldUntil } from './renewal-charges.js';
import { RenewalOrders, type WaitingTerm } from './renewal-orders.js';

export const rulesOf = ({ terms }: ExistingSubscription): BillingRules => rulesOfType(terms.billingType);

/** What more of a running subscription is charged for. */
@injectable()
export class Increases {
  constructor(
    @inject(ChargedQuantities) private readonly charged: ChargedQuantities,
    @inject(RenewalOrders) private readonly renewals: RenewalOrders,
  ) {}

  /** The differences; where a month counts at its largest quantity, only what goes beyond that (domain.md 4.6). */
  async lines(subscription: ExistingSubscription, wanted: readonly OrderedQuantity[], lines: readonly OrderedLine[], on: string, ctx: CommandContext): Promise<readonly OrderedLine[]> {
    if (rulesOf(subscription).reduce !== 'next_period') return lines;
    const charged = await this.committed(subscription, on, ctx);
    return lines.map((line) => {
      const resource = subscription.resources.find(({ resourceKey }) => resourceKey === line.resourceKey);
      if (!resource || line.resourceKey === null) return line;
      const asked = billable(quantityOf(wanted, line.resourceKey), resource.included);
      const had = billable(resource.quantity, resource.included);
      return { ...line, quantity: Math.max(0, asked - Math.max(had, charged(line.resourceKey))) };
    });
  }

  /** What is charged of the month; changed before its run came, also what the run will charge: the quantity that was carried in. */
  private async committed(subscription: ExistingSubscription, on: string, ctx: CommandContext): Promise<(key: string) => number> {
    const charged = await this.charged.of(subscription, on, ctx);
    const { from } = billingPeriodOf(on, subscription.terms.billingDay);
    if (!changedSince(subscription, from) || standingOn(subscription, on).start >= from) return (key) => charged.get(key) ?? 0;
    const byRun = await this.charged.of(subscription, on, ctx, { except: 'change' });
    const carried = carriedInto(subscription, from);
    const toCome = (key: string): number => {
      const resource = carried.find(({ resourceKey }) => resourceKey === key);
      return resource && !byRun.has(key) ? billable(resource.quantity, resource.included) : 0;
    };
    return (key) => (charged.get(key) ?? 0) + toCome(key);
  }

  /** What they owe from a day on, to the end of the running term and of those renewed after it; the days of a trial are free. */
  obligations(subscription: ExistingSubscription, lines: readonly OrderedLine[], on: string): readonly Obligation[] {
    const { terms, chargesClosed } = subscription;
    const left = subscription.segments.filter(({ start, term, trial }) => !trial && (term === null || on < endOf(terms, start, term)));
    return heldUntil(on, billingType(terms.billingType, terms.billingTypeVersion).increase({ on, terms: left, billingDay: terms.billingDay, lines, chargesClosed }));
  }

  /** The term that is paid and waits for its day. */
  next(subscription: ExistingSubscription, ctx: CommandContext): Promise<WaitingTerm | null> {
    return this.renewals.waiting(subscription, ctx);
  }

  /** The same for a term that is paid and waits for its day, of what its renewal kept. */
  async ahead(subscription: ExistingSubscription, wanted: readonly OrderedQuantity[], lines: readonly OrderedLine[], on: string, ctx: CommandContext): Promise<readonly Obligation[]> {
    const next = await this.next(subscription, ctx);
    if (!next) return [];
    const { terms, resources } = subscription;
    const added = (key: string | null): number => {
      const resource = resources.find(({ resourceKey }) => resourceKey === key);
      return resource && next.keeps(key) ? Math.max(0, billable(quantityOf(wanted, resource.resourceKey), resource.included) - billable(resource.quantity, resource.included)) : 0;
    };
    const more = lines.map((line) => ({ ...line, setup: 0, quantity: added(line.resourceKey) }));
    return heldUntil(on, billingType(terms.billingType, terms.billingTypeVersion).increase({ on, terms: [next], billingDay: terms.billingDay, lines: more, chargesClosed: false }));
  }
}
