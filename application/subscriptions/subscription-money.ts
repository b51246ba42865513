import { inject, injectable } from 'inversify';
import type { LedgerCommand } from '../../domain/billing/ledger-state.js';
import { rulesOf } from '../../domain/shared/billing-rules.js';
import { addDays } from '../../domain/shared/calendar.js';
import type { Scope } from '../../domain/shared/event.js';
import type { ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import type { Of } from '../../domain/subscriptions/subscription-state.js';
import type { SubscribedResource } from '../../domain/subscriptions/subscriptions.events.js';
import { Ledgers, partId } from '../billing/ledgers.js';
import { billable } from '../sales/quantities.js';
import { RenewalOrders, type WaitingTerm } from '../sales/renewal-orders.js';
import type { CommandContext } from '../spine/context.js';
import { BegunPeriods } from './begun-periods.js';

type Billed = Pick<ExistingSubscription, 'subscriptionId'> & { readonly terms: { readonly billingType: string } };

/** The day from which an operation counts: ESET uses the day on which it was asked for, and begins with the next (rulings, Billing 7). */
const countsFrom = ({ terms }: Billed, on: string): string => (rulesOf(terms.billingType).increase === 'tomorrow' ? addDays(on, 1) : on);

/** What an operation asks of the ledger: split into used and unused days as the billing type wants it (domain.md 4.11). */
export const stopCommand = (billed: Billed, on: string): LedgerCommand => ({
  type: 'StopCharges', subscriptionId: billed.subscriptionId, on: countsFrom(billed, on), rest: rulesOf(billed.terms.billingType).restOnStop, id: partId,
});
export const resumeCommand = (billed: Billed, on: string): LedgerCommand => resumedFrom(billed, countsFrom(billed, on));
/** A renewal begins with the very day that its charges begin with. */
export const resumedFrom = ({ subscriptionId }: Billed, on: string): LedgerCommand => ({ type: 'ResumeCharges', subscriptionId, on, id: partId });
/** `keep`: the order of the plan that follows, whose charges begin on that very day: a day is not paid twice. */
export const endCommand = (billed: Billed, on: string, keep?: string): LedgerCommand => ({
  type: 'EndCharges', subscriptionId: billed.subscriptionId, on: keep === undefined ? countsFrom(billed, on) : on, owed: rulesOf(billed.terms.billingType).restOnStop === 'owed', id: partId, ...(keep !== undefined && { keep }),
});

interface Reduction {
  readonly fewer: readonly { readonly resourceKey: string; readonly to: number }[];
  /** The day on which it was asked for. */
  readonly on: string;
  /** The term that is paid and waits for its day. */
  readonly next: WaitingTerm | null;
}

/**
 * Fewer: the unused part comes back, where the billing type gives it back by days. Of the term that waits for its day it
 * comes back as well, unless its renewal chose that quantity. Null: nothing comes back.
 */
export const reductionOf = (billed: Billed, { fewer, on, next }: Reduction): LedgerCommand | null => {
  const { reduce } = rulesOf(billed.terms.billingType);
  const kept = fewer.filter(({ resourceKey }) => next?.keeps(resourceKey) ?? false);
  const of = { type: 'ReduceCharges', subscriptionId: billed.subscriptionId, id: partId } as const;
  if (reduce === 'never' || fewer.length === 0) return null;
  // The month in course counts at its largest quantity; the next one begins with the new.
  if (reduce === 'next_period') return next && kept.length > 0 ? { ...of, on: next.start, resources: kept } : null;
  return { ...of, on: countsFrom(billed, on), resources: fewer.map((one) => (next && !kept.includes(one) ? { ...one, until: next.start } : one)) };
};

/** What another quantity asks of the ledger. More of ESET: one charge from tomorrow on. */
export const changeCommands = (billed: Billed, { resources, previous, orderId, on }: Of<'SubscriptionResourcesChanged'>, next: WaitingTerm | null): readonly LedgerCommand[] => {
  const was = ({ resourceKey, quantity, included }: SubscribedResource): number => billable(previous[resourceKey] ?? quantity, included);
  const is = ({ quantity, included }: SubscribedResource): number => billable(quantity, included);
  const fewer = resources.filter((resource) => is(resource) < was(resource)).map((resource) => ({ resourceKey: resource.resourceKey, to: is(resource) }));
  const reduction = reductionOf(billed, { fewer, on, next });
  const merger: LedgerCommand = { type: 'MergeIncrease', orderId, subscriptionId: billed.subscriptionId, on: countsFrom(billed, on), id: partId };
  const isMore = resources.some((resource) => is(resource) > was(resource));
  return [...(reduction ? [reduction] : []), ...(rulesOf(billed.terms.billingType).increase === 'tomorrow' && isMore ? [merger] : [])];
};

/** Sends what an operation asks of the ledger. */
@injectable()
export class SubscriptionMoney {
  constructor(
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(RenewalOrders) private readonly renewals: RenewalOrders,
    @inject(BegunPeriods) private readonly begun: BegunPeriods,
  ) {}

  /** What has begun is charged before an operation of that day changes it. */
  chargeBegun(found: ExistingSubscription, on: string, ctx: CommandContext, scope: Scope): Promise<void> {
    return this.begun.charge(found, { on, scope }, ctx);
  }

  async send(commands: readonly LedgerCommand[], ctx: CommandContext, scope: Scope): Promise<void> {
    for (const command of commands) await this.ledgers.command(scope, command, ctx, { step: command.type });
  }

  async follow(found: ExistingSubscription, changed: Of<'SubscriptionResourcesChanged'>, ctx: CommandContext, scope: Scope): Promise<void> {
    await this.send(changeCommands(found, changed, await this.renewals.waiting(found, ctx)), ctx, scope);
  }
}
