import { inject, injectable } from 'inversify';
import { Invoicing } from '../../invoicing.js';
import type { BillingStep } from '../billing-step.js';
import type { StepRun } from '../step-run.js';

/** Invoices and acts of yesterday's billing day (domain.md 3.9, step 3). */
@injectable()
export class IssueInvoices implements BillingStep {
  readonly name = 'invoicesIssued';

  constructor(@inject(Invoicing) private readonly invoicing: Invoicing) {}

  async run(work: StepRun): Promise<void> {
    const { now, simulated, correlationId } = work.ctx('invoices', '');
    const day = { date: work.date, now, simulated, correlationId };
    await work.each(this.invoicing.due(work.date), ({ scope, document }) => this.invoicing.issue(scope, String(document.billingDate), day));
  }
}
