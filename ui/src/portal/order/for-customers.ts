import type { Plan } from '../../shared/api/types.js';

/** A plan as customers order it: its public periods, and resources that they choose or that are included. */
export const forCustomers = (plan: Plan): Plan => ({
  ...plan,
  periods: plan.periods.filter((period) => period.public !== false),
  resources: plan.resources
    .filter((resource) => resource.public !== false || resource.included > 0)
    .map((resource) => (resource.public === false ? { ...resource, limit: Math.max(resource.minimum, resource.included) } : resource)),
});
