import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Ending } from './ending.js';

export class StopSubscription {
  @IsUUID() readonly subscriptionId!: string;
}

@command({ name: 'stop-subscription', context: 'subscriptions', summary: 'Stop the service, or ask for it where a manager approves. The days used are written off; what becomes of the rest depends on the billing type.', dto: StopSubscription, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class StopSubscriptionHandler implements CommandHandler<StopSubscription> {
  constructor(@inject(Ending) private readonly ending: Ending) {}

  async handle({ subscriptionId }: StopSubscription, ctx: CommandContext): Promise<CommandOutcome> {
    return { committed: await this.ending.request(subscriptionId, 'stop', ctx) };
  }
}
