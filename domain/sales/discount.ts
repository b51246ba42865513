import type { Aggregate } from '../shared/decider.js';
import { ruleBroken, wrongState } from '../shared/errors.js';
import { fromDecimal } from '../shared/ratio.js';
import { discountEvents, type ApplicableDiscount, type DiscountEvent } from './sales.events.js';

type Created = Extract<DiscountEvent, { type: 'DiscountCreated' }>['data'];
export type Discount = (Created & { readonly active: boolean }) | null;
export type DiscountCommand =
  | { readonly type: 'CreateDiscount'; readonly discount: Created }
  | { readonly type: 'ActivateDiscount'; readonly discountId: string }
  | { readonly type: 'DeactivateDiscount'; readonly discountId: string };

export const discount: Aggregate<Discount, DiscountCommand, DiscountEvent> = {
  category: 'discount',
  catalogue: discountEvents,
  initial: null,
  decide(command, state) {
    switch (command.type) {
      case 'CreateDiscount':
        if (state) throw wrongState('already_exists', 'This discount exists already.');
        check(command.discount);
        return [{ type: 'DiscountCreated', data: command.discount }];
      case 'ActivateDiscount':
        return existing(state).active ? [] : [{ type: 'DiscountActivated', data: { discountId: command.discountId } }];
      case 'DeactivateDiscount':
        return existing(state).active ? [{ type: 'DiscountDeactivated', data: { discountId: command.discountId } }] : [];
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'DiscountCreated':
        return { ...event.data, active: false };
      case 'DiscountActivated':
        return state && { ...state, active: true };
      case 'DiscountDeactivated':
        return state && { ...state, active: false };
    }
  },
};

const existing = (state: Discount): NonNullable<Discount> => {
  if (!state) throw wrongState('discount_missing', 'There is no such discount.');
  return state;
};

const check = ({ type, percentage, validFrom, validTo, code, accountIds, fees }: Created): void => {
  const { n, d } = fromDecimal(percentage);
  if (n <= 0n || n > 100n * d) throw ruleBroken('percentage_range', 'The percentage must be above 0 and at most 100.', '/percentage');
  if (validFrom && validTo && validTo < validFrom) throw ruleBroken('range_turned_round', 'The last day must not be before the first.', '/validTo');
  if (type === 'promo_code' && !code) throw ruleBroken('code_required', 'A promo code discount needs its code.', '/code');
  if (type === 'account' && code) throw ruleBroken('code_not_used', 'An account discount applies by itself: leave the code out.', '/code');
  if (accountIds?.length === 0) throw ruleBroken('empty_scope', 'Name at least one account, or leave the list out for all.', '/accountIds');
  if (fees.length === 0) throw ruleBroken('empty_scope', 'Name at least one kind of fee.', '/fees');
};

/** The order or charge that a discount is judged for. */
export interface DiscountCase {
  readonly accountId: string;
  readonly planId: string;
  readonly promoCode: string | null;
  /** A business date: first and last day are both inclusive (rulings, Billing 6). */
  readonly on: string;
}

/** The discount if it applies to a case, as pricing wants it; null otherwise (domain.md 4.9, check list). */
export const applicable = (candidate: Discount, { accountId, planId, promoCode, on }: DiscountCase): ApplicableDiscount | null => {
  if (!candidate?.active) return null;
  const { discountId, name, type, percentage, validFrom, validTo, code, fees, planIds, accountIds } = candidate;
  const inTime = (!validFrom || validFrom <= on) && (!validTo || on <= validTo);
  const inScope = (!planIds || planIds.includes(planId)) && (!accountIds || accountIds.includes(accountId));
  const asked = type === 'account' || code === promoCode;
  return inTime && inScope && asked ? { id: discountId, name, type, percentage, fees } : null;
};
