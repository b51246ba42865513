import { inject, injectable } from 'inversify';
import { DomainError } from '../../domain/shared/errors.js';
import type { Recorded } from '../../domain/shared/event.js';
import { subscription } from '../../domain/subscriptions/subscription.js';
import { Directory } from '../partners/directory.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { MissedPeriods } from './missed-periods.js';
import { PeriodCharges } from './period-charges.js';

/** A subscription that was in transition on its billing days settles first, and then owes what the runs left out (domain.md 3.1). Comes after the order's workflow: what counts as charged are completed orders. */
@injectable()
export class RunningPeriod implements Workflow {
  readonly name = 'running-period';
  readonly handles = ['SubscriptionActivated', 'SubscriptionResourcesChanged', 'SubscriptionUpdateAbandoned', 'SubscriptionReactivated', 'SubscriptionRenewed', 'SubscriptionPlanSwitched', 'SubscriptionStopFailed'];

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(PeriodCharges) private readonly charges: PeriodCharges,
    @inject(MissedPeriods) private readonly missed: MissedPeriods,
  ) {}

  steps(event: Recorded): readonly WorkflowStep[] {
    const { subscriptionId } = event.data as { readonly subscriptionId: string };
    return [{ name: 'charge', run: (ctx) => this.charge(subscriptionId, event, ctx) }];
  }

  private async charge(subscriptionId: string, { stream, revision, metadata: { scope } }: Recorded, ctx: CommandContext): Promise<void> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    if (state?.status !== 'Active' && state?.status !== 'Stopping failed') return;
    try {
      for (const on of await this.missed.of(state, stream, revision)) await this.charges.charge(state, { on, rule: 'late', scope }, ctx);
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'insufficient_balance')) throw error;
      const { today } = await this.directory.account(state.accountId, ctx);
      await this.transactor.transact(subscription, subscriptionId, { type: 'StartStop', reason: 'insufficient_balance', on: today }, ctx, { scope });
    }
  }
}
