import { inject, injectable } from 'inversify';
import type { PlanEvent } from '../../domain/catalog/catalog.events.js';
import { plan } from '../../domain/catalog/plan.js';
import type { Recorded } from '../../domain/shared/event.js';
import { reservation } from '../../domain/shared/reservation.js';
import { People } from '../partners/people.js';
import { Postman } from '../partners/postman.js';
import { Records, type ResellerRecord } from '../partners/records.js';
import type { LinkSettings } from '../ports/mail.js';
import { TOKENS } from '../ports/tokens.js';
import type { Views } from '../ports/views.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { Transactor } from '../spine/transactor.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { netCostText } from './net-cost-texts.js';

type PricesChanged = Extract<PlanEvent, { type: 'PlanPricesChanged' }>;

/** Which plan's change tells a reseller of all that one cause changed. */
const notices = reservation('net_cost_notice');

/**
 * A reseller is told by mail that its costs changed: once for each cause, however many of its plans a price list moved.
 * Simulated history writes to nobody. Who works for a reseller is in no stream of its own: the list of managers tells.
 */
@injectable()
export class NetCostNotices implements Workflow {
  readonly name = 'net-cost-notices';
  readonly handles = ['PlanPricesChanged'];

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Records) private readonly records: Records,
    @inject(People) private readonly people: People,
    @inject(Postman) private readonly postman: Postman,
    @inject(TOKENS.views) private readonly views: Views,
    @inject(TOKENS.settings) private readonly settings: LinkSettings,
  ) {}

  steps(event: Recorded): readonly WorkflowStep[] {
    const { data: { planId, cause }, metadata } = event as Recorded<PricesChanged>;
    if (cause !== 'net_cost' || metadata.simulated) return [];
    return [{ name: 'tell', run: (ctx) => this.tell(planId, event, ctx) }];
  }

  private async tell(planId: string, { id, metadata }: Recorded, ctx: CommandContext): Promise<void> {
    const { state } = await this.transactor.load(plan, planId, ctx);
    const owner = state?.parentPlanId ? await this.records.reseller(state.resellerId, ctx) : null;
    if (!owner || !(await this.isFirst(owner, { eventId: id, cause: metadata.correlationId }, ctx))) return;
    const upstream = owner.reseller.parentId ? await this.records.reseller(owner.reseller.parentId, ctx) : null;
    const facts = { upstream: upstream?.reseller.name ?? '', link: `${this.settings.publicUrl}/console/#/price-list` };
    for await (const { profileId } of this.views.all('managers', { resellerId: owner.reseller.id, status: 'Active', role: ['admin', 'owner'] })) {
      const profile = await this.people.find(String(profileId));
      if (profile?.email) await this.postman.deliver({ id: derivedId(id, profile.id), resellerId: owner.reseller.id, profileId: profile.id, to: profile.email, ...netCostText(profile.locale ?? owner.reseller.locale, facts) });
    }
  }

  private async isFirst({ reseller, scope }: ResellerRecord, { eventId, cause }: { readonly eventId: string; readonly cause: string }, ctx: CommandContext): Promise<boolean> {
    const noticeId = derivedId(cause, reseller.id, 'net cost notice');
    const { state: teller } = await this.transactor.load(notices, noticeId, ctx);
    if (teller !== null) return teller === eventId;
    await this.transactor.transact(notices, noticeId, { type: 'Reserve', kind: 'net_cost_notice', ownerId: eventId, taken: 'This reseller was told already.' }, ctx, { scope });
    return true;
  }
}
