import type { UnpricedUse, UsageEvent } from '../../../domain/consumption/azure/usage.events.js';
import { dataOf, projection } from '../../projection.js';

type Rated = Extract<UsageEvent, { type: 'AzureUsageRated' }>['data'];

/** Use without a price: it is kept, and rated as soon as a price list covers it. */
export interface AzureUnpricedDocument extends UnpricedUse {
  readonly subscriptionId: string;
  readonly usagePeriod: { readonly from: string; readonly to: string };
}

const idOf = ({ subscriptionId, usagePeriod }: Rated, { meter, reason }: UnpricedUse): string => `${subscriptionId}:${usagePeriod.from}:${meter.meterId}:${reason}`;

export const azureUnpriced = projection<AzureUnpricedDocument>({
  name: 'azure-unpriced',
  version: 1,
  context: 'consumption',
  summary: 'Azure usage that is not charged: resources that the price list does not name, and usage that waits for a price list or a rate.',
  handles: ['AzureUsageRated'],
  keys: (event) => dataOf<Rated>(event).unpriced.map((use) => idOf(dataOf<Rated>(event), use)),
  evolve(document, event, id) {
    const data = dataOf<Rated>(event);
    const use = data.unpriced.find((one) => idOf(data, one) === id);
    if (!use) return document;
    return use.records === 0 ? null : { subscriptionId: data.subscriptionId, usagePeriod: data.usagePeriod, ...use };
  },
  fields: { subscriptionId: 'id', reason: 'id', 'usagePeriod.from': 'date', 'meter.meterId': 'id', 'meter.name': 'text', 'meter.category': 'text', records: 'number', from: 'date', to: 'date' },
  indexes: [['reason', 'to'], ['subscriptionId', 'to'], ['to']],
  search: ['meter.name', 'meter.category'],
  columns: { quantity: 'decimal' },
  defaultSort: { field: 'to', order: 'DESC' },
  access: { staff: ['admin', 'sales', 'auditor'] },
  example: {
    subscriptionId: '33d0…', usagePeriod: { from: '2026-11-01', to: '2026-12-01' }, reason: 'unlisted', records: 24, quantity: '24', from: '2026-11-01', to: '2026-11-01',
    meter: { meterId: '7a2639ce-ae47-4413-9837-6b4f4b78be3d', name: 'Firewall appliance', category: 'Marketplace', subcategory: '', region: '', unit: 'Hours' },
  },
});
