import { inject, injectable } from 'inversify';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import type { Committed } from '../../../spine/transactor.js';
import { PeriodCharges } from '../../../subscriptions/period-charges.js';
import type { BillingStep } from '../billing-step.js';
import { CHARGED, PeriodCharging, type Prepared } from '../period-charging.js';
import type { Entity, StepRun } from '../step-run.js';

/** Charges the period that begins, in the order of subscription numbers (domain.md 3.9, step 2). */
@injectable()
export class ChargeNextPeriod implements BillingStep {
  readonly name = 'subscriptionsCharged';
  readonly independent = true;

  constructor(
    @inject(PeriodCharging) private readonly charging: PeriodCharging,
    @inject(PeriodCharges) private readonly charges: PeriodCharges,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async run(work: StepRun): Promise<void> {
    const due = this.views.all('subscriptions', { status: CHARGED, billingDay: Number(work.date.slice(8)) }, undefined, 'number');
    await work.eachAccount(due, (entities) => this.chargeAccount(entities, work));
  }

  /** Prices do not depend on each other. What they are held against does: the ledger gets them one after the other, in their order. */
  private async chargeAccount(entities: readonly Entity[], work: StepRun): Promise<void> {
    const prepared = entities.map((entity) => this.prepare(entity, work));
    await Promise.allSettled(prepared);
    await Promise.all(entities.map((entity, index) => work.attempt(entity.id, async () => this.hold(await prepared[index], work))));
  }

  private async prepare(entity: Entity, work: StepRun): Promise<Prepared | null> {
    const state = await this.charging.chargeable(entity.id, work.date);
    return state && { entity, state, charges: await this.charges.of(state, work.date, 'billing_day', work.ctx('price', entity.id)) };
  }

  private async hold(prepared: Prepared | null | undefined, work: StepRun): Promise<Committed | null> {
    return prepared ? this.charging.hold(prepared, work) : null;
  }
}
