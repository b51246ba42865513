import { inject, injectable } from 'inversify';
import { billingPeriodOf } from '../../domain/shared/calendar.js';
import { DomainError } from '../../domain/shared/errors.js';
import type { Recorded, Scope } from '../../domain/shared/event.js';
import { subscription, type ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import type { EventStore } from '../ports/event-store.js';
import { TOKENS } from '../ports/tokens.js';
import { Directory, type KnownAccount } from '../partners/directory.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { PeriodCharges } from './period-charges.js';

/** A subscription that was in transition on its billing days settles first, and then owes what the runs left out (domain.md 3.1). Comes after the order's workflow: what counts as charged are completed orders. */
@injectable()
export class RunningPeriod implements Workflow {
  readonly name = 'running-period';
  readonly handles = ['SubscriptionActivated', 'SubscriptionResourcesChanged', 'SubscriptionUpdateAbandoned', 'SubscriptionReactivated', 'SubscriptionRenewed', 'SubscriptionPlanSwitched'];

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(PeriodCharges) private readonly charges: PeriodCharges,
    @inject(TOKENS.eventStore) private readonly store: EventStore,
  ) {}

  steps(event: Recorded): readonly WorkflowStep[] {
    const { subscriptionId } = event.data as { readonly subscriptionId: string };
    return [{ name: 'charge', run: (ctx) => this.charge(subscriptionId, event, ctx) }];
  }

  private async charge(subscriptionId: string, event: Recorded, ctx: CommandContext): Promise<void> {
    const { scope } = event.metadata;
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    if (state?.status !== 'Active' || !state.startDate) return;
    const known = await this.directory.account(state.accountId, ctx);
    const since = event.type === 'SubscriptionActivated' ? state.startDate : await this.leftOn(event, known);
    try {
      for (const on of missed(state, since, known.today)) await this.charges.charge(state, { on, rule: 'late', scope }, ctx);
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'insufficient_balance')) throw error;
      await this.stop(state, known.today, scope, ctx);
    }
  }

  /** The day on which the transition began that the event ends: billing days since then passed it by. */
  private async leftOn({ stream, revision }: Recorded, { reseller, today }: KnownAccount): Promise<string> {
    const events = await this.store.readStream(stream);
    const left = events.findLast((event) => event.revision < revision && event.type.endsWith('Started'));
    return left ? dateIn(reseller.timeZone, left.metadata.recordedAt) : today;
  }

  private async stop({ subscriptionId }: ExistingSubscription, on: string, scope: Scope, ctx: CommandContext): Promise<void> {
    await this.transactor.transact(subscription, subscriptionId, { type: 'StartStop', reason: 'insufficient_balance', on }, ctx, { scope });
  }
}

/** "2026-11-01", the business date of an instant. */
const dateIn = (timeZone: string, instant: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(instant));

/** The period that is running, and those before it whose billing day fell into the transition. The first one was paid with the order. */
const missed = ({ startDate, terms }: ExistingSubscription, since: string, today: string): readonly string[] => {
  const days: string[] = [];
  const current = billingPeriodOf(today, terms.billingDay).from;
  for (let day = billingPeriodOf(since, terms.billingDay).to; day < current; day = billingPeriodOf(day, terms.billingDay).to) days.push(day);
  return [...days, current].filter((day) => startDate !== null && day > startDate);
};
