import { inject, injectable } from 'inversify';
import { subscription } from '../../../../domain/subscriptions/subscription.js';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import { effective, Transactor } from '../../../spine/transactor.js';
import type { BillingStep } from '../billing-step.js';
import type { StepRun } from '../step-run.js';

/** They ran until now, whatever became of their last order. */
const RUNNING = ['Active', 'Blocked', 'Waiting for manual approve', 'Updating failed', 'Renewing failed', 'Switching failed', 'Stopping failed'];

/** The expiration day has come and no renewal was paid: grace begins, or the stop (domain.md 3.9, step 7). */
@injectable()
export class ExpireSubscriptions implements BillingStep {
  readonly name = 'subscriptionsExpired';

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async run(work: StepRun): Promise<void> {
    const due = this.views.all('subscriptions', { status: RUNNING }, { field: 'expirationDate', upTo: work.date });
    await work.each(due, async ({ id, scope }) => effective(await this.transactor.transact(subscription, id, { type: 'Expire', on: work.date }, work.ctx('expire', id), { scope })));
  }
}
