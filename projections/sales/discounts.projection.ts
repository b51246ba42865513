import type { DiscountEvent, DiscountUsage, PromoCode, ScopeRow } from '../../domain/sales/discount.events.js';
import { dataOf, projection, type FoldEvent } from '../projection.js';

type Of<T extends DiscountEvent['type']> = Extract<DiscountEvent, { type: T }>['data'];
type Created = Of<'DiscountCreated'>;

export type DiscountDocument = Omit<Created, 'discountId' | 'resellerId' | 'codes'> & {
  readonly status: 'Active' | 'Inactive';
  /** The first one, to find it by. */
  readonly code: string | null;
  readonly codes: readonly (PromoCode & { readonly used: boolean })[];
  readonly scopes: readonly ScopeRow[];
  /** Something was ordered or charged with it: it can be deactivated, not deleted. */
  readonly used: boolean;
  /** What is taken of the limits. With `validFrom` and `validTo` a page says scheduled, running, expired or exhausted. */
  readonly usage: DiscountUsage;
  readonly createdAt: string;
};

const NOTHING: DiscountUsage = { accounts: 0, subscriptions: 0, orders: 0 };

const created = (event: FoldEvent): DiscountDocument => {
  const { discountId: _discountId, resellerId: _resellerId, codes, ...terms } = dataOf<Created>(event);
  return { ...terms, status: 'Inactive', code: codes[0]?.code ?? null, codes: unused(codes), scopes: [], used: false, usage: NOTHING, createdAt: event.metadata.recordedAt };
};

const unused = (codes: readonly PromoCode[]): DiscountDocument['codes'] => codes.map((code) => ({ ...code, used: false }));

/** A single-use code is taken by an order, or free again. */
const shared = (document: DiscountDocument, { code, usage }: Of<'DiscountConsumed'>, taken: boolean): DiscountDocument => ({
  ...document,
  usage,
  used: true,
  codes: document.codes.map((known) => (known.code === code && known.singleUse ? { ...known, used: taken } : known)),
});

export const discounts = projection<DiscountDocument>({
  name: 'discounts',
  version: 2,
  context: 'sales',
  summary: 'Promo codes, account and reseller discounts with their scope and what is taken of their limits. They never add up: the highest percentage wins.',
  handles: [
    'DiscountCreated', 'DiscountEdited', 'DiscountCodesAdded', 'DiscountScopeAdded', 'DiscountScopeRemoved', 'DiscountActivated', 'DiscountDeactivated',
    'DiscountReserved', 'DiscountConsumed', 'DiscountReleased', 'DiscountApplied', 'DiscountDeleted',
  ],
  keys: (event) => [dataOf<{ discountId: string }>(event).discountId],
  evolve(document, event) {
    if (event.type === 'DiscountCreated') return created(event);
    if (!document) return null;
    switch (event.type as DiscountEvent['type']) {
      case 'DiscountEdited': {
        const { name, percentage, validFrom, validTo } = dataOf<Of<'DiscountEdited'>>(event);
        return { ...document, name, percentage, validFrom, validTo };
      }
      case 'DiscountCodesAdded':
        return { ...document, codes: [...document.codes, ...unused(dataOf<Of<'DiscountCodesAdded'>>(event).codes)] };
      case 'DiscountScopeAdded':
        return { ...document, scopes: [...document.scopes, dataOf<Of<'DiscountScopeAdded'>>(event).scope] };
      case 'DiscountScopeRemoved':
        return { ...document, scopes: document.scopes.filter(({ scopeId }) => scopeId !== dataOf<Of<'DiscountScopeRemoved'>>(event).scopeId) };
      case 'DiscountActivated':
        return { ...document, status: 'Active' };
      case 'DiscountDeactivated':
        return { ...document, status: 'Inactive' };
      case 'DiscountReserved':
      case 'DiscountConsumed':
        return shared(document, dataOf<Of<'DiscountConsumed'>>(event), true);
      case 'DiscountReleased':
        return shared(document, dataOf<Of<'DiscountReleased'>>(event), false);
      case 'DiscountApplied':
        return { ...document, used: true };
      case 'DiscountDeleted':
        return null;
      case 'DiscountCreated':
        return document;
    }
  },
  fields: { name: 'text', type: 'id', status: 'id', code: 'text', validFrom: 'date', validTo: 'date', createdAt: 'date' },
  indexes: [['name'], ['resellerId', 'status']],
  search: ['name', 'code'],
  defaultSort: { field: 'createdAt', order: 'DESC' },
  access: { staff: ['admin', 'owner', 'marketing', 'auditor'], hiddenFromUpstream: ['name', 'percentage', 'code', 'codes', 'accountIds', 'scopes'] },
  streams: (id) => [`discount-${id}`],
  example: {
    name: 'Welcome', type: 'promo_code', percentage: '10', validFrom: '2026-01-01', validTo: null, code: 'WELCOME10', codes: [{ code: 'WELCOME10', singleUse: false, used: false }], fees: ['recurring'], planIds: null,
    accountIds: null, classKeys: null, accountLimit: null, subscriptionLimit: 100, scopes: [], used: true, usage: { accounts: 3, subscriptions: 3, orders: 4 }, status: 'Active', createdAt: '2026-01-05T09:00:00.000Z',
  },
});
