import { inject, injectable } from 'inversify';
import { azureLink, nextWindow, type ReportedWindow } from '../../../../domain/consumption/azure/azure-link.js';
import { azurePull } from '../../../../domain/consumption/azure/azure-pull.js';
import type { AzurePullData } from '../../../../domain/consumption/azure/azure-pull.events.js';
import { wrongState } from '../../../../domain/shared/errors.js';
import type { Scope } from '../../../../domain/shared/event.js';
import { Records } from '../../../partners/records.js';
import { newId, type CommandContext } from '../../../spine/context.js';
import { Transactor, type Committed } from '../../../spine/transactor.js';
import { SubscriptionFinder } from '../../../subscriptions/subscription-finder.js';
import { PartnerCenterAccounts } from '../connections/partner-center-accounts.js';

/** A run to begin: of a subscription's usage, in the window that is due when none is given, or of a reseller's price list. */
export type PullRequest = { readonly asked: boolean } & ({ readonly subscriptionId: string; readonly window?: ReportedWindow | undefined } | { readonly connectionId: string });

/** Begins runs. Each has a stream of its own, and is carried on by whoever finds it open. */
@injectable()
export class PullStarter {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
    @inject(PartnerCenterAccounts) private readonly accounts: PartnerCenterAccounts,
    @inject(Records) private readonly records: Records,
  ) {}

  /** @throws DomainError not_found, not_linked, partner_center_not_connected, nothing_to_pull */
  async start(request: PullRequest, ctx: CommandContext): Promise<Committed> {
    const { scope, connectionId, subject } = 'subscriptionId' in request ? await this.usage(request, ctx) : await this.rateCard(request.connectionId, ctx);
    return this.begin({ connectionId, scope, subject, asked: request.asked }, 'subscriptionId' in request ? request.subscriptionId : request.connectionId, ctx);
  }

  /** `what` tells the runs of one command apart. @throws DomainError partner_center_not_connected */
  async begin({ connectionId, scope, subject, asked }: Pull & { readonly asked: boolean }, what: string, ctx: CommandContext): Promise<Committed> {
    await this.accounts.of(connectionId, ctx);
    const pullId = newId(ctx, `azure pull ${what}`);
    return this.transactor.transact(azurePull, pullId, { type: 'StartPull', pull: { pullId, connectionId, subject, asked } }, ctx, { scope });
  }

  private async usage({ subscriptionId: id, window: asked }: { readonly subscriptionId: string; readonly window?: ReportedWindow | undefined }, ctx: CommandContext): Promise<Pull> {
    const { scope } = await this.subscriptions.find(id, ctx);
    const { state: link } = await this.transactor.load(azureLink, id, ctx);
    if (!link) throw wrongState('not_linked', 'The subscription is not linked to an Azure subscription. Link it first.');
    const window = asked ?? nextWindow(link, ctx.now);
    if (!window) throw wrongState('nothing_to_pull', `All that was reported until ${link.coveredUntil ?? link.since} is here already. There is more when the next ${link.granularity === 'daily' ? 'day' : 'hour'} is over.`);
    const { subscriptionId, accountId, customerTenantId, azureSubscriptionId, granularity, connectionId } = link;
    return { scope, connectionId, subject: { kind: 'usage', subscriptionId, accountId, customerTenantId, azureSubscriptionId, granularity, window } };
  }

  private async rateCard(connectionId: string, ctx: CommandContext): Promise<Pull> {
    const found = await this.records.reseller(connectionId, ctx);
    if (!found) throw wrongState('reseller_missing', 'The reseller of this connection is not known any more.');
    return { scope: found.scope, connectionId, subject: { kind: 'rate_card', currency: found.reseller.currency } };
  }
}

interface Pull extends Pick<AzurePullData, 'connectionId' | 'subject'> {
  readonly scope: Scope;
}
