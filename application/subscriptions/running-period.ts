import { inject, injectable } from 'inversify';
import { billingPeriodOf } from '../../domain/shared/calendar.js';
import { DomainError } from '../../domain/shared/errors.js';
import type { Recorded, Scope } from '../../domain/shared/event.js';
import { subscription } from '../../domain/subscriptions/subscription.js';
import { Ledgers } from '../billing/ledgers.js';
import { Directory } from '../partners/directory.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { PeriodCharges } from './period-charges.js';

/** A subscription that was in transition on its billing day settles first, and then owes what the run left out (domain.md 3.1). Comes after the order's workflow: what counts as charged are completed orders. */
@injectable()
export class RunningPeriod implements Workflow {
  readonly name = 'running-period';
  readonly handles = ['SubscriptionActivated', 'SubscriptionResourcesChanged', 'SubscriptionUpdateAbandoned', 'SubscriptionReactivated'];

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(PeriodCharges) private readonly charges: PeriodCharges,
  ) {}

  steps({ data, metadata: { scope } }: Recorded): readonly WorkflowStep[] {
    const { subscriptionId } = data as { readonly subscriptionId: string };
    return [{ name: 'charge', run: (ctx) => this.charge(subscriptionId, ctx, scope) }];
  }

  private async charge(subscriptionId: string, ctx: CommandContext, scope: Scope): Promise<void> {
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    if (state?.status !== 'Active' || !state.startDate) return;
    const { today } = await this.directory.account(state.accountId, ctx);
    const { from } = billingPeriodOf(today, state.terms.billingDay);
    // The first period was paid with the order.
    if (from <= state.startDate) return;
    const charges = await this.charges.of(state, from, 'late', ctx);
    if (charges.length === 0) return;
    try {
      await this.ledgers.command(scope, { type: 'ChargeBillingDay', model: 'prepay', subscriptionId, on: from, charges }, ctx);
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'insufficient_balance')) throw error;
      await this.transactor.transact(subscription, subscriptionId, { type: 'StartStop', reason: 'insufficient_balance', on: today }, ctx, { scope });
    }
  }
}
