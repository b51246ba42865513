import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { plan } from '../../domain/catalog/plan.js';
import { rulesOf } from '../../domain/shared/billing-rules.js';
import { notFound, ruleBroken } from '../../domain/shared/errors.js';
import { subscription, type ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import { Ledgers } from '../billing/ledgers.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { IsKey } from '../spine/shapes.js';
import { Transactor } from '../spine/transactor.js';
import { refuseCreditHold } from './manageable.js';
import { SubscriptionFinder } from './subscription-finder.js';

export class SetAutoRenew {
  @IsUUID() readonly subscriptionId!: string;
  @IsBoolean() readonly on!: boolean;
  /** The period of its plan to renew for. Absent or null: the one that it has. */
  @IsOptional() @IsKey() readonly periodId?: string | null;
}

@command({ name: 'set-auto-renew', context: 'subscriptions', summary: 'Switch the automatic renewal on or off, and choose its period.', dto: SetAutoRenew, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class SetAutoRenewHandler implements CommandHandler<SetAutoRenew> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
  ) {}

  async handle({ subscriptionId, on, periodId = null }: SetAutoRenew, ctx: CommandContext): Promise<CommandOutcome> {
    const known = await this.subscriptions.find(subscriptionId, ctx);
    await refuseCreditHold(known, this.ledgers, ctx);
    if (on) await this.refusePeriod(known.subscription, periodId, ctx);
    return { committed: await this.transactor.transact(subscription, subscriptionId, { type: 'SetAutoRenew', on, periodId }, ctx, { scope: known.scope }) };
  }

  private async refusePeriod({ planId, terms, trial }: ExistingSubscription, periodId: string | null, ctx: CommandContext): Promise<void> {
    const { renewal, title } = rulesOf(terms.billingType);
    if (renewal === 'never') throw ruleBroken('not_renewable', `A subscription that is billed as ${title} is not renewed.`, '/subscriptionId');
    if (periodId === null) {
      if (trial) throw ruleBroken('period_required', 'A trial is renewed for a paid period: name one.', '/periodId');
      return;
    }
    const { state: sold } = await this.transactor.load(plan, planId, ctx);
    const period = sold?.periods.find((candidate) => candidate.periodId === periodId);
    if (!period) throw notFound('period', periodId, '/periodId');
    if (period.trial) throw ruleBroken('trial_period', 'A trial is for the first order only. Choose one of the paid periods.', '/periodId');
    if (period.term === null) throw ruleBroken('period_without_end', 'A renewal is for a period with an end. Choose another one.', '/periodId');
  }
}
