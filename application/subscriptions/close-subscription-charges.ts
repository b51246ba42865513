import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { ruleBroken } from '../../domain/shared/errors.js';
import { subscription } from '../../domain/subscriptions/subscription.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { SubscriptionFinder } from './subscription-finder.js';

export class CloseSubscriptionCharges {
  @IsUUID() readonly subscriptionId!: string;
}

@command({ name: 'close-subscription-charges', context: 'subscriptions', summary: 'Write the whole term of a CSP annual subscription off at once: one closed charge a resource.', dto: CloseSubscriptionCharges, allow: ['admin'] })
export class CloseSubscriptionChargesHandler implements CommandHandler<CloseSubscriptionCharges> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
  ) {}

  async handle({ subscriptionId }: CloseSubscriptionCharges, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope, today, subscription: found } = await this.subscriptions.find(subscriptionId, ctx);
    if (found.terms.billingType !== 'csp_annual') throw ruleBroken('not_for_billing_type', 'Only CSP annual subscriptions have a whole term to write off.', '/subscriptionId');
    return { committed: await this.transactor.transact(subscription, subscriptionId, { type: 'CloseCharges', on: today }, ctx, { scope }) };
  }
}
