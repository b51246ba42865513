import { inject, injectable } from 'inversify';
import type { LedgerEvent } from '../../../domain/billing/billing.events.js';
import { closedLines } from '../../../domain/billing/closed-line.js';
import type { Recorded } from '../../../domain/shared/event.js';
import type { Workflow, WorkflowStep } from '../../spine/workflow.js';
import { UsageClosing } from './usage-closing.js';
import { usageChargeId } from './usage-rating.js';

/** A charge of Azure usage that was written off closes its billing period for what is known later. */
@injectable()
export class UsageClosingWorkflow implements Workflow {
  readonly name = 'azure-usage-closing';
  readonly handles = ['ChargesClosed', 'BillingDayCharged', 'ChargesSplit', 'OrderSettled'];

  constructor(@inject(UsageClosing) private readonly closing: UsageClosing) {}

  steps(event: Recorded): readonly WorkflowStep[] {
    return closedLines(event as Recorded<LedgerEvent>).flatMap(({ chargeId, subscriptionId, period, net: amount, consumption }) =>
      consumption && chargeId === usageChargeId(subscriptionId, period.from) ? [{ name: `close ${chargeId}`, run: (ctx) => this.closing.close({ subscriptionId, period, amount, netCost: consumption.netCost, ...(consumption.upstreamCosts && { upstreamCosts: consumption.upstreamCosts }) }, ctx) }] : [],
    );
  }
}
