import type { DailyRow } from '../../../domain/consumption/azure/usage.events.js';
import { depthOf, levelFields } from '../../levels.js';
import { dataOf, projection, type Access } from '../../projection.js';
import { rowsBy, type Rated } from './rated-rows.js';
import { isKnownUnit } from './units.js';

/** A day of a resource, as it was processed in a billing period. Quantities and costs are exact decimals; costs in the major unit of the currency. */
export interface AzureDailyDocument extends Omit<DailyRow, 'rowId' | 'resource' | 'cost' | 'netCost' | 'upstreamCosts'> {
  readonly subscriptionId: string;
  readonly currency: string;
  readonly resourceUri: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly paid: Paid;
  /** The vendor named no unit that is known: the quantity is shown as it came, and added up with none of another unit. */
  readonly unitUnknown: boolean;
}

/** What each level of the chain pays, by its depth in the tree, the customer's last. None above the owner of the plan. */
export type Paid = Readonly<Record<string, string>>;

/** The seller is named by the last part of the path. */
export const paidBy = ({ cost, netCost, upstreamCosts }: Pick<DailyRow, 'cost' | 'netCost' | 'upstreamCosts'>, sellersPath: string): Paid => {
  const customers = depthOf(sellersPath) + 1;
  return Object.fromEntries([cost, netCost, ...(upstreamCosts ?? [])].map((amount, level) => [customers - level, amount]));
};

const isNothing = (text: string): boolean => /^-?0(\.0*)?$/.test(text);
/** Only when there is nothing at all: a late hour may move a tier, which is no quantity and a cost (rulings, Azure 6). */
export const isHidden = ({ quantity, netCost, cost, upstreamCosts }: Pick<DailyRow, 'quantity' | 'netCost' | 'cost' | 'upstreamCosts'>): boolean => [quantity, netCost, cost, ...(upstreamCosts ?? [])].every(isNothing);

/** Each level of the chain sees what it pays and what it asks of the one below; the customer what he is asked for. */
export const USAGE_ACCESS: Access = {
  staff: ['admin', 'sales', 'auditor'],
  hiddenFromUpstream: ['unitPrice'],
  levels: { field: 'paid', pays: 'netCost', asks: 'cost' },
  customer: { levels: ['Owner', 'Admin'], rows: 'account', hidden: ['netCost', 'records'] },
};

const rowsOf = rowsBy((_data, { rowId }) => rowId);

export const azureDaily = projection<AzureDailyDocument>({
  name: 'azure-daily',
  version: 4,
  context: 'consumption',
  summary: 'Azure usage by day, resource, meter, region and tags. The rows of a billing period sum up to its charge, exactly.',
  handles: ['AzureUsageRated'],
  keys: (event) => dataOf<Rated>(event).rows.map(({ rowId }) => rowId),
  evolve(document, event, id) {
    const data = dataOf<Rated>(event);
    const [row] = rowsOf(data, id);
    if (!row) return document;
    if (isHidden(row)) return null;
    const { rowId: _id, resource, cost, netCost, upstreamCosts, ...shown } = row;
    return { subscriptionId: data.subscriptionId, currency: data.currency, ...shown, paid: paidBy({ cost, netCost, upstreamCosts }, event.metadata.scope.resellerPath), resourceUri: resource.uri, tags: Object.fromEntries(resource.tags), unitUnknown: !isKnownUnit(row.meter.unit) };
  },
  fields: {
    subscriptionId: 'id', usageDate: 'date', 'period.from': 'date', 'meter.meterId': 'id', 'meter.name': 'text', 'meter.category': 'text', 'meter.subcategory': 'text', 'meter.region': 'text', 'meter.unit': 'id', resourceUri: 'text',
    tags: 'tags', quantity: 'decimal', ...levelFields('paid'), records: 'number', unitUnknown: 'boolean',
  },
  indexes: [['subscriptionId', 'usageDate'], ['subscriptionId', 'period.from'], ['usageDate']],
  search: ['meter.name', 'meter.category', 'resourceUri'],
  columns: { unitPrice: 'decimal', cost: 'decimal', netCost: 'decimal' },
  defaultSort: { field: 'usageDate', order: 'DESC' },
  access: USAGE_ACCESS,
  example: {
    subscriptionId: '33d0…', currency: 'EUR', usageDate: '2026-11-01', period: { from: '2026-11-01', to: '2026-12-01' },
    meter: { meterId: '7a2639ce-ae47-4413-9837-6b4f4b78be3d', name: 'Compute Hours', category: 'Virtual Machines', subcategory: 'D1 v2', region: 'EU West', unit: 'Hours' },
    resourceUri: '/subscriptions/…/virtualmachines/web-1', tags: { costCenter: 'HR' }, quantity: '24', paid: { 0: '2.304', 1: '2.6496' }, unitPrice: '0.11040000', records: 24, unitUnknown: false,
  },
});
