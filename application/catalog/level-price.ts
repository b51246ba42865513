import type { ExistingPlan } from '../../domain/catalog/plan.js';
import type { PlanFees } from '../../domain/catalog/catalog.events.js';
import { periodFees, pricesAt, resourceFees } from '../../domain/catalog/prices.js';
import { wrongState } from '../../domain/shared/errors.js';
import type { FeeKind } from '../../domain/shared/charge.js';

/** What was sold of a plan, and when its prices were fixed. */
export interface SoldPart {
  readonly fee: FeeKind;
  /** Null: the plan itself. */
  readonly resourceKey: string | null;
  readonly periodId: string | null;
  /** Instant. */
  readonly pricedAt: string;
}

/** The retail price that a level's plan asked at an instant for one of it, minor units. Trials are free of charge on every level. */
export const retailPrice = (sold: ExistingPlan, part: SoldPart): number => {
  const period = soldPeriod(sold, part.periodId);
  if (period?.trial) return 0;
  const { prices } = pricesAt(sold, part.pricedAt);
  const fees = part.resourceKey === null ? periodFees(prices, period?.periodId ?? '') : resourceFees(prices, part.resourceKey);
  if (!fees) throw wrongState('price_missing', `The plan ${sold.planId} has no price for ${part.resourceKey ?? 'this period'}: the upstream cannot be charged for it.`);
  return feeOf(fees, part.fee);
};

/** The markup in force at an instant, "0" where none was set. */
export const markupAt = (sold: ExistingPlan, instant: string): string => pricesAt(sold, instant).markup?.percentage ?? '0';

/** The plan's only paid period stands in where the charge does not name one. */
const soldPeriod = ({ periods }: ExistingPlan, periodId: string | null) => {
  const paid = periods.filter((period) => !period.trial);
  return periods.find((period) => period.periodId === periodId) ?? (paid.length === 1 ? paid[0] : undefined);
};

const feeOf = ({ setup, recurring, renewal }: PlanFees, fee: FeeKind): number => (fee === 'setup' ? setup : fee === 'renewal' ? renewal : recurring);
