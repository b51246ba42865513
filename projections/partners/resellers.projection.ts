import type { ResellerEvent } from '../../domain/partners/partners.events.js';
import { dataOf, projection } from '../projection.js';

type Created = Extract<ResellerEvent, { type: 'ResellerCreated' }>['data'];

export interface ResellerDocument {
  readonly name: string;
  readonly parentId: string | null;
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly level: number;
  readonly createdAt: string;
}

export const resellers = projection<ResellerDocument>({
  name: 'resellers',
  version: 1,
  context: 'partners',
  summary: 'The tree of resellers, from the root distributor down.',
  handles: ['ResellerCreated'],
  keys: (event) => [dataOf<Created>(event).resellerId],
  evolve(_document, event) {
    const { name, parentId, path, currency, timeZone, locale } = dataOf<Created>(event);
    return { name, parentId, currency, timeZone, locale, level: path.split('/').length - 2, createdAt: event.metadata.recordedAt };
  },
  fields: { name: 'text', parentId: 'id', currency: 'id', level: 'number', createdAt: 'date' },
  indexes: [['name'], ['parentId']],
  search: ['name'],
  defaultSort: { field: 'name', order: 'ASC' },
  access: { staff: ['admin', 'owner', 'marketing', 'sales', 'auditor'] },
  streams: (id) => [`reseller-${id}`],
  example: { name: 'Northwind Cloud', parentId: null, currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en', level: 1, createdAt: '2026-01-05T09:00:00.000Z' },
});
