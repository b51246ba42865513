import { IsIn, IsUUID, Matches } from 'class-validator';
import { inject } from 'inversify';
import { azureLink } from '../../../../domain/consumption/azure/azure-link.js';
import type { AzureLinkData } from '../../../../domain/consumption/azure/azure-link.events.js';
import type { Granularity } from '../../../../domain/consumption/azure/usage.events.js';
import { ruleBroken, wrongState } from '../../../../domain/shared/errors.js';
import type { Scope } from '../../../../domain/shared/event.js';
import { reservation } from '../../../../domain/shared/reservation.js';
import { PlanChains } from '../../../catalog/plan-chains.js';
import { command, type CommandHandler, type CommandOutcome } from '../../../spine/command.js';
import type { CommandContext } from '../../../spine/context.js';
import { Transactor } from '../../../spine/transactor.js';
import { SubscriptionFinder } from '../../../subscriptions/subscription-finder.js';

const GUID = /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;

export class LinkAzureSubscription {
  @IsUUID() readonly subscriptionId!: string;
  /** The customer's Microsoft tenant. */
  @Matches(GUID, { message: 'customerTenantId must be a GUID' }) readonly customerTenantId!: string;
  /** The Azure subscription, as Microsoft names it. */
  @Matches(GUID, { message: 'azureSubscriptionId must be a GUID' }) readonly azureSubscriptionId!: string;
  /** How the vendor is to cut its records. It cannot be changed once usage has come. */
  @IsIn(['daily', 'hourly']) readonly granularity: Granularity = 'hourly';
}

/** An Azure subscription is sold once: its usage is charged to one subscription alone. */
export const KIND = 'azure_subscription';
export const azureSubscriptions = reservation(KIND);

@command({ name: 'link-azure-subscription', context: 'consumption', summary: 'Say which Azure subscription a pay-as-you-go subscription stands for. Its usage is fetched from then on.', dto: LinkAzureSubscription, allow: ['admin', 'sales'] })
export class LinkAzureSubscriptionHandler implements CommandHandler<LinkAzureSubscription> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
    @inject(PlanChains) private readonly chains: PlanChains,
  ) {}

  async handle({ subscriptionId: id, granularity, ...ids }: LinkAzureSubscription, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope, subscription: { subscriptionId, accountId, planId, terms, startDate } } = await this.subscriptions.find(id.toLowerCase(), ctx);
    if (terms.billingType !== 'payg_external') throw ruleBroken('not_for_billing_type', 'Only subscriptions that are paid by use at prices of the vendor stand for an Azure subscription.', '/subscriptionId');
    if (!startDate) throw wrongState('not_started', 'The subscription is not active yet. Link it when it is.');
    const connectionId = (await this.chains.of(planId)).at(-1)?.resellerId ?? scope.resellerId;
    const [customerTenantId, azureSubscriptionId] = [ids.customerTenantId.toLowerCase(), ids.azureSubscriptionId.toLowerCase()];
    const link = { subscriptionId, accountId, connectionId, customerTenantId, azureSubscriptionId, granularity, since: `${startDate}T00:00:00.000Z` };
    await this.reserve(link, scope, ctx);
    return { committed: await this.transactor.transact(azureLink, subscriptionId, { type: 'LinkAzureSubscription', link }, ctx, { scope }) };
  }

  /** The link is looked at first: what is refused must keep nothing reserved. */
  private async reserve(link: AzureLinkData, scope: Scope, ctx: CommandContext): Promise<void> {
    const { subscriptionId: ownerId, azureSubscriptionId } = link;
    azureLink.decide({ type: 'LinkAzureSubscription', link }, (await this.transactor.load(azureLink, ownerId, ctx)).state);
    await this.releaseAbandoned(azureSubscriptionId, scope, ctx);
    const taken = 'This Azure subscription is linked to another subscription already. Unlink that one first.';
    await this.transactor.transact(azureSubscriptions, azureSubscriptionId, { type: 'Reserve', kind: KIND, ownerId, taken, pointer: '/azureSubscriptionId' }, ctx, { scope, step: 'reserve', main: false });
  }

  /** An unlinking that crashed before it released: the reservation holds as long as its owner's link does. */
  private async releaseAbandoned(azureSubscriptionId: string, scope: Scope, ctx: CommandContext): Promise<void> {
    const { state: ownerId, revision } = await this.transactor.load(azureSubscriptions, azureSubscriptionId, ctx);
    const link = ownerId && (await this.transactor.load(azureLink, ownerId, ctx)).state;
    if (!ownerId || (link && link.azureSubscriptionId === azureSubscriptionId)) return;
    await this.transactor.transact(azureSubscriptions, azureSubscriptionId, { type: 'Release', kind: KIND, ownerId }, ctx, { scope, step: `release ${revision}`, main: false });
  }
}
