import { inject, injectable } from 'inversify';
import { subscription } from '../../../../domain/subscriptions/subscription.js';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import { effective, Transactor } from '../../../spine/transactor.js';
import type { BillingStep } from '../billing-step.js';
import type { StepRun } from '../step-run.js';

/** Grace is over: the subscription stops (domain.md 3.9, step 7). */
@injectable()
export class EndGracePeriods implements BillingStep {
  readonly name = 'gracePeriodsEnded';

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async run(work: StepRun): Promise<void> {
    const due = this.views.all('subscriptions', { status: 'Graced' }, { field: 'graceUntil', upTo: work.date });
    await work.each(due, async ({ id, scope }) => effective(await this.transactor.transact(subscription, id, { type: 'Expire', on: work.date }, work.ctx('grace over', id), { scope })));
  }
}
