import { inject, injectable } from 'inversify';
import type { PlanEvent } from '../../domain/catalog/catalog.events.js';
import { plan, type ExistingPlan, type PlanCommand } from '../../domain/catalog/plan.js';
import { pricesOf } from '../../domain/catalog/prices.js';
import type { Recorded } from '../../domain/shared/event.js';
import { Records } from '../partners/records.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { DelegatedCopies } from './delegated-copies.js';

/** What happens to a plan happens to its copies below, one level a time: price changes, withdrawal, return. */
@injectable()
export class PlanDelegation implements Workflow {
  readonly name = 'plan-delegation';
  readonly handles = ['PlanDelegated', 'PlanPricesChanged', 'PlanPublished', 'PlanDeactivated', 'PlanWithdrawnByProvider', 'PlanRestoredByProvider'];

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Records) private readonly records: Records,
    @inject(DelegatedCopies) private readonly copies: DelegatedCopies,
  ) {}

  steps(recorded: Recorded): readonly WorkflowStep[] {
    const { type, data } = recorded as Recorded<PlanEvent>;
    const { planId } = data;
    switch (type) {
      case 'PlanCreated':
        return [];
      case 'PlanDelegated':
        return [{ name: 'copy', run: async (ctx) => this.copies.make(await this.plan(planId, ctx), data, ctx) }];
      case 'PlanPricesChanged':
        return [this.below('follow prices', planId, (sold, ctx) => ({ type: 'FollowUpstream', netCost: pricesOf(sold), at: ctx.now }))];
      case 'PlanPublished':
      case 'PlanRestoredByProvider':
        return [this.below('restore', planId, ({ status }) => (status === 'Active' || status === 'Draft' ? { type: 'RestorePlan' } : null))];
      case 'PlanDeactivated':
      case 'PlanWithdrawnByProvider':
        return [this.below('withdraw', planId, () => ({ type: 'WithdrawPlan', reason: data.reason }))];
      case 'PlanOffersLinked':
      case 'PlanCostsScheduled':
      case 'PlanNetCostConfirmed':
        return [];
    }
  }

  /** The same command for every direct copy, from the plan as it is now. */
  private below(name: string, planId: string, commandOf: (sold: ExistingPlan, ctx: CommandContext) => PlanCommand | null): WorkflowStep {
    const run = async (ctx: CommandContext): Promise<void> => {
      const sold = await this.plan(planId, ctx);
      const command = commandOf(sold, ctx);
      for (const delegation of command ? sold.delegations : []) if (command) await this.send(delegation, command, ctx);
    };
    return { name, run };
  }

  private async send({ planId, resellerId }: ExistingPlan['delegations'][number], command: PlanCommand, ctx: CommandContext): Promise<void> {
    const owner = await this.records.reseller(resellerId, ctx);
    if (owner) await this.transactor.transact(plan, planId, command, ctx, { scope: owner.scope });
  }

  private async plan(planId: string, ctx: CommandContext): Promise<ExistingPlan> {
    const { state } = await this.transactor.load(plan, planId, ctx);
    if (!state) throw new Error(`plan ${planId} is not in the log`);
    return state;
  }
}
