import type { ProductEvent } from '../../domain/catalog/catalog.events.js';
import { dataOf, projection } from '../projection.js';

export interface ProductDocument {
  readonly name: string;
  readonly category: string;
  readonly description: string;
  readonly vendor: string;
  readonly provisioning: ProductEvent['data']['provisioning'];
  /** Whom its plans are for: reservations of the vendor's cloud are ordered by managers alone (domain.md 5.7). */
  readonly soldTo: 'customers' | 'managers';
  readonly createdAt: string;
}

export const products = projection<ProductDocument>({
  name: 'products',
  version: 2,
  context: 'catalog',
  summary: 'What is sold: products group plans and say how their subscriptions are delivered.',
  handles: ['ProductCreated'],
  keys: (event) => [dataOf<ProductEvent['data']>(event).productId],
  evolve(_document, event) {
    const { name, category, description, vendor, provisioning } = dataOf<ProductEvent['data']>(event);
    return { name, category, description, vendor, provisioning, soldTo: provisioning.plugin === 'microsoft_csp' ? 'managers' : 'customers', createdAt: event.metadata.recordedAt };
  },
  fields: { name: 'text', category: 'text', vendor: 'text', soldTo: 'id', createdAt: 'date' },
  indexes: [['name'], ['category']],
  search: ['name', 'vendor', 'category'],
  defaultSort: { field: 'name', order: 'ASC' },
  access: { staff: ['admin', 'owner', 'marketing', 'sales', 'auditor'], customer: { levels: ['Owner', 'Admin', 'User'], rows: 'reseller', where: { soldTo: 'customers' }, hidden: ['provisioning', 'soldTo'] } },
  streams: (id) => [`product-${id}`],
  example: { name: 'Office E3', category: 'Productivity', description: 'Mail, documents and meetings', vendor: 'Microsoft', provisioning: { plugin: 'simulated', behaviour: 'succeed' }, soldTo: 'customers', createdAt: '2026-01-05T09:00:00.000Z' },
});
