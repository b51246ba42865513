import { inject, injectable } from 'inversify';
import type { OrderedQuantity } from '../../../domain/sales/sales.events.js';
import { notFound, ruleBroken, wrongState } from '../../../domain/shared/errors.js';
import { subscription, type ExistingSubscription } from '../../../domain/subscriptions/subscription.js';
import type { Offer } from '../../catalog/offers.js';
import type { CommandContext } from '../../spine/context.js';
import { Transactor } from '../../spine/transactor.js';
import { SkuCatalogues } from './sku-catalogues.js';

const POINTER = '/azureSubscriptionId';

/** What a reservation is bought for and of (domain.md 5.7): an active Azure subscription of the same account, and SKUs that Microsoft sells. */
@injectable()
export class ReservationTargets {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(SkuCatalogues) private readonly catalogues: SkuCatalogues,
  ) {}

  /** Null where there is none, and none is needed. @throws DomainError azure_subscription_required, not_a_reservation, not_found, not_azure, azure_subscription_not_active */
  async check(azureSubscriptionId: string | null, accountId: string, { plan, product }: Offer, ctx: CommandContext): Promise<string | null> {
    if (azureSubscriptionId === null) {
      if (product.provisioning.plugin === 'microsoft_csp') throw ruleBroken('azure_subscription_required', 'Choose the Azure subscription that this reservation is for. The account needs one that is active.', POINTER);
      return null;
    }
    if (plan.billingType !== 'azure_ri') throw ruleBroken('not_a_reservation', 'Only reservations are bought for an Azure subscription. Leave it out.', POINTER);
    const { status } = await this.target(azureSubscriptionId, accountId, ctx);
    if (status !== 'Active') throw wrongState('azure_subscription_not_active', `The Azure subscription is "${status}": a reservation can be bought for an active one. Choose another one.`, { status });
    return azureSubscriptionId;
  }

  /** What vanished from the last fetch is not sold, however old the plan. @throws DomainError sku_not_available */
  async checkSold({ plan }: Offer, quantities: readonly OrderedQuantity[], ctx: CommandContext): Promise<void> {
    if (plan.billingType !== 'azure_ri') return;
    const find = await this.catalogues.ofPlan(plan.planId, ctx);
    const place = quantities.findIndex(({ resourceKey, quantity }) => quantity > 0 && find(resourceKey)?.available === false);
    const name = plan.resources.find(({ key }) => key === quantities[place]?.resourceKey)?.name;
    if (name !== undefined) throw ruleBroken('sku_not_available', `Microsoft does not sell "${name}" any more. Leave it out, or order from a plan of SKUs that it sells.`, `/quantities/${place}/quantity`);
  }

  /** What is missing and what is another account's answer the same. @throws DomainError not_found, not_azure */
  async target(azureSubscriptionId: string, accountId: string, ctx?: CommandContext): Promise<ExistingSubscription> {
    const { state } = await this.transactor.load(subscription, azureSubscriptionId, ctx);
    if (!state || state.accountId !== accountId) throw notFound('Azure subscription of this account', azureSubscriptionId, POINTER);
    if (state.terms.billingType !== 'payg_external') throw ruleBroken('not_azure', `${state.number} is no Azure subscription: it is not paid by use at prices of the vendor. Choose another one.`, POINTER);
    return state;
  }
}
