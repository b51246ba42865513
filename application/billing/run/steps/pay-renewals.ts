import { inject, injectable } from 'inversify';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import { Renewals } from '../../../sales/renewals.js';
import type { BillingStep } from '../billing-step.js';
import type { StepRun } from '../step-run.js';

const RUNNING = ['Active', 'Updating failed', 'Renewing failed', 'Switching failed'];

/** Pays the renewals of what expires today, or was in transition on its day, from the balance, the smaller number first; otherwise nothing happens until the customer pays (domain.md 3.9, step 6). */
@injectable()
export class PayRenewals implements BillingStep {
  readonly name = 'renewalsPaid';

  constructor(
    @inject(Renewals) private readonly renewals: Renewals,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async run(work: StepRun): Promise<void> {
    const ending = this.views.all('subscriptions', { status: RUNNING }, { field: 'expirationDate', upTo: work.date }, 'number');
    await work.each(ending, ({ id: subscriptionId, scope }) => this.renewals.payDue({ subscriptionId, on: work.date, scope }, work.ctx('pay renewal', subscriptionId)));
  }
}
