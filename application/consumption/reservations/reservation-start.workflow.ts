import { inject, injectable } from 'inversify';
import { azureLink } from '../../../domain/consumption/azure/azure-link.js';
import { azureReservation, type Purchase } from '../../../domain/consumption/reservations/azure-reservation.js';
import type { ReservedItem } from '../../../domain/consumption/reservations/azure-reservation.events.js';
import { order } from '../../../domain/sales/order.js';
import type { Recorded } from '../../../domain/shared/event.js';
import { subscription, type ExistingSubscription } from '../../../domain/subscriptions/subscription.js';
import type { SubscribedResource, SubscriptionEvent } from '../../../domain/subscriptions/subscriptions.events.js';
import type { CommandContext } from '../../spine/context.js';
import { derivedId } from '../../spine/ids.js';
import { Transactor } from '../../spine/transactor.js';
import type { Workflow, WorkflowStep } from '../../spine/workflow.js';
import { SkuCatalogues } from './sku-catalogues.js';

type Activated = Extract<SubscriptionEvent, { type: 'SubscriptionActivated' }>;
type SkuOf = (resource: SubscribedResource) => ReservedItem['sku'];

/** What was ordered for an Azure subscription is delivered: from now on it is one of its reservations (domain.md 5.7). */
@injectable()
export class ReservationStart implements Workflow {
  readonly name = 'reservation-start';
  readonly handles = ['SubscriptionActivated'];

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(SkuCatalogues) private readonly catalogues: SkuCatalogues,
  ) {}

  steps(event: Recorded): readonly WorkflowStep[] {
    return [{ name: 'record reservation', run: (ctx) => this.record(event as Recorded<Activated>, ctx) }];
  }

  private async record({ data: { subscriptionId, orderId, startDate: start, expirationDate: end, vendorReference }, metadata: { scope } }: Recorded<Activated>, ctx: CommandContext): Promise<void> {
    const { state: placed } = await this.transactor.load(order, orderId, ctx);
    const azureSubscriptionId = placed?.azureSubscriptionId;
    const { state: found } = azureSubscriptionId ? await this.transactor.load(subscription, subscriptionId, ctx) : { state: null };
    if (!azureSubscriptionId || !found || end === null) return;
    const { state: { bought } } = await this.transactor.load(azureReservation, subscriptionId, ctx);
    const { state: link } = await this.transactor.load(azureLink, azureSubscriptionId, ctx);
    const skuOf = await this.skus(found, ctx);
    const items = found.resources.filter(({ quantity }) => quantity > 0).map((resource) => item(subscriptionId, resource, skuOf(resource), bought[resource.resourceKey] ?? { vendorOrderId: vendorReference, vendorReservationId: null }));
    const reservation = { subscriptionId, accountId: found.accountId, orderId, azureSubscriptionId, vendorSubscriptionId: link?.azureSubscriptionId ?? null, term: termOf(found), scope: 'shared', start, end, items } as const;
    await this.transactor.transact(azureReservation, subscriptionId, { type: 'StartReservation', reservation }, ctx, { scope });
  }

  /** Where a plan was not made of Microsoft's catalogue, its resources are all that is known. */
  private async skus({ planId }: ExistingSubscription, ctx: CommandContext): Promise<SkuOf> {
    const find = await this.catalogues.ofPlan(planId, ctx);
    return ({ resourceKey, name }) => {
      const { productId = '', skuId = '', title = name, region = '', armRegion = '', armSku = '' } = find(resourceKey) ?? {};
      return { productId, skuId, title, region, armRegion, armSku };
    };
  }
}

const item = (subscriptionId: string, { resourceKey, quantity }: SubscribedResource, sku: ReservedItem['sku'], { vendorOrderId, vendorReservationId }: Purchase): ReservedItem => ({
  reservationId: derivedId(subscriptionId, 'reservation', resourceKey), resourceKey, sku, quantity, vendorOrderId, vendorReservationId,
});

/** "P3Y". */
const termOf = ({ terms: { term } }: ExistingSubscription): string => (term ? `P${term.count}${term.unit.charAt(0).toUpperCase()}` : '');
