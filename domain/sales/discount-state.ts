import type { DiscountEvent, DiscountUse, PromoCode, ScopeRow } from './discount.events.js';

export type DiscountTerms = Extract<DiscountEvent, { type: 'DiscountCreated' }>['data'];

export interface Reservation extends DiscountUse {
  readonly reservedOn: string;
}

export interface ExistingDiscount extends DiscountTerms {
  readonly active: boolean;
  readonly deleted: boolean;
  /** Something was ordered or charged with it. */
  readonly used: boolean;
  readonly scopes: readonly ScopeRow[];
  /** By order. Kept for discounts with limits or single-use codes: the others have nothing to share out. */
  readonly reserved: ReadonlyMap<string, Reservation>;
  readonly consumed: ReadonlyMap<string, DiscountUse>;
}
export type Discount = ExistingDiscount | null;

export type DiscountCommand =
  | { readonly type: 'CreateDiscount'; readonly discount: DiscountTerms; readonly scopes?: readonly ScopeRow[] }
  | { readonly type: 'EditDiscount'; readonly changes: Partial<Pick<DiscountTerms, 'name' | 'percentage' | 'validFrom' | 'validTo'>> }
  | { readonly type: 'AddCodes'; readonly codes: readonly PromoCode[] }
  | { readonly type: 'AddScope'; readonly scope: ScopeRow }
  | { readonly type: 'RemoveScope'; readonly scopeId: string }
  | { readonly type: 'ActivateDiscount' }
  | { readonly type: 'DeactivateDiscount' }
  | { readonly type: 'DeleteDiscount' }
  /** An order that is about to be placed asks for its share of the limits. */
  | { readonly type: 'ReserveUse'; readonly use: DiscountUse; readonly on: string }
  /** The order stands: what it reserved is used. */
  | { readonly type: 'ConfirmUse'; readonly orderId: string }
  /** The order was cancelled. */
  | { readonly type: 'ReleaseUse'; readonly orderId: string }
  /** A charge was made with it. */
  | { readonly type: 'NoteApplied' };

/** What an event leaves of a discount. */
export const evolveDiscount = (state: Discount, event: DiscountEvent): Discount => {
  if (event.type === 'DiscountCreated') return { ...event.data, active: false, deleted: false, used: false, scopes: [], reserved: new Map(), consumed: new Map() };
  return state && { ...state, ...change(state, event) };
};

const change = (state: ExistingDiscount, event: Exclude<DiscountEvent, { type: 'DiscountCreated' }>): Partial<ExistingDiscount> => {
  switch (event.type) {
    case 'DiscountEdited': {
      const { name, percentage, validFrom, validTo } = event.data;
      return { name, percentage, validFrom, validTo };
    }
    case 'DiscountCodesAdded':
      return { codes: [...state.codes, ...event.data.codes] };
    case 'DiscountScopeAdded':
      return { scopes: [...state.scopes, event.data.scope] };
    case 'DiscountScopeRemoved':
      return { scopes: state.scopes.filter(({ scopeId }) => scopeId !== event.data.scopeId) };
    case 'DiscountActivated':
      return { active: true };
    case 'DiscountDeactivated':
      return { active: false };
    case 'DiscountApplied':
      return { used: true };
    case 'DiscountDeleted':
      return { active: false, deleted: true };
    case 'DiscountReserved':
    case 'DiscountConsumed':
    case 'DiscountReleased':
      return shared(state, event);
  }
};

type Share = Extract<DiscountEvent, { type: 'DiscountReserved' | 'DiscountConsumed' | 'DiscountReleased' }>;

const shared = ({ reserved, consumed }: ExistingDiscount, { type, data }: Share): Pick<ExistingDiscount, 'used' | 'reserved' | 'consumed'> => {
  const { orderId, subscriptionId, accountId, code } = data;
  const use: DiscountUse = { orderId, subscriptionId, accountId, code };
  const [nextReserved, nextConsumed] = [new Map(reserved), new Map(consumed)];
  nextReserved.delete(orderId);
  nextConsumed.delete(orderId);
  if (type === 'DiscountReserved') nextReserved.set(orderId, { ...use, reservedOn: data.reservedOn });
  if (type === 'DiscountConsumed') nextConsumed.set(orderId, use);
  return { used: true, reserved: nextReserved, consumed: nextConsumed };
};
