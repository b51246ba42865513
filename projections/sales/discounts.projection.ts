import type { DiscountEvent } from '../../domain/sales/sales.events.js';
import { dataOf, projection } from '../projection.js';

type Created = Extract<DiscountEvent, { type: 'DiscountCreated' }>['data'];

export type DiscountDocument = Omit<Created, 'discountId' | 'resellerId'> & {
  readonly status: 'Active' | 'Inactive';
  readonly createdAt: string;
};

export const discounts = projection<DiscountDocument>({
  name: 'discounts',
  version: 1,
  context: 'sales',
  summary: 'Promo codes and account discounts. They never add up: the highest percentage wins.',
  handles: ['DiscountCreated', 'DiscountActivated', 'DiscountDeactivated'],
  keys: (event) => [dataOf<{ discountId: string }>(event).discountId],
  evolve(document, event) {
    if (event.type === 'DiscountCreated') {
      const { discountId: _discountId, resellerId: _resellerId, ...discount } = dataOf<Created>(event);
      return { ...discount, status: 'Inactive', createdAt: event.metadata.recordedAt };
    }
    return document && { ...document, status: event.type === 'DiscountActivated' ? 'Active' : 'Inactive' };
  },
  fields: { name: 'text', type: 'id', status: 'id', code: 'text', validFrom: 'date', validTo: 'date', createdAt: 'date' },
  indexes: [['name'], ['resellerId', 'status']],
  search: ['name', 'code'],
  defaultSort: { field: 'createdAt', order: 'DESC' },
  access: { staff: ['admin', 'owner', 'marketing', 'auditor'], hiddenFromUpstream: ['code', 'accountIds'] },
  streams: (id) => [`discount-${id}`],
  example: { name: 'Welcome', type: 'promo_code', percentage: '10', validFrom: '2026-01-01', validTo: null, code: 'WELCOME10', fees: ['recurring'], planIds: null, accountIds: null, status: 'Active', createdAt: '2026-01-05T09:00:00.000Z' },
});
