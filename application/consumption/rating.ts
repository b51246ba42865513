import { inject, injectable } from 'inversify';
import { plan } from '../../domain/catalog/plan.js';
import { markupOfDay, pricesAt } from '../../domain/catalog/prices.js';
import type { MeteredRecord } from '../../domain/consumption/consumption.js';
import { endOfDay } from '../../domain/shared/calendar.js';
import { notFound, ruleBroken } from '../../domain/shared/errors.js';
import { minorDigits } from '../../domain/shared/money.js';
import { add, format, fromDecimal, multiply, ONE, ratio, type Ratio } from '../../domain/shared/ratio.js';
import type { ExistingSubscription } from '../../domain/subscriptions/subscription-state.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';

/** A record as a meter sends it. `netUnitPrice`: what the vendor asks for one, in the currency's major unit ("0.096"). */
export interface Reading {
  readonly recordId: string;
  readonly usedOn: string;
  readonly resourceKey: string;
  readonly quantity: string;
  readonly netUnitPrice?: string | null;
}

/**
 * What one unit costs the customer. Internal: the price of the plan's resource. External: the vendor's price and the
 * markups of every level from the plan's owner down to the seller, as they hold on the day of use (domain.md 4.7).
 */
@injectable()
export class Rating {
  constructor(@inject(Transactor) private readonly transactor: Transactor) {}

  async rate(subscription: ExistingSubscription, readings: readonly Reading[], ctx: CommandContext): Promise<readonly MeteredRecord[]> {
    const external = subscription.terms.billingType === 'payg_external';
    return Promise.all(readings.map((reading, index) => (external ? this.external(subscription, reading, index, ctx) : this.internal(subscription, reading, index, ctx))));
  }

  private async internal({ planId, resources, fixedPrice }: ExistingSubscription, { netUnitPrice, ...reading }: Reading, index: number, ctx: CommandContext): Promise<MeteredRecord> {
    if (netUnitPrice) throw ruleBroken('priced_by_plan', "The plan's own prices rate this use: leave the vendor's price out.", `/records/${index}/netUnitPrice`);
    const resource = resources.find(({ resourceKey }) => resourceKey === reading.resourceKey);
    if (!resource) throw ruleBroken('unknown_resource', `The subscription has no resource "${reading.resourceKey}".`, `/records/${index}/resourceKey`);
    const { state } = await this.transactor.load(plan, planId, ctx);
    const offered = state && !fixedPrice ? pricesAt(state, endOfDay(reading.usedOn)).prices.resources.find(({ key }) => key === reading.resourceKey)?.fees.recurring : undefined;
    return { ...reading, unitPrice: format(ratio(offered ?? resource.unitFee)), netUnitPrice: null, included: resource.included };
  }

  private async external({ planId, terms }: ExistingSubscription, { netUnitPrice, ...reading }: Reading, index: number, ctx: CommandContext): Promise<MeteredRecord> {
    if (!netUnitPrice) throw ruleBroken('net_price_required', "The vendor's price of one unit is needed: the plan adds its markup to it.", `/records/${index}/netUnitPrice`);
    const net = multiply(fromDecimal(netUnitPrice), ratio(10 ** minorDigits(terms.currency)));
    const { cost, price } = await this.marked(net, planId, reading.usedOn, ctx);
    return { ...reading, unitPrice: format(price), netUnitPrice: format(cost), included: 0 };
  }

  /** What the plan's seller pays for what the vendor asks `net` for, and what he asks for it. */
  private async marked(net: Ratio, planId: string, day: string, ctx: CommandContext): Promise<{ readonly cost: Ratio; readonly price: Ratio }> {
    const { state } = await this.transactor.load(plan, planId, ctx);
    if (!state) throw notFound('plan', planId);
    const percentage = markupOfDay(state, day);
    if (percentage === undefined) throw ruleBroken('markup_missing', `The plan "${state.name}" has no markup, so its use cannot be priced. Set it, then send the records again.`);
    const cost = state.parentPlanId ? (await this.marked(net, state.parentPlanId, day, ctx)).price : net;
    return { cost, price: multiply(cost, add(ONE, multiply(fromDecimal(percentage), ratio(1, 100)))) };
  }
}
