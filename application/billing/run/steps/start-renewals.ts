import { inject, injectable } from 'inversify';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import { Renewals } from '../../../sales/renewals.js';
import type { BillingStep } from '../billing-step.js';
import type { StepRun } from '../step-run.js';

/** Renewals that were paid in advance are delivered when their day has come (domain.md 3.9, step 6). */
@injectable()
export class StartRenewals implements BillingStep {
  readonly name = 'renewalsStarted';

  constructor(
    @inject(Renewals) private readonly renewals: Renewals,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async run(work: StepRun): Promise<void> {
    const due = this.views.all('orders', { status: 'Waiting for provisioning' }, { field: 'provisioningDate', upTo: work.date });
    await work.each(due, ({ id, scope, document }) => this.renewals.deliverDue({ subscriptionId: String(document.subscriptionId), on: work.date, scope }, work.ctx('start renewal', id)));
  }
}
