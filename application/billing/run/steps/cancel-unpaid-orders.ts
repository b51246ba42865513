import { inject, injectable } from 'inversify';
import { order } from '../../../../domain/sales/order.js';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import { effective, Transactor } from '../../../spine/transactor.js';
import type { BillingStep } from '../billing-step.js';
import type { StepRun } from '../step-run.js';

/** Orders that nobody paid in time end (domain.md 3.9, step 8). */
@injectable()
export class CancelUnpaidOrders implements BillingStep {
  readonly name = 'ordersExpired';

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async run(work: StepRun): Promise<void> {
    const unpaid = this.views.all('orders', { status: 'Waiting for payment' }, { field: 'expiresOn', upTo: work.date });
    await work.each(unpaid, async ({ id, scope }) => effective(await this.transactor.transact(order, id, { type: 'CancelOrder', reason: 'expired', on: work.date }, work.ctx('expire order', id), { scope })));
  }
}
