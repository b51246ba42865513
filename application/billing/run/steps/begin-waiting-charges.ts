import { inject, injectable } from 'inversify';
import type { JsonObject } from '../../../ports/read-store.js';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import type { Committed } from '../../../spine/transactor.js';
import type { BillingStep } from '../billing-step.js';
import { PeriodCharging } from '../period-charging.js';
import type { Entity, StepRun } from '../step-run.js';

/** Charges that were noted in advance are held when their days begin, also apart from the billing day: a renewed term has its own first day (domain.md 3.4). */
@injectable()
export class BeginWaitingCharges implements BillingStep {
  readonly name = 'chargesBegun';

  constructor(
    @inject(PeriodCharging) private readonly charging: PeriodCharging,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async run(work: StepRun): Promise<void> {
    await work.each(this.waiting(work.date), (entity) => this.begin(entity, work));
  }

  private async begin(entity: Entity, work: StepRun): Promise<Committed | null> {
    const state = await this.charging.chargeable(entity.id, work.date);
    return state && this.charging.hold({ entity, state, charges: [] }, work);
  }

  /** Their subscriptions, each once, the smaller number first. */
  private async *waiting(date: string): AsyncGenerator<JsonObject> {
    const due = new Set<string>();
    for await (const { subscriptionId } of this.views.all('charges', { status: 'Opened' }, { field: 'period.from', upTo: date })) due.add(String(subscriptionId));
    if (due.size > 0) yield* this.views.all('subscriptions', { id: [...due] }, undefined, 'number');
  }
}
