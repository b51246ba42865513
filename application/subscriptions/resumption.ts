import { inject, injectable } from 'inversify';
import { ledger } from '../../domain/billing/ledger.js';
import type { Scope } from '../../domain/shared/event.js';
import type { ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import { Ledgers } from '../billing/ledgers.js';
import type { CommandContext } from '../spine/context.js';
import { PeriodCharges } from './period-charges.js';
import { resumeCommand } from './subscription-money.js';

interface Moment {
  readonly on: string;
  readonly scope: Scope;
}

/** What a stopped subscription owes again from the day of its activation. */
@injectable()
export class Resumption {
  constructor(
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(PeriodCharges) private readonly charges: PeriodCharges,
  ) {}

  /** Refuses now what would be refused later, so that a person is answered at once. @throws insufficient_balance */
  async check(subscription: ExistingSubscription, { on }: Moment, ctx: CommandContext): Promise<void> {
    const { subscriptionId, accountId, paymentModel: model } = subscription;
    const state = await this.ledgers.load(accountId, ctx);
    const resumed = ledger.decide(resumeCommand(subscription, on), state).reduce((folded, event) => ledger.evolve(folded, event), state);
    ledger.decide({ type: 'ChargeBillingDay', subscriptionId, model, on, charges: await this.charges.of(subscription, on, 'activation', ctx) }, resumed);
  }

  /** The rest of the period is held again; where the billing day has released it, the period is charged from today. */
  async resume(subscription: ExistingSubscription, { on, scope }: Moment, ctx: CommandContext): Promise<void> {
    // Priced before the rest is held again: what is noted for the period counts as charged, whether it is held or not.
    const { subscriptionId, paymentModel: model } = subscription;
    const charges = await this.charges.of(subscription, on, 'activation', ctx);
    await this.ledgers.command(scope, resumeCommand(subscription, on), ctx, { step: 'resume' });
    await this.ledgers.command(scope, { type: 'ChargeBillingDay', subscriptionId, model, on, charges }, ctx, { step: 'period' });
  }
}
