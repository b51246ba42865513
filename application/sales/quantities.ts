import type { PlanResource } from '../../domain/catalog/catalog.events.js';
import type { OrderedLine, OrderedQuantity } from '../../domain/sales/sales.events.js';
import { ruleBroken } from '../../domain/shared/errors.js';
import type { SubscribedResource } from '../../domain/subscriptions/subscriptions.events.js';
import { NO_FEES, type FeeTable } from './fees.js';

/** The quantity of every resource of the plan: as asked for, or its minimum. @throws when unknown or out of bounds */
export const orderedQuantities = (resources: readonly PlanResource[], asked: readonly OrderedQuantity[]): readonly OrderedQuantity[] => {
  asked.forEach(({ resourceKey }, index) => {
    if (!resources.some((resource) => resource.key === resourceKey))
      throw ruleBroken('unknown_resource', `The plan has no resource "${resourceKey}". It has: ${resources.map((resource) => resource.key).join(', ') || 'none'}.`, `/quantities/${index}/resourceKey`);
    if (asked.findIndex((other) => other.resourceKey === resourceKey) < index) throw ruleBroken('resource_twice', `"${resourceKey}" is named twice.`, `/quantities/${index}/resourceKey`);
  });
  return resources.map((resource) => ({ resourceKey: resource.key, quantity: bounded(resource, asked) }));
};

const bounded = ({ key, name, minimum, limit }: PlanResource, asked: readonly OrderedQuantity[]): number => {
  const index = asked.findIndex((quantity) => quantity.resourceKey === key);
  const quantity = asked[index]?.quantity ?? minimum;
  const pointer = `/quantities/${index}/quantity`;
  if (quantity < minimum) throw ruleBroken('below_minimum', `At least ${minimum} of ${name} must be ordered.`, pointer, { minimum });
  if (limit !== null && quantity > limit) throw ruleBroken('above_limit', `At most ${limit} of ${name} can be ordered.`, pointer, { limit });
  return quantity;
};

/** The quantities asked for, and for all other resources those that the subscription has. */
export const orKept = (current: readonly OrderedQuantity[], asked: readonly OrderedQuantity[]): readonly OrderedQuantity[] => [
  ...asked,
  ...current.filter(({ resourceKey }) => !asked.some((quantity) => quantity.resourceKey === resourceKey)).map(({ resourceKey, quantity }) => ({ resourceKey, quantity })),
];

export const quantityOf = (quantities: readonly OrderedQuantity[], key: string): number => quantities.find(({ resourceKey }) => resourceKey === key)?.quantity ?? 0;
export const byResource = (quantities: readonly OrderedQuantity[]): Readonly<Record<string, number>> => Object.fromEntries(quantities.map(({ resourceKey, quantity }) => [resourceKey, quantity]));

/** What is paid for: beyond the included amount. */
export const billable = (quantity: number, included: number): number => Math.max(0, quantity - included);

/** What a sale bills: the plan itself, and what goes beyond the included amounts. */
export const saleLines = (fees: FeeTable, resources: readonly { readonly key: string; readonly included: number }[], quantities: readonly OrderedQuantity[]): readonly OrderedLine[] => [
  { resourceKey: null, quantity: 1, ...fees.plan },
  ...resources.map(({ key, included }) => ({ resourceKey: key, quantity: billable(quantityOf(quantities, key), included), ...(fees.resources[key] ?? NO_FEES) })),
];

/** What a running subscription bills each period: the plan's fee and its resources, at the prices it has. */
export const subscribedLines = (planFee: number, resources: readonly SubscribedResource[]): readonly OrderedLine[] => [
  { resourceKey: null, quantity: 1, setup: 0, recurring: planFee, renewal: 0 },
  ...resources.map(({ resourceKey, included, quantity, unitFee }) => ({ resourceKey, quantity: billable(quantity, included), setup: 0, recurring: unitFee, renewal: 0 })),
];

/** The resources that a subscription has once an order of all of its lines is delivered. */
export const soldResources = (resources: readonly PlanResource[], quantities: readonly OrderedQuantity[], lines: readonly OrderedLine[]): readonly SubscribedResource[] =>
  resources.map(({ key, name, unit, included }) => ({
    resourceKey: key, name, unit, included, quantity: quantityOf(quantities, key), unitFee: lines.find(({ resourceKey }) => resourceKey === key)?.recurring ?? 0,
  }));
