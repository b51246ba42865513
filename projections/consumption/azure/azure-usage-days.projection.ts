import type { DailyRow, UsedMeter } from '../../../domain/consumption/azure/usage.events.js';
import { dataOf, projection } from '../../projection.js';
import { isHidden, paidBy, USAGE_ACCESS, type Paid } from './azure-daily.projection.js';
import { rowsBy, type Rated } from './rated-rows.js';

/** The resource of a row, as azure-daily shows it. */
export interface DayResource {
  readonly resourceUri: string;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The rows of azure-daily of one usage day and billing period, in columns: the n-th entry of each is the n-th row's.
 * `meter` and `resource` count in the lists. A year of many resources is read and added up from a few of these.
 */
export interface AzureUsageDayDocument {
  readonly subscriptionId: string;
  readonly currency: string;
  readonly usageDate: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly meters: readonly UsedMeter[];
  readonly resources: readonly DayResource[];
  readonly rowId: readonly string[];
  readonly meter: readonly number[];
  readonly resource: readonly number[];
  readonly quantity: readonly string[];
  /** By level of the chain, as in azure-daily. */
  readonly paid: Readonly<Record<string, readonly (string | null)[]>>;
  readonly records: readonly number[];
}

interface Packed extends Pick<DailyRow, 'rowId' | 'meter' | 'quantity' | 'records'> {
  readonly resource: DayResource;
  readonly paid: Paid;
}

const idOf = ({ subscriptionId }: Rated, { period, usageDate }: DailyRow): string => `${subscriptionId}:${period.from}:${usageDate}`;

const rowsOf = rowsBy(idOf);

export const azureUsageDays = projection<AzureUsageDayDocument>({
  name: 'azure-usage-days',
  version: 2,
  context: 'consumption',
  summary: 'Azure usage of a day in columns: the rows of azure-daily, packed for adding up long selections.',
  handles: ['AzureUsageRated'],
  keys: (event) => [...new Set(dataOf<Rated>(event).rows.map((row) => idOf(dataOf<Rated>(event), row)))],
  evolve(document, event, id) {
    const data = dataOf<Rated>(event);
    const rows = new Map(document ? unpack(document).map((row) => [row.rowId, row]) : []);
    const news = rowsOf(data, id);
    for (const row of news) {
      if (isHidden(row)) rows.delete(row.rowId);
      else rows.set(row.rowId, { ...row, paid: paidBy(row, event.metadata.scope.resellerPath), resource: { resourceUri: row.resource.uri, tags: Object.fromEntries(row.resource.tags) } });
    }
    const [head] = news;
    if (rows.size === 0 || !head) return null;
    const { subscriptionId, currency } = data;
    return { subscriptionId, currency, usageDate: head.usageDate, period: head.period, ...pack([...rows.values()]) };
  },
  fields: { subscriptionId: 'id', usageDate: 'date', 'period.from': 'date' },
  indexes: [['subscriptionId', 'period.from']],
  search: [],
  defaultSort: { field: 'usageDate', order: 'DESC' },
  access: USAGE_ACCESS,
  example: {
    subscriptionId: '33d0…', currency: 'EUR', usageDate: '2026-11-01', period: { from: '2026-11-01', to: '2026-12-01' },
    meters: [{ meterId: '7a2639ce-ae47-4413-9837-6b4f4b78be3d', name: 'Compute Hours', category: 'Virtual Machines', subcategory: 'D1 v2', region: 'EU West', unit: 'Hours' }],
    resources: [{ resourceUri: '/subscriptions/…/virtualmachines/web-1', tags: { costCenter: 'HR' } }],
    rowId: ['7c1a…'], meter: [0], resource: [0], quantity: ['24'], paid: { 0: ['2.304'], 1: ['2.6496'] }, records: [24],
  },
});

const unpack = ({ meters, resources, rowId, meter, resource, quantity, paid, records }: AzureUsageDayDocument): readonly Packed[] =>
  rowId.flatMap((id, place) => {
    const [of, at] = [meters[meter[place] ?? 0], resources[resource[place] ?? 0]];
    return of && at ? [{ rowId: id, meter: of, resource: at, quantity: quantity[place] ?? '0', paid: paidAt(paid, place), records: records[place] ?? 0 }] : [];
  });

/** What each level pays for one row; what is not known of it is left out. */
export const paidAt = (paid: AzureUsageDayDocument['paid'], place: number): Paid =>
  Object.fromEntries(Object.entries(paid).flatMap(([depth, amounts]) => (typeof amounts[place] === 'string' ? [[depth, amounts[place]]] : [])));

const pack = (rows: readonly Packed[]): Omit<AzureUsageDayDocument, 'subscriptionId' | 'currency' | 'usageDate' | 'period'> => {
  const [meters, resources] = [new Places<UsedMeter>(), new Places<DayResource>()];
  return {
    rowId: rows.map(({ rowId }) => rowId),
    meter: rows.map(({ meter }) => meters.of(meter)),
    resource: rows.map(({ resource }) => resources.of(resource)),
    quantity: rows.map(({ quantity }) => quantity),
    paid: Object.fromEntries([...new Set(rows.flatMap(({ paid }) => Object.keys(paid)))].map((depth) => [depth, rows.map(({ paid }) => paid[depth] ?? null)])),
    records: rows.map(({ records }) => records),
    meters: meters.values,
    resources: resources.values,
  };
};

/** Values by their first place; those that are one object are told apart from others without a look into them. */
class Places<Value extends object> {
  readonly values: Value[] = [];
  private readonly known = new Map<Value | string, number>();

  of(value: Value): number {
    const same = this.known.get(value);
    if (same !== undefined) return same;
    const text = JSON.stringify(value);
    const place = this.known.get(text) ?? this.values.push(value) - 1;
    this.known.set(text, place).set(value, place);
    return place;
  }
}
