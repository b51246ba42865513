import { inject, injectable } from 'inversify';
import type { LedgerEvent } from '../../domain/billing/billing.events.js';
import { closedLines } from '../../domain/billing/closed-line.js';
import type { Recorded } from '../../domain/shared/event.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { consumptionChargeId, ConsumptionClosing } from './consumption-closing.js';

/** A charge of use that was written off closes its billing period for what is recorded later. */
@injectable()
export class ConsumptionClosingWorkflow implements Workflow {
  readonly name = 'consumption-closing';
  readonly handles = ['ChargesClosed', 'BillingDayCharged', 'ChargesSplit', 'OrderSettled'];

  constructor(@inject(ConsumptionClosing) private readonly closing: ConsumptionClosing) {}

  steps(event: Recorded): readonly WorkflowStep[] {
    return closedLines(event as Recorded<LedgerEvent>).flatMap((line) =>
      line.consumption && line.chargeId === consumptionChargeId(line.subscriptionId, line.period.from) ? [{ name: `close ${line.chargeId}`, run: (ctx) => this.closing.close(line, event.metadata.scope, ctx) }] : [],
    );
  }
}
