import { inject, injectable } from 'inversify';
import { notFound, ruleBroken, wrongState } from '../../../domain/shared/errors.js';
import { subscription, type ExistingSubscription } from '../../../domain/subscriptions/subscription.js';
import type { Offer } from '../../catalog/offers.js';
import type { CommandContext } from '../../spine/context.js';
import { Transactor } from '../../spine/transactor.js';

const POINTER = '/azureSubscriptionId';

/** The Azure subscription that a reservation is bought for (domain.md 5.7): of the same account, and active. */
@injectable()
export class ReservationTargets {
  constructor(@inject(Transactor) private readonly transactor: Transactor) {}

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

  /** What is missing and what is another account's answer the same. @throws DomainError not_found, not_azure */
  async target(azureSubscriptionId: string, accountId: string, ctx?: CommandContext): Promise<ExistingSubscription> {
    const { state } = await this.transactor.load(subscription, azureSubscriptionId, ctx);
    if (!state || state.accountId !== accountId) throw notFound('Azure subscription of this account', azureSubscriptionId, POINTER);
    if (state.terms.billingType !== 'payg_external') throw ruleBroken('not_azure', `${state.number} is no Azure subscription: it is not paid by use at prices of the vendor. Choose another one.`, POINTER);
    return state;
  }
}
