import type { FeeKind } from '../shared/charge.js';
import { mayTake, wasTaken } from './discount-limits.js';
import { inRow, type ResellerCase } from './discount-scopes.js';
import type { ExistingDiscount } from './discount-state.js';
import type { ApplicableDiscount } from './sales.events.js';

/** The order, or the charge of a billing day, that a customer discount is judged for. */
export interface DiscountCase {
  readonly accountId: string;
  /** The account's class. */
  readonly classKey: string;
  readonly planId: string;
  readonly subscriptionId: string;
  readonly promoCode: string | null;
  /** A business date: first and last day are both inclusive (rulings, Billing 6). */
  readonly on: string;
  /** `order`: it may take its share of the limits. `billing_day`: it has what its subscription took; `orderId` is the order of its term. */
  readonly as: 'order' | 'billing_day';
  readonly orderId: string | null;
  /** Individual prices switch all customer discounts off. */
  readonly individualPrices: boolean;
}

/** Why a discount does not apply, or that it does (domain.md 4.9, check list). */
export type Standing = 'applies' | 'not_for_this' | 'not_now' | 'used_up';

const inTime = ({ validFrom, validTo }: ExistingDiscount, on: string): boolean => (!validFrom || validFrom <= on) && (!validTo || on <= validTo);

const inScope = ({ planIds, accountIds, classKeys }: ExistingDiscount, { accountId, classKey, planId }: DiscountCase): boolean => {
  const everyone = accountIds === null && classKeys === null;
  return (!planIds || planIds.includes(planId)) && (everyone || !!accountIds?.includes(accountId) || !!classKeys?.includes(classKey));
};

const codeOf = ({ type, codes }: ExistingDiscount, { promoCode }: DiscountCase): string | null => (type === 'promo_code' && promoCode !== null && codes.some(({ code }) => code === promoCode) ? promoCode : null);

export const standingOf = (discount: ExistingDiscount, judged: DiscountCase): Standing => {
  const code = codeOf(discount, judged);
  const asked = discount.type === 'account' || code !== null;
  if (!asked || judged.individualPrices || !inScope(discount, judged)) return 'not_for_this';
  if (!discount.active || !inTime(discount, judged.on)) return 'not_now';
  const { as, orderId, subscriptionId, accountId, on } = judged;
  const free = as === 'order' ? mayTake(discount, { orderId: orderId ?? '', subscriptionId, accountId, code }, on) : wasTaken(discount, { orderId, subscriptionId, code });
  return free ? 'applies' : 'used_up';
};

const asApplicable = ({ discountId, name, type, percentage }: ExistingDiscount, fees: readonly FeeKind[]): ApplicableDiscount => ({ id: discountId, name, type, percentage, fees });

/** The discount if it applies to a case, as pricing wants it; null otherwise. */
export const applicable = (discount: ExistingDiscount, judged: DiscountCase): ApplicableDiscount | null => (standingOf(discount, judged) === 'applies' ? asApplicable(discount, discount.fees) : null);

const ALL_FEES: readonly FeeKind[] = ['setup', 'renewal', 'recurring', 'consumption'];

/** A reseller discount if it lowers what a debtor owes its creator, for all fees alike (CR-768). */
export const applicableToReseller = (discount: ExistingDiscount, judged: ResellerCase): ApplicableDiscount | null => {
  const applies = discount.type === 'reseller' && discount.active && inTime(discount, judged.on) && discount.scopes.some((row) => inRow(row, judged));
  return applies ? asApplicable(discount, ALL_FEES) : null;
};
