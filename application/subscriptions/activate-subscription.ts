import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { wrongState } from '../../domain/shared/errors.js';
import { subscription } from '../../domain/subscriptions/subscription.js';
import { Ledgers } from '../billing/ledgers.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { refuseCreditHold } from './manageable.js';
import { Resumption } from './resumption.js';
import { SubscriptionFinder } from './subscription-finder.js';

export class ActivateSubscription {
  @IsUUID() readonly subscriptionId!: string;
}

@command({ name: 'activate-subscription', context: 'subscriptions', summary: 'Start a stopped subscription again. Money for the rest of the period must be there.', dto: ActivateSubscription, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class ActivateSubscriptionHandler implements CommandHandler<ActivateSubscription> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(Resumption) private readonly resumption: Resumption,
  ) {}

  async handle({ subscriptionId }: ActivateSubscription, ctx: CommandContext): Promise<CommandOutcome> {
    const known = await this.subscriptions.find(subscriptionId, ctx);
    const { scope, today, account, subscription: found } = known;
    await refuseCreditHold(known, this.ledgers, ctx);
    if (account.held) throw wrongState('account_on_hold', 'The account is on administrative hold: nothing is activated until it is released.');
    if (['Stopped', 'Activating failed'].includes(found.status)) await this.resumption.check(found, { on: today, scope }, ctx);
    const committed = await this.transactor.transact(subscription, subscriptionId, { type: 'StartActivation', on: today }, ctx, { scope });
    // A rehearsal shows the money as well, which follows by itself when it is for real.
    if (ctx.rehearsal) await this.resumption.resume(found, { on: today, scope }, ctx);
    return { committed };
  }
}
