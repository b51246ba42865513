import type { BusinessDate } from '../shared/calendar.js';
import { ruleBroken } from '../shared/errors.js';
import type { PlanCreatedData, PlanFees, PlanMarkup, PlanPrices, ScheduledCost, VendorOffer } from './catalog.events.js';
import { isOneOff } from './plan-rules.js';
import { markedUp, pricesOf, resourceFees, withPrices } from './prices.js';

/** What a price list says of a resource, minor units. */
export interface TakenCost {
  readonly key: string;
  /** Null: what it costs today stays. */
  readonly cost: number | null;
  readonly next: readonly { readonly from: BusinessDate; readonly cost: number }[];
}

type Costed = Pick<PlanCreatedData, 'billingType' | 'parentPlanId' | 'netCost' | 'periods' | 'resources'>;

/** The fee that a vendor's price is for: a month's, or the one paid once. */
export const pricedFee = ({ billingType }: Pick<Costed, 'billingType'>): 'recurring' | 'setup' => (isOneOff(billingType) ? 'setup' : 'recurring');

const NO_FEES: PlanFees = { setup: 0, recurring: 0, renewal: 0 };

/** The net cost once the vendor asks so much for these resources; the last one counts. */
export const withCosts = (plan: Costed, costs: readonly { readonly key: string; readonly cost: number }[]): PlanPrices => {
  const before = plan.netCost ?? { periods: [], resources: [] };
  const fee = pricedFee(plan);
  const costOf = (key: string): number | undefined => costs.findLast((one) => one.key === key)?.cost;
  const resources = plan.resources.flatMap(({ key }) => {
    const [known, cost] = [resourceFees(before, key), costOf(key)];
    return known || cost !== undefined ? [{ key, fees: { ...(known ?? NO_FEES), ...(cost === undefined ? {} : { [fee]: cost }) } }] : [];
  });
  return { ...before, resources };
};

/** Retail prices that follow a cost. A vendor tells one fee of a resource: all others of an own plan stay as they are. */
export const retailAt = (plan: Costed, netCost: PlanPrices, markup: PlanMarkup): PlanPrices => {
  const raised = markedUp(netCost, markup);
  if (plan.parentPlanId !== null) return raised;
  const fee = pricedFee(plan);
  const resources = plan.resources.map(({ key, fees }) => ({ key, fees: { ...fees, [fee]: resourceFees(raised, key)?.[fee] ?? fees[fee] } }));
  return pricesOf(withPrices(plan, { periods: [], resources }));
};

/** What is scheduled once a list was taken: of the resources that it names, what it says and nothing else. */
export const scheduleOf = ({ scheduledCosts }: { readonly scheduledCosts: readonly ScheduledCost[] }, costs: readonly TakenCost[]): readonly ScheduledCost[] => {
  const named = new Set(costs.map(({ key }) => key));
  const next = costs.flatMap(({ key, next: later }) => later.map(({ from, cost }) => ({ from, key, cost })));
  return [...scheduledCosts.filter(({ key }) => !named.has(key)), ...next].sort((a, b) => (`${a.from} ${a.key}` < `${b.from} ${b.key}` ? -1 : 1));
};

/** @throws bought_from_upstream, unknown_resource, not_unique */
export const checkOffers = ({ parentPlanId, resources }: Costed, offers: readonly VendorOffer[]): void => {
  if (parentPlanId !== null) throw ruleBroken('bought_from_upstream', 'This plan is bought from your upstream, whose price is its cost. Only your own plans are bought by offers of a vendor.', '/planId');
  offers.forEach(({ key }, index) => {
    if (!resources.some((resource) => resource.key === key)) throw ruleBroken('unknown_resource', `The plan has no resource "${key}".`, `/offers/${index}/key`);
    if (offers.findIndex((offer) => offer.key === key) < index) throw ruleBroken('not_unique', `The resource "${key}" is named twice.`, `/offers/${index}/key`);
  });
};
