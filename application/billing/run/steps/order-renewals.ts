import { inject, injectable } from 'inversify';
import { addDays } from '../../../../domain/shared/calendar.js';
import type { JsonObject } from '../../../ports/read-store.js';
import { TOKENS } from '../../../ports/tokens.js';
import type { Views } from '../../../ports/views.js';
import { Renewals, RENEWS_ITSELF } from '../../../sales/renewals.js';
import type { BillingStep } from '../billing-step.js';
import type { StepRun } from '../step-run.js';

interface Ending {
  readonly expirationDate: string;
  readonly autoRenew: { readonly on: boolean };
  readonly terms: { readonly autoRenewPoint: number };
}

/** Service terms allow no earlier point: days. */
const EARLIEST = 365;

const renewsItself = ({ expirationDate, autoRenew, terms }: Ending, date: string): boolean => autoRenew.on && addDays(expirationDate, -terms.autoRenewPoint) <= date;

/** Orders the next term of what renews itself, so many days before the expiration (domain.md 3.9, step 5); of what was in transition on that day, once it has settled. */
@injectable()
export class OrderRenewals implements BillingStep {
  readonly name = 'renewalsOrdered';

  constructor(
    @inject(Renewals) private readonly renewals: Renewals,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  async run(work: StepRun): Promise<void> {
    await work.each(this.due(work.date), ({ id: subscriptionId, scope }) => this.renewals.placeDue({ subscriptionId, on: work.date, scope }, work.ctx('order renewal', subscriptionId)));
  }

  private async *due(date: string): AsyncGenerator<JsonObject> {
    const ending = this.views.all('subscriptions', { status: RENEWS_ITSELF }, { field: 'expirationDate', upTo: addDays(date, EARLIEST) }, 'expirationDate');
    for await (const document of ending) if (renewsItself(document as unknown as Ending, date)) yield document;
  }
}
