import type { ExistingPlan } from '../../domain/catalog/plan.js';
import { periodFees, pricesAt, resourceFees } from '../../domain/catalog/prices.js';
import type { PlanFees } from '../../domain/catalog/catalog.events.js';
import { fromDecimal, multiply, ratio, subtract } from '../../domain/shared/ratio.js';

/** A fee that a discount lowers to what the reseller pays for it itself, or below. Minor units; `price` is before the discount. */
export interface LostMargin {
  readonly planId: string;
  readonly planName: string;
  /** Null: the fee of the period. */
  readonly resourceKey: string | null;
  readonly periodId: string | null;
  readonly fee: keyof PlanFees;
  readonly price: number;
  readonly cost: number;
}

export const PRICED_FEES = ['setup', 'recurring', 'renewal'] as const;
export type PricedFee = (typeof PRICED_FEES)[number];

/** Where a percentage off some prices of a plan that has a cost leaves no margin (domain.md 4.10). Own plans have no cost from above. */
export const lostMargins = ({ planId, name, history, periods, resources }: ExistingPlan, percentage: string, instant: string, lowered: readonly PricedFee[]): readonly LostMargin[] => {
  const { prices, netCost } = pricesAt({ history }, instant);
  if (!netCost) return [];
  const compare = (fees: PlanFees | undefined, costs: PlanFees | undefined, part: Pick<LostMargin, 'resourceKey' | 'periodId'>): readonly LostMargin[] =>
    lowered.flatMap((fee) => {
      const [price, cost] = [fees?.[fee] ?? 0, costs?.[fee] ?? 0];
      return price > 0 && !leavesMargin(price, cost, percentage) ? [{ planId, planName: name, ...part, fee, price, cost }] : [];
    });
  return [
    ...periods.filter(({ trial }) => !trial).flatMap(({ periodId }) => compare(periodFees(prices, periodId), periodFees(netCost, periodId), { resourceKey: null, periodId })),
    ...resources.flatMap(({ key }) => compare(resourceFees(prices, key), resourceFees(netCost, key), { resourceKey: key, periodId: null })),
  ];
};

const leavesMargin = (price: number, cost: number, percentage: string): boolean => {
  const left = multiply(ratio(price, 100), subtract(ratio(100), fromDecimal(percentage)));
  return subtract(left, ratio(cost)).n > 0n;
};
