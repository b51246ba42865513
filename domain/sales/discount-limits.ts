import { addDays } from '../shared/calendar.js';
import type { DiscountUsage, DiscountUse } from './discount.events.js';
import type { ExistingDiscount } from './discount-state.js';

const isSingleUse = ({ codes }: ExistingDiscount, code: string | null): boolean => codes.some((known) => known.code === code && known.singleUse);

/** Is there anything to share out? Uses of a discount without limits are not kept. */
export const isLimited = ({ accountLimit, subscriptionLimit, codes }: ExistingDiscount): boolean => accountLimit !== null || subscriptionLimit !== null || codes.some(({ singleUse }) => singleUse);

/** An account discount limited to one subscription is for one order of each account (domain.md 4.9), a single-use code for one order at all. */
const isForOneOrder = (discount: ExistingDiscount, code: string | null): boolean =>
  discount.type === 'promo_code' ? isSingleUse(discount, code) : discount.subscriptionLimit === 1;

/** A reservation whose order never came, since the placing broke off, holds its place until the end of the next day. */
const stands = (reservedOn: string, on: string): boolean => on <= addDays(reservedOn, 1);

/** The uses that count on a day, without those of one order. */
const others = ({ reserved, consumed }: ExistingDiscount, orderId: string, on: string): readonly DiscountUse[] =>
  [...consumed.values(), ...[...reserved.values()].filter(({ reservedOn }) => stands(reservedOn, on))].filter((use) => use.orderId !== orderId);

const fits = (limit: number | null, taken: readonly string[], own: string): boolean => {
  const distinct = new Set(taken);
  return limit === null || distinct.has(own) || distinct.size < limit;
};

/** May an order take the discount? Its own share counts for nothing, so asking again answers the same. */
export const mayTake = (discount: ExistingDiscount, { orderId, subscriptionId, accountId, code }: DiscountUse, on: string): boolean => {
  if (!isLimited(discount)) return true;
  const taken = others(discount, orderId, on);
  const ofAccount = taken.filter((use) => use.accountId === accountId);
  const sharing = discount.type === 'promo_code' ? taken : ofAccount;
  if (isForOneOrder(discount, code) && sharing.some((use) => discount.type !== 'promo_code' || use.code === code)) return false;
  return fits(discount.accountLimit, taken.map((use) => use.accountId), accountId) && fits(discount.subscriptionLimit, sharing.map((use) => use.subscriptionId), subscriptionId);
};

/**
 * Does a charge of a billing day have it? Such a charge takes nothing of a limit: it has what the orders of its
 * subscription took; of a discount for one order, what the order of its term took.
 */
export const wasTaken = (discount: ExistingDiscount, { orderId, subscriptionId, code }: Pick<DiscountUse, 'subscriptionId' | 'code'> & { readonly orderId: string | null }): boolean => {
  if (!isLimited(discount)) return true;
  if (orderId !== null && discount.consumed.has(orderId)) return true;
  return !isForOneOrder(discount, code) && subscriptionsOf(discount).has(subscriptionId);
};

const remembered = new WeakMap<ExistingDiscount['consumed'], ReadonlySet<string>>();

/** Once for each state: a billing day asks for every subscription. */
const subscriptionsOf = ({ consumed }: ExistingDiscount): ReadonlySet<string> => {
  const known = remembered.get(consumed) ?? new Set([...consumed.values()].map((use) => use.subscriptionId));
  remembered.set(consumed, known);
  return known;
};

/** What is taken once the order has its share, or gave it back. */
export const usageAfter = (discount: ExistingDiscount, use: DiscountUse, holds: boolean): DiscountUsage => {
  const uses = [...discount.consumed.values(), ...discount.reserved.values()].filter(({ orderId }) => orderId !== use.orderId);
  if (holds) uses.push(use);
  return { accounts: new Set(uses.map(({ accountId }) => accountId)).size, subscriptions: new Set(uses.map(({ subscriptionId }) => subscriptionId)).size, orders: uses.length };
};
