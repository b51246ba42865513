import type { Commands } from '../../shared/api/commands.js';
import type { Fees, Plan } from '../../shared/api/types.js';

/** Fees agreed for one subscription alone, of the plan and by resource. Minor units. */
export interface AgreedFees {
  readonly plan: Fees;
  readonly resources: Readonly<Record<string, Fees>>;
}

const NOTHING: Fees = { setup: 0, recurring: 0, renewal: 0 };

/** Where one starts to agree: what the plan asks. */
export const feesOfPlan = (plan: Plan, periodId: string): AgreedFees => ({
  plan: plan.periods.find((period) => period.periodId === periodId)?.fees ?? NOTHING,
  resources: Object.fromEntries(plan.resources.map(({ key, fees }) => [key, fees])),
});

export const pricesOf = ({ plan, resources }: AgreedFees): NonNullable<Commands['place-order']['individualPrices']> => ({
  plan,
  resources: Object.entries(resources).map(([resourceKey, fees]) => ({ resourceKey, fees })),
});
