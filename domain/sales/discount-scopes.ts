import { ruleBroken } from '../shared/errors.js';
import type { DiscountEvent, DiscountScope, ScopeRow } from './discount.events.js';
import type { ExistingDiscount } from './discount-state.js';

const MOST_ROWS = 1000;

const includes = (wide: readonly string[] | null, narrow: readonly string[] | null): boolean => wide === null || (narrow !== null && narrow.every((id) => wide.includes(id)));

/** Is everything that the second row is for in the first one already? */
export const coversRow = (wide: DiscountScope, narrow: DiscountScope): boolean => {
  if (wide.kind === 'all_resellers') return true;
  if (narrow.kind === 'all_resellers' || wide.resellerId !== narrow.resellerId) return false;
  if (wide.kind === 'subscription') return narrow.kind === 'subscription' && wide.subscriptionId === narrow.subscriptionId;
  if (narrow.kind === 'subscription') return wide.accountIds === null && wide.planIds === null;
  return includes(wide.accountIds, narrow.accountIds) && includes(wide.planIds, narrow.planIds);
};

/** A row that others cover adds nothing; a wider one takes the place of those that it covers. */
export const addScope = ({ discountId, type, scopes }: Pick<ExistingDiscount, 'discountId' | 'type' | 'scopes'>, scope: ScopeRow): readonly DiscountEvent[] => {
  if (type !== 'reseller') throw ruleBroken('not_a_reseller_discount', 'Only reseller discounts have a scope of resellers and subscriptions.', '/discountId');
  if (scopes.some((row) => coversRow(row, scope))) return [];
  const covered = scopes.filter((row) => coversRow(scope, row));
  if (scopes.length - covered.length >= MOST_ROWS) throw ruleBroken('too_many_scopes', `A discount has at most ${MOST_ROWS} rows. Create another one, or widen a row.`);
  return [
    ...covered.map(({ scopeId }): DiscountEvent => ({ type: 'DiscountScopeRemoved', data: { discountId, scopeId } })),
    { type: 'DiscountScopeAdded', data: { discountId, scope } },
  ];
};

/** What an upstream reseller charges a direct downstream one for: planIds are the account's plan and those it was delegated from. */
export interface ResellerCase {
  readonly debtorId: string;
  readonly subscriptionId: string;
  readonly accountId: string;
  readonly planIds: readonly string[];
  /** The business date on which the charge closes. */
  readonly on: string;
}

/** Reseller, and subscription or account with plan (CR-768). A plan means all plans that were delegated from it. */
export const inRow = (row: DiscountScope, { debtorId, subscriptionId, accountId, planIds }: ResellerCase): boolean => {
  if (row.kind === 'all_resellers') return true;
  if (row.resellerId !== debtorId) return false;
  if (row.kind === 'subscription') return row.subscriptionId === subscriptionId;
  return (row.accountIds === null || row.accountIds.includes(accountId)) && (row.planIds === null || planIds.some((planId) => row.planIds?.includes(planId)));
};
