import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { azureLink } from '../../../../domain/consumption/azure/azure-link.js';
import { command, type CommandHandler, type CommandOutcome } from '../../../spine/command.js';
import type { CommandContext } from '../../../spine/context.js';
import { Transactor } from '../../../spine/transactor.js';
import { SubscriptionFinder } from '../../../subscriptions/subscription-finder.js';
import { azureSubscriptions, KIND } from './link-azure-subscription.js';

export class UnlinkAzureSubscription {
  @IsUUID() readonly subscriptionId!: string;
}

@command({ name: 'unlink-azure-subscription', context: 'consumption', summary: 'End the link to an Azure subscription. Its usage is not fetched any more; what came stays, and is charged.', dto: UnlinkAzureSubscription, allow: ['admin', 'sales'] })
export class UnlinkAzureSubscriptionHandler implements CommandHandler<UnlinkAzureSubscription> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
  ) {}

  async handle({ subscriptionId: id }: UnlinkAzureSubscription, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope, subscription: { subscriptionId } } = await this.subscriptions.find(id.toLowerCase(), ctx);
    const { state } = await this.transactor.load(azureLink, subscriptionId, ctx);
    const committed = await this.transactor.transact(azureLink, subscriptionId, { type: 'UnlinkAzureSubscription' }, ctx, { scope });
    if (state) await this.transactor.transact(azureSubscriptions, state.azureSubscriptionId, { type: 'Release', kind: KIND, ownerId: subscriptionId }, ctx, { scope, step: 'release', main: false });
    return { committed };
  }
}
