import { inject, injectable } from 'inversify';
import { payment } from '../../../../domain/billing/payment.js';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import { effective, Transactor } from '../../../spine/transactor.js';
import type { BillingStep } from '../billing-step.js';
import type { StepRun } from '../step-run.js';

/** Payments for services that are due today and unpaid expire (domain.md 3.9, step 4; rulings, Billing 16). */
@injectable()
export class ExpirePayments implements BillingStep {
  readonly name = 'paymentsExpired';

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async run(work: StepRun): Promise<void> {
    const due = this.views.all('payments', { status: 'Waiting for payment', kind: 'services' }, { field: 'dueOn', upTo: work.date });
    await work.each(due, async ({ id, scope }) => effective(await this.transactor.transact(payment, id, { type: 'ExpirePayment', on: work.date }, work.ctx('expire payment', id), { scope })));
  }
}
