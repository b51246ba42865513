import { inject, injectable } from 'inversify';
import { plan } from '../../../../domain/catalog/plan.js';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import { effective, Transactor } from '../../../spine/transactor.js';
import type { BillingStep } from '../billing-step.js';
import type { StepRun } from '../step-run.js';

/** Costs that a vendor's price list told for this day hold from now on, and automatic prices with them: before anything of the day is charged (domain.md 5.9). */
@injectable()
export class BeginNetCosts implements BillingStep {
  readonly name = 'netCostsBegun';

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async run(work: StepRun): Promise<void> {
    const due = this.views.all('plans', {}, { field: 'nextCostFrom', upTo: work.date });
    await work.each(due, async ({ id, scope }) => {
      const ctx = work.ctx('begin net costs', id);
      return effective(await this.transactor.transact(plan, id, { type: 'BeginCosts', date: work.date, at: ctx.now }, ctx, { scope }));
    });
  }
}
