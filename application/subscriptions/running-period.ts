import { inject, injectable } from 'inversify';
import { DomainError } from '../../domain/shared/errors.js';
import type { Recorded } from '../../domain/shared/event.js';
import { subscription, type SubscriptionStatus } from '../../domain/subscriptions/subscription.js';
import { isStopped } from '../../domain/subscriptions/subscription-state.js';
import { asTheRun } from '../billing/run/run-day.js';
import { Directory } from '../partners/directory.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { BegunPeriods } from './begun-periods.js';
import { MissedPeriods } from './missed-periods.js';
import { PeriodCharges } from './period-charges.js';

/** Whatever became of its last order, or of its stop. */
const RUNNING: readonly SubscriptionStatus[] = ['Active', 'Updating failed', 'Renewing failed', 'Switching failed', 'Stopping failed'];

/** A subscription that was in transition on its billing days settles first, and then owes what the runs left out (domain.md 3.1). Comes after the order's workflow: what counts as charged are completed orders. */
@injectable()
export class RunningPeriod implements Workflow {
  readonly name = 'running-period';
  readonly handles = [
    'SubscriptionActivated', 'SubscriptionResourcesChanged', 'SubscriptionReactivated', 'SubscriptionRenewed', 'SubscriptionPlanSwitched',
    'SubscriptionUpdateFailed', 'SubscriptionRenewalFailed', 'SubscriptionSwitchFailed', 'SubscriptionStopFailed',
  ];

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(PeriodCharges) private readonly charges: PeriodCharges,
    @inject(MissedPeriods) private readonly missed: MissedPeriods,
    @inject(BegunPeriods) private readonly begun: BegunPeriods,
  ) {}

  steps(event: Recorded): readonly WorkflowStep[] {
    const { subscriptionId } = event.data as { readonly subscriptionId: string };
    return [{ name: 'charge', run: (ctx) => this.charge(subscriptionId, event, ctx) }];
  }

  private async charge(subscriptionId: string, { stream, revision, metadata: { scope } }: Recorded, ctx: CommandContext): Promise<void> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    if (!state || !RUNNING.includes(state.status) || isStopped(state)) return;
    const { today } = await this.directory.account(state.accountId, ctx);
    try {
      for (const { on, passed } of await this.missed.of(state, { stream, revision, today })) await this.charges.charge(state, { on, rule: 'late', scope }, passed ? asTheRun(on, subscriptionId, ctx) : ctx);
      for (const on of await this.begun.waiting(today, state, ctx)) await this.charges.hold(state, [], { on, scope }, ctx);
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'insufficient_balance')) throw error;
      await this.transactor.transact(subscription, subscriptionId, { type: 'StartStop', reason: 'insufficient_balance', on: today }, ctx, { scope });
    }
  }
}
