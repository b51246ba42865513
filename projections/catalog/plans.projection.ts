import type { PlanEvent } from '../../domain/catalog/catalog.events.js';
import { dataOf, projection } from '../projection.js';

type Created = Extract<PlanEvent, { type: 'PlanCreated' }>['data'];

export type PlanDocument = Omit<Created, 'planId' | 'resellerId'> & {
  readonly status: 'Draft' | 'Active' | 'Inactive';
  readonly createdAt: string;
};

export const plans = projection<PlanDocument>({
  name: 'plans',
  version: 1,
  context: 'catalog',
  summary: 'Offers with their billing type, periods, resources and fees.',
  handles: ['PlanCreated', 'PlanPublished', 'PlanDeactivated'],
  keys: (event) => [dataOf<{ planId: string }>(event).planId],
  evolve(document, event) {
    if (event.type === 'PlanCreated') {
      const { planId: _planId, resellerId: _resellerId, ...plan } = dataOf<Created>(event);
      return { ...plan, status: 'Draft', createdAt: event.metadata.recordedAt };
    }
    return document && { ...document, status: event.type === 'PlanPublished' ? 'Active' : 'Inactive' };
  },
  fields: { name: 'text', sku: 'text', status: 'id', billingType: 'id', productId: 'id', serviceTermsId: 'id', currency: 'id', createdAt: 'date' },
  indexes: [['name'], ['productId'], ['resellerId', 'status']],
  search: ['name', 'sku'],
  defaultSort: { field: 'name', order: 'ASC' },
  access: {
    staff: ['admin', 'owner', 'marketing', 'sales', 'auditor'],
    customer: { levels: ['Owner', 'Admin'], rows: 'reseller', where: { status: 'Active' } },
  },
  streams: (id) => [`plan-${id}`],
  example: {
    productId: '1f0c…', serviceTermsId: '9a2e…', name: 'Office E3 monthly', sku: 'O365-E3-M', description: 'Per user and month', billingType: 'csp_monthly', currency: 'EUR', status: 'Active', createdAt: '2026-01-05T09:00:00.000Z',
    periods: [{ periodId: '1_year', term: { count: 1, unit: 'year' }, fees: { setup: 0, recurring: 0, renewal: 0 } }],
    resources: [{ key: 'licences', name: 'Licences', unit: 'licence', included: 0, minimum: 1, limit: null, fees: { setup: 0, recurring: 500, renewal: 0 } }],
  },
});
