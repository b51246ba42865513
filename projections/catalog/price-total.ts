import type { PlanPeriod, PlanPrices, PlanResource } from '../../domain/catalog/catalog.events.js';
import type { BillingTypeKey } from '../../domain/shared/billing-rules.js';
import { rounded } from '../margin.js';

/** What of a plan decides its least price. */
export interface LeastSale {
  readonly billingType: BillingTypeKey;
  readonly resources: readonly Pick<PlanResource, 'key' | 'minimum' | 'included'>[];
}

/** What has a price to be listed: not endless periods, not what the vendor tells the price of (domain.md 2, "Price list"), and no reservations of which nothing must be taken: each SKU has its own. */
export const isListed = ({ billingType, resources }: LeastSale, { term }: Pick<PlanPeriod, 'term'>): boolean =>
  term !== null && billingType !== 'payg_external' && (billingType !== 'azure_ri' || resources.some(({ minimum }) => minimum > 0));

/**
 * The least that a sale for a period costs, minor units: one-time fee + monthly fee x months + the same of each resource
 * at its minimum beyond what is included. 30 days are a month here; charges count real days.
 */
export const priceTotal = ({ resources }: LeastSale, { periodId, term }: Pick<PlanPeriod, 'periodId' | 'term'>, prices: PlanPrices): number => {
  const count = term?.count ?? 0;
  const [n, d] = term?.unit === 'day' ? [count, 30] : [term?.unit === 'year' ? count * 12 : count, 1];
  const { setup, monthly } = total(resources, prices, periodId);
  return Number(rounded(setup * BigInt(d) + monthly * BigInt(n), BigInt(d)));
};

const total = (resources: LeastSale['resources'], prices: PlanPrices, periodId: string): { readonly setup: bigint; readonly monthly: bigint } => {
  const own = prices.periods.find((period) => period.periodId === periodId)?.fees;
  const lines = resources.map(({ key, minimum, included }) => ({ quantity: minimum - included, fees: prices.resources.find((resource) => resource.key === key)?.fees }));
  const sum = (fee: 'setup' | 'recurring'): bigint => lines.reduce((amount, { quantity, fees }) => amount + BigInt(quantity) * BigInt(fees?.[fee] ?? 0), BigInt(own?.[fee] ?? 0));
  return { setup: sum('setup'), monthly: sum('recurring') };
};
