import { inject, injectable } from 'inversify';
import { ledger } from '../../domain/billing/ledger.js';
import type { LedgerCommand } from '../../domain/billing/ledger-state.js';
import type { ChargeDraft } from '../../domain/shared/charge.js';
import type { Scope } from '../../domain/shared/event.js';
import type { ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import { Ledgers, partId } from '../billing/ledgers.js';
import type { CommandContext } from '../spine/context.js';
import { PeriodCharges } from './period-charges.js';

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
    const state = await this.ledgers.load(subscription.accountId, ctx);
    const resumed = ledger.decide(resume(subscription, on), state).reduce((folded, event) => ledger.evolve(folded, event), state);
    const missing = await this.missing(subscription, on, ctx);
    if (missing.length > 0) ledger.decide({ type: 'ChargeBillingDay', model: 'prepay', subscriptionId: subscription.subscriptionId, on, charges: missing }, resumed);
  }

  /** The rest of the period is held again; where the billing day has released it, the period is charged from today. */
  async resume(subscription: ExistingSubscription, { on, scope }: Moment, ctx: CommandContext): Promise<void> {
    const missing = await this.missing(subscription, on, ctx);
    await this.ledgers.command(scope, resume(subscription, on), ctx, { step: 'resume' });
    if (missing.length > 0) await this.ledgers.command(scope, { type: 'ChargeBillingDay', model: 'prepay', subscriptionId: subscription.subscriptionId, on, charges: missing }, ctx, { step: 'period' });
  }

  private missing(subscription: ExistingSubscription, on: string, ctx: CommandContext): Promise<readonly ChargeDraft[]> {
    return this.charges.of(subscription, on, 'activation', ctx);
  }
}

const resume = ({ subscriptionId }: ExistingSubscription, on: string): LedgerCommand => ({ type: 'ResumeCharges', subscriptionId, on, id: partId });
