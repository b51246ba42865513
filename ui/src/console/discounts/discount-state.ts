import type { DiscountRow, OwnDiscount } from '../../shared/api/types.js';

export type DiscountState = 'Inactive' | 'Scheduled' | 'Running' | 'Over' | 'Exhausted';

const usedUp = ({ type, accountLimit, subscriptionLimit, usage, codes = [] }: DiscountRow): boolean => {
  if (codes.length > 0 && codes.every(({ singleUse, used }) => singleUse && used)) return true;
  if (accountLimit !== null && usage.accounts >= accountLimit) return true;
  return type === 'promo_code' && subscriptionLimit !== null && usage.subscriptions >= subscriptionLimit;
};

/** What a discount does on a day: its status, its dates and what is left of its limits together. */
export const stateOf = (discount: DiscountRow, today: string): DiscountState => {
  const { status, validFrom, validTo } = discount;
  if (status !== 'Active') return 'Inactive';
  if (validTo !== null && validTo < today) return 'Over';
  if (usedUp(discount)) return 'Exhausted';
  return validFrom !== null && validFrom > today ? 'Scheduled' : 'Running';
};

/** Resellers above see that there is a discount, not which. */
export const isOwn = (discount: DiscountRow): discount is OwnDiscount => discount.name !== undefined;
