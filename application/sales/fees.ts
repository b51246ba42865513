import type { PlanFees, PlanPrices } from '../../domain/catalog/catalog.events.js';
import { periodFees, resourceFees } from '../../domain/catalog/prices.js';

/** The fees that an order takes: of the plan in one of its periods, and of each resource. Minor units. */
export interface FeeTable {
  readonly plan: PlanFees;
  readonly resources: Readonly<Record<string, PlanFees>>;
}

export const NO_FEES: PlanFees = { setup: 0, recurring: 0, renewal: 0 };

export const feesOf = (prices: PlanPrices, periodId: string): FeeTable => ({
  plan: periodFees(prices, periodId) ?? NO_FEES,
  resources: Object.fromEntries(prices.resources.map(({ key }) => [key, resourceFees(prices, key) ?? NO_FEES])),
});

/** A trial costs nothing, whatever its resources cost otherwise. */
export const free = ({ resources }: FeeTable): FeeTable => ({ plan: NO_FEES, resources: Object.fromEntries(Object.keys(resources).map((key) => [key, NO_FEES])) });

/** Fees agreed with a customer; what was not agreed is the plan's. */
export const agreed = (fees: FeeTable, { plan, resources = [] }: { readonly plan?: PlanFees; readonly resources?: readonly { readonly resourceKey: string; readonly fees: PlanFees }[] }): FeeTable => ({
  plan: plan ?? fees.plan,
  resources: { ...fees.resources, ...Object.fromEntries(resources.map(({ resourceKey, fees: own }) => [resourceKey, own])) },
});

/** The higher of each two fees (domain.md 4.12). */
export const higher = (a: FeeTable, b: FeeTable): FeeTable => ({
  plan: highest(a.plan, b.plan),
  resources: Object.fromEntries(Object.entries(a.resources).map(([key, fees]) => [key, highest(fees, b.resources[key] ?? NO_FEES)])),
});

const highest = (a: PlanFees, b: PlanFees): PlanFees => ({ setup: Math.max(a.setup, b.setup), recurring: Math.max(a.recurring, b.recurring), renewal: Math.max(a.renewal, b.renewal) });
