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
import type { CommandContext } from '../spine/context.js';

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

/** Fewer: the unused part comes back, where the billing type gives it back by days. More of ESET: one charge from tomorrow on. */
export const changeCommands = (billed: Billed, { resources, previous, orderId, on }: Of<'SubscriptionResourcesChanged'>): readonly LedgerCommand[] => {
  const { reduce, increase } = rulesOf(billed.terms.billingType);
  const was = ({ resourceKey, quantity, included }: SubscribedResource): number => billable(previous[resourceKey] ?? quantity, included);
  const is = ({ quantity, included }: SubscribedResource): number => billable(quantity, included);
  const fewer = resources.filter((resource) => is(resource) < was(resource)).map((resource) => ({ resourceKey: resource.resourceKey, to: is(resource) }));
  const of = { subscriptionId: billed.subscriptionId, on: countsFrom(billed, on), id: partId };
  const reduction: LedgerCommand = { type: 'ReduceCharges', resources: fewer, ...of };
  const merger: LedgerCommand = { type: 'MergeIncrease', orderId, ...of };
  return [
    ...(fewer.length > 0 && ['refund', 'until_closed', 'tomorrow'].includes(reduce) ? [reduction] : []),
    ...(increase === 'tomorrow' && resources.some((resource) => is(resource) > was(resource)) ? [merger] : []),
  ];
};

/** Sends what an operation asks of the ledger. */
@injectable()
export class SubscriptionMoney {
  constructor(@inject(Ledgers) private readonly ledgers: Ledgers) {}

  async send(commands: readonly LedgerCommand[], ctx: CommandContext, scope: Scope): Promise<void> {
    for (const command of commands) await this.ledgers.command(scope, command, ctx, { step: command.type });
  }
}
