import { inject, injectable } from 'inversify';
import { plan } from '../../../domain/catalog/plan.js';
import type { TakenCost } from '../../../domain/catalog/vendor-costs.js';
import type { VendorPriceListEvent } from '../../../domain/consumption/price-lists/price-list.events.js';
import { changedParts, vendorPriceList } from '../../../domain/consumption/price-lists/price-list.js';
import type { Recorded } from '../../../domain/shared/event.js';
import { Records } from '../../partners/records.js';
import type { CommandContext } from '../../spine/context.js';
import { Transactor } from '../../spine/transactor.js';
import type { Workflow, WorkflowStep } from '../../spine/workflow.js';

type Applied = Extract<VendorPriceListEvent, { type: 'VendorPriceListApplied' }>;

/** An applied price list becomes the cost of the plans that are bought by it. */
@injectable()
export class PriceListCosts implements Workflow {
  readonly name = 'price-list-costs';
  readonly handles = ['VendorPriceListApplied'];

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Records) private readonly records: Records,
  ) {}

  steps(event: Recorded): readonly WorkflowStep[] {
    const { listId, resellerId } = (event as Recorded<Applied>).data;
    return [{ name: 'take costs', run: (ctx) => this.takeCosts(listId, resellerId, ctx) }];
  }

  private async takeCosts(listId: string, resellerId: string, ctx: CommandContext): Promise<void> {
    const { state } = await this.transactor.load(vendorPriceList, listId, ctx);
    const owner = await this.records.reseller(resellerId, ctx);
    if (!owner) return;
    const costs = new Map<string, TakenCost[]>();
    for (const { planId, resourceKey, after, next } of changedParts(state.matches)) costs.set(planId, [...(costs.get(planId) ?? []), { key: resourceKey, cost: after, next }]);
    for (const [planId, taken] of costs) await this.transactor.transact(plan, planId, { type: 'TakeCosts', costs: taken, at: ctx.now }, ctx, { scope: owner.scope });
  }
}
