import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { subscription } from '../../domain/subscriptions/subscription.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { SubscriptionFinder } from './subscription-finder.js';

export class StopSubscription {
  @IsUUID() readonly subscriptionId!: string;
}

@command({ name: 'stop-subscription', context: 'subscriptions', summary: 'Stop the service. The days used are written off; what becomes of the rest depends on the billing type.', dto: StopSubscription, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class StopSubscriptionHandler implements CommandHandler<StopSubscription> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
  ) {}

  async handle({ subscriptionId }: StopSubscription, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope, today } = await this.subscriptions.find(subscriptionId, ctx);
    const reason = ctx.principal.kind === 'user' ? 'by_customer' : 'by_manager';
    return { committed: await this.transactor.transact(subscription, subscriptionId, { type: 'StartStop', reason, on: today }, ctx, { scope }) };
  }
}
