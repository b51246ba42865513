import { inject, injectable } from 'inversify';
import { pricesAt } from '../../domain/catalog/prices.js';
import { order } from '../../domain/sales/order.js';
import { standingOn, type ExistingSubscription } from '../../domain/subscriptions/subscription-state.js';
import type { Offer } from '../catalog/offers.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { agreed, feesOf, higher, NO_FEES, type FeeTable } from './fees.js';

/** Individual prices at a renewal: as agreed, the plan's, or the higher of both, fee by fee (domain.md 4.12). */
export type PriceOption = 'keep' | 'plan' | 'higher';
export const PRICE_OPTIONS: readonly PriceOption[] = ['keep', 'plan', 'higher'];

/**
 * The fees of further orders of a subscription: a plan with fixed prices keeps those of the first order for life,
 * individual prices stay as agreed, all others are the plan's of today (domain.md 4.0).
 */
@injectable()
export class SubscriptionPrices {
  constructor(@inject(Transactor) private readonly transactor: Transactor) {}

  /** The instant whose prices hold, on every level of resellers. */
  instant({ fixedPrice, orderedAt }: ExistingSubscription, { now }: CommandContext): string {
    return fixedPrice ? orderedAt : now;
  }

  async ofChange(subscription: ExistingSubscription, offer: Offer, ctx: CommandContext): Promise<FeeTable> {
    const listed = this.listed(subscription, offer, subscription.periodId, ctx);
    return subscription.individualPrices ? this.individual(subscription, listed, ctx) : listed;
  }

  async ofRenewal(subscription: ExistingSubscription, { offer, periodId, option }: { readonly offer: Offer; readonly periodId: string; readonly option: PriceOption }, ctx: CommandContext): Promise<FeeTable> {
    const listed = this.listed(subscription, offer, periodId, ctx);
    if (!subscription.individualPrices || option === 'plan') return listed;
    const individual = await this.individual(subscription, listed, ctx);
    return option === 'keep' ? individual : higher(listed, individual);
  }

  private listed(subscription: ExistingSubscription, { plan }: Offer, periodId: string, ctx: CommandContext): FeeTable {
    return feesOf(pricesAt(plan, this.instant(subscription, ctx)).prices, periodId);
  }

  /** Recurring fees as they run; one-time fees as they were agreed with the first order. */
  private async individual(subscription: ExistingSubscription, listed: FeeTable, ctx: CommandContext): Promise<FeeTable> {
    const { state } = await this.transactor.load(order, subscription.orderId, ctx);
    const first = (key: string | null) => state?.basis.lines.find(({ resourceKey }) => resourceKey === key) ?? listed.resources[key ?? ''] ?? NO_FEES;
    const oneTime = (key: string | null) => ({ setup: first(key).setup, renewal: first(key).renewal });
    const { planFee, resources } = standingOn(subscription, subscription.segments.at(-1)?.start ?? subscription.startDate ?? '');
    return agreed(listed, {
      plan: { ...oneTime(null), recurring: planFee },
      resources: resources.map(({ resourceKey, unitFee }) => ({ resourceKey, fees: { ...oneTime(resourceKey), recurring: unitFee } })),
    });
  }
}
