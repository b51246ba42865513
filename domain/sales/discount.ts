import type { Aggregate } from '../shared/decider.js';
import { ruleBroken, wrongState } from '../shared/errors.js';
import { checkDates, checkPercentage, checkTerms } from './discount-checks.js';
import { isLimited, mayTake, usageAfter } from './discount-limits.js';
import { addScope } from './discount-scopes.js';
import { evolveDiscount, type Discount, type DiscountCommand, type ExistingDiscount } from './discount-state.js';
import { discountEvents, type DiscountEvent, type DiscountUse, type ScopeRow } from './discount.events.js';

type Of<C extends DiscountCommand['type']> = Extract<DiscountCommand, { type: C }>;

/** Promo codes, account and reseller discounts (domain.md 3.6 and 4.9, CR-768). The discount arbitrates its own limits. */
export const discount: Aggregate<Discount, DiscountCommand, DiscountEvent> = {
  category: 'discount',
  catalogue: discountEvents,
  initial: null,
  decide(command, state) {
    if (command.type === 'CreateDiscount') return created(command, state);
    // What an order says afterwards of a discount that was deleted while it was placed comes too late to matter.
    if (state?.deleted && LATE.includes(command.type)) return [];
    if (!state || state.deleted) throw wrongState('discount_missing', 'There is no such discount.');
    return decideFor(command, state);
  },
  evolve: evolveDiscount,
};

const LATE: readonly DiscountCommand['type'][] = ['ConfirmUse', 'ReleaseUse', 'NoteApplied'];

const created = ({ discount: terms, scopes = [] }: Of<'CreateDiscount'>, state: Discount): readonly DiscountEvent[] => {
  if (state) throw wrongState('already_exists', 'This discount exists already.');
  checkTerms(terms);
  return [{ type: 'DiscountCreated', data: terms }, ...rowsOf(terms, scopes)];
};

/** The rows as if they were added one after the other. */
const rowsOf = ({ discountId, type }: Of<'CreateDiscount'>['discount'], scopes: readonly ScopeRow[]): readonly DiscountEvent[] => {
  let rows: readonly ScopeRow[] = [];
  for (const scope of scopes) {
    const added = addScope({ discountId, type, scopes: rows }, scope);
    const removed = added.flatMap((event) => (event.type === 'DiscountScopeRemoved' ? [event.data.scopeId] : []));
    rows = [...rows.filter(({ scopeId }) => !removed.includes(scopeId)), ...(added.length > 0 ? [scope] : [])];
  }
  return rows.map((scope): DiscountEvent => ({ type: 'DiscountScopeAdded', data: { discountId, scope } }));
};

const decideFor = (command: Exclude<DiscountCommand, { type: 'CreateDiscount' }>, state: ExistingDiscount): readonly DiscountEvent[] => {
  const { discountId } = state;
  switch (command.type) {
    case 'EditDiscount':
      return edited(command, state);
    case 'AddCodes':
      return codesAdded(command, state);
    case 'AddScope':
      return addScope(state, command.scope);
    case 'RemoveScope':
      return state.scopes.some(({ scopeId }) => scopeId === command.scopeId) ? [{ type: 'DiscountScopeRemoved', data: { discountId, scopeId: command.scopeId } }] : [];
    case 'ActivateDiscount':
    case 'DeactivateDiscount':
    case 'DeleteDiscount':
      return switched(command, state);
    case 'NoteApplied':
      return state.used ? [] : [{ type: 'DiscountApplied', data: { discountId } }];
    case 'ReserveUse':
    case 'ConfirmUse':
    case 'ReleaseUse':
      return shared(command, state);
  }
};

const switched = ({ type }: Of<'ActivateDiscount' | 'DeactivateDiscount' | 'DeleteDiscount'>, { discountId, active, used, ...state }: ExistingDiscount): readonly DiscountEvent[] => {
  switch (type) {
    case 'ActivateDiscount':
      if (state.type === 'reseller' && state.scopes.length === 0) throw ruleBroken('empty_scope', 'Say first whom the discount is for: add a scope row.');
      return active ? [] : [{ type: 'DiscountActivated', data: { discountId } }];
    case 'DeactivateDiscount':
      return active ? [{ type: 'DiscountDeactivated', data: { discountId } }] : [];
    case 'DeleteDiscount':
      if (used) throw wrongState('discount_used', 'This discount was used: orders and charges name it. Deactivate it instead.');
      return [{ type: 'DiscountDeleted', data: { discountId } }];
  }
};

const edited = ({ changes }: Of<'EditDiscount'>, state: ExistingDiscount): readonly DiscountEvent[] => {
  const { discountId, name, percentage, validFrom, validTo } = { ...state, ...changes };
  checkPercentage({ percentage });
  checkDates({ validFrom, validTo });
  const same = name === state.name && percentage === state.percentage && validFrom === state.validFrom && validTo === state.validTo;
  return same ? [] : [{ type: 'DiscountEdited', data: { discountId, name, percentage, validFrom, validTo } }];
};

const MOST_CODES = 5000;

const codesAdded = ({ codes }: Of<'AddCodes'>, state: ExistingDiscount): readonly DiscountEvent[] => {
  if (state.type !== 'promo_code') throw ruleBroken('code_not_used', 'Only a promo code discount has codes.', '/discountId');
  const known = new Set(state.codes.map(({ code }) => code));
  const added = codes.filter(({ code }) => !known.has(code));
  if (state.codes.length + added.length > MOST_CODES) throw ruleBroken('too_many_codes', `A discount has at most ${MOST_CODES} codes. Create another one.`, '/codes');
  return added.length > 0 ? [{ type: 'DiscountCodesAdded', data: { discountId: state.discountId, codes: added } }] : [];
};

/** Two orders at once cannot both take the last use: it is given here, in the order in which they ask. */
const shared = (command: Of<'ReserveUse' | 'ConfirmUse' | 'ReleaseUse'>, state: ExistingDiscount): readonly DiscountEvent[] => {
  const { discountId, reserved, consumed } = state;
  switch (command.type) {
    case 'ReserveUse':
      return isLimited(state) ? take(command, state) : [];
    case 'ConfirmUse': {
      const use = reserved.get(command.orderId);
      return use ? [{ type: 'DiscountConsumed', data: { discountId, ...plain(use), usage: usageAfter(state, use, true) } }] : [];
    }
    case 'ReleaseUse': {
      const use = consumed.get(command.orderId) ?? reserved.get(command.orderId);
      return use ? [{ type: 'DiscountReleased', data: { discountId, ...plain(use), usage: usageAfter(state, use, false) } }] : [];
    }
  }
};

const plain = ({ orderId, subscriptionId, accountId, code }: DiscountUse): DiscountUse => ({ orderId, subscriptionId, accountId, code });

const take = ({ use, on }: Of<'ReserveUse'>, state: ExistingDiscount): readonly DiscountEvent[] => {
  if (!mayTake(state, use, on)) throw ruleBroken('discount_used_up', `The discount "${state.name}" is used up.`, use.code === null ? undefined : '/promoCode', { discountId: state.discountId });
  if (state.consumed.has(use.orderId) || state.reserved.get(use.orderId)?.reservedOn === on) return [];
  return [{ type: 'DiscountReserved', data: { discountId: state.discountId, ...use, reservedOn: on, usage: usageAfter(state, use, true) } }];
};
