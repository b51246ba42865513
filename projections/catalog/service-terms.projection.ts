import type { ServiceTerms, ServiceTermsEvent } from '../../domain/catalog/catalog.events.js';
import { dataOf, projection } from '../projection.js';

export type ServiceTermsDocument = ServiceTerms & { readonly createdAt: string };

export const serviceTerms = projection<ServiceTermsDocument>({
  name: 'service-terms',
  version: 2,
  context: 'catalog',
  summary: 'Billing day, renew points, grace and stop periods that plans share, and which stops and deletions a manager approves.',
  handles: ['ServiceTermsCreated'],
  keys: (event) => [dataOf<ServiceTermsEvent['data']>(event).serviceTermsId],
  evolve(_document, event) {
    const { key, name, billingDay, manualRenewPoint, autoRenewPoint, gracePeriod, stopPeriod, stopMode, deleteMode } = dataOf<ServiceTermsEvent['data']>(event);
    return { key, name, billingDay, manualRenewPoint, autoRenewPoint, gracePeriod, stopPeriod, stopMode, deleteMode, createdAt: event.metadata.recordedAt };
  },
  fields: { key: 'id', name: 'text', billingDay: 'number', createdAt: 'date' },
  indexes: [['key'], ['name']],
  search: ['key', 'name'],
  defaultSort: { field: 'key', order: 'ASC' },
  access: { staff: ['admin', 'owner', 'marketing', 'sales', 'auditor'], customer: { levels: ['Owner', 'Admin'], rows: 'reseller' } },
  streams: (id) => [`service_terms-${id}`],
  example: { key: 'std_monthly', name: 'Standard monthly', billingDay: 1, manualRenewPoint: 30, autoRenewPoint: 10, gracePeriod: 5, stopPeriod: 14, stopMode: 'automatic', deleteMode: 'automatic', createdAt: '2026-01-05T09:00:00.000Z' },
});
