import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Ending } from './ending.js';

export class DeleteSubscription {
  @IsUUID() readonly subscriptionId!: string;
}

@command({ name: 'delete-subscription', context: 'subscriptions', summary: 'Delete a subscription for ever, or ask for it where a manager approves. The days used are written off; what was held for later days is free again.', dto: DeleteSubscription, allow: ['admin', 'sales', 'Owner', 'Admin'] })
export class DeleteSubscriptionHandler implements CommandHandler<DeleteSubscription> {
  constructor(@inject(Ending) private readonly ending: Ending) {}

  async handle({ subscriptionId }: DeleteSubscription, ctx: CommandContext): Promise<CommandOutcome> {
    return { committed: await this.ending.request(subscriptionId, 'delete', ctx) };
  }
}
