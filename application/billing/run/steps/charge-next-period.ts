import { inject, injectable } from 'inversify';
import { DomainError } from '../../../../domain/shared/errors.js';
import { subscription } from '../../../../domain/subscriptions/subscription.js';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import { Transactor } from '../../../spine/transactor.js';
import { PeriodCharges } from '../../../subscriptions/period-charges.js';
import { Ledgers } from '../../ledgers.js';
import type { BillingStep } from '../billing-step.js';
import { effective, type Entity, type StepRun } from '../step-run.js';

/**
 * Charges the period that begins. In order of subscription number: with too little money, the smaller number goes first,
 * and what is not charged stops (domain.md 3.9, step 2; rulings, Billing 17).
 */
@injectable()
export class ChargeNextPeriod implements BillingStep {
  readonly name = 'subscriptionsCharged';

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(PeriodCharges) private readonly charges: PeriodCharges,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async run(work: StepRun): Promise<void> {
    const due = this.views.all('subscriptions', { status: ['Active', 'Graced', 'Updating failed'], billingDay: Number(work.date.slice(8)) }, undefined, 'number');
    await work.each(due, (entity) => this.charge(entity, work));
  }

  private async charge({ id, scope }: Entity, work: StepRun): Promise<boolean> {
    const { state } = await this.transactor.load(subscription, id);
    // One that expires today is decided by its renewal, and one that started today paid with its order (rulings, Billing 8).
    if (!state?.startDate || state.startDate >= work.date || state.expirationDate === work.date) return false;
    const charges = await this.charges.of(state, work.date, 'billing_day', work.ctx('price', id));
    if (charges.length === 0) return false;
    try {
      return effective(await this.ledgers.command(scope, { type: 'ChargeBillingDay', model: 'prepay', subscriptionId: id, on: work.date, charges }, work.ctx('charge', id)));
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'insufficient_balance')) throw error;
      await this.transactor.transact(subscription, id, { type: 'StartStop', reason: 'insufficient_balance', on: work.date }, work.ctx('stop', id), { scope });
      throw error;
    }
  }
}
