import type { PlanPeriod, PlanResource } from '../../domain/catalog/catalog.events.js';
import type { OrderedLine, OrderedQuantity } from '../../domain/sales/sales.events.js';
import { ruleBroken } from '../../domain/shared/errors.js';
import type { SubscribedResource } from '../../domain/subscriptions/subscriptions.events.js';

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

const paid = (quantity: number, included: number): number => Math.max(0, quantity - included);

/** What a sale bills: the plan itself, and what goes beyond the included amounts. */
export const saleLines = (period: PlanPeriod, resources: readonly PlanResource[], quantities: readonly OrderedQuantity[]): readonly OrderedLine[] => [
  { resourceKey: null, quantity: 1, ...period.fees },
  ...resources.map(({ key, included, fees }) => ({
    resourceKey: key,
    quantity: paid(quantities.find((quantity) => quantity.resourceKey === key)?.quantity ?? 0, included),
    ...fees,
  })),
];

/** What an increase bills: the difference, at today's prices of the plan. */
export const increaseLines = (current: readonly SubscribedResource[], quantities: readonly OrderedQuantity[], resources: readonly PlanResource[]): readonly OrderedLine[] =>
  current.map(({ resourceKey, included, quantity, unitFee }) => {
    const wanted = quantities.find((candidate) => candidate.resourceKey === resourceKey)?.quantity ?? quantity;
    const offered = resources.find((resource) => resource.key === resourceKey);
    return { resourceKey, quantity: paid(wanted, included) - paid(quantity, included), setup: offered?.fees.setup ?? 0, recurring: offered?.fees.recurring ?? unitFee, renewal: 0 };
  });

/** What a running subscription bills each period: the plan's fee and its resources, at the prices it has. */
export const subscribedLines = (planFee: number, resources: readonly SubscribedResource[]): readonly OrderedLine[] => [
  { resourceKey: null, quantity: 1, setup: 0, recurring: planFee, renewal: 0 },
  ...resources.map(({ resourceKey, included, quantity, unitFee }) => ({ resourceKey, quantity: paid(quantity, included), setup: 0, recurring: unitFee, renewal: 0 })),
];
