import { add, fromDecimal, multiply, subtract, ZERO, type Ratio } from '../../shared/ratio.js';
import { costOf, type MeterPrice, type Unpriced } from './meter-price.js';
import { usageDateOf, type UsageRecord } from './usage-record.js';
import { versionAt, type Versions } from './versions.js';

/** What the seller pays for what the vendor asks 1 for, and what he asks for it, by usage date. */
export type Markups = (usageDate: string) => { readonly cost: Ratio; readonly price: Ratio };

/** A day of a meter and resource, summed up exactly. */
export interface DayValue {
  readonly usageDate: string;
  readonly meter: UsageRecord['meter'];
  readonly resource: UsageRecord['resource'];
  readonly quantity: Ratio;
  readonly netCost: Ratio;
  readonly cost: Ratio;
  readonly records: number;
}

export interface Value {
  readonly days: ReadonlyMap<string, DayValue>;
  readonly unpriced: readonly { readonly record: UsageRecord; readonly reason: Unpriced }[];
}

/** Day, resource, meter, region and tags: what a daily row is one of (rulings, Azure 6). */
export const dayKey = ({ start, meter, resource }: Pick<UsageRecord, 'start' | 'meter' | 'resource'>): string => JSON.stringify([usageDateOf(start), meter.meterId, resource.uri, meter.region, resource.tags]);

/** By time, then by resource: the order in which tiers and included quantities are used up (rulings, Azure 4). */
const inOrder = (a: UsageRecord, b: UsageRecord): number => {
  const [left, right] = [orderOf(a), orderOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
};
const orderOf = ({ start, end, resource, quantity }: UsageRecord): string => `${start} ${end} ${resource.uri}\n${quantity.startsWith('-') ? '1' : '0'}`;

/**
 * What the use of one meter in its billing period is worth by what was known at the end of a period: a pure function of
 * the records and snapshots known by then, whatever their order of arrival.
 */
export const valueOf = (all: Iterable<Versions>, period: string, { prices, markups }: { readonly prices: (usageStart: string) => MeterPrice | Unpriced; readonly markups: Markups }): Value => {
  const days = new Map<string, DayValue>();
  const unpriced: { record: UsageRecord; reason: Unpriced }[] = [];
  let consumed = ZERO;
  for (const record of recordsAt(all, period)) {
    const price = prices(record.start);
    if (typeof price === 'string') {
      unpriced.push({ record, reason: price });
      continue;
    }
    const quantity = fromDecimal(record.quantity);
    const after = add(consumed, quantity);
    const net = subtract(costOf(price, after), costOf(price, consumed));
    consumed = after;
    const factors = markups(usageDateOf(record.start));
    collect(days, record, { quantity, netCost: multiply(net, factors.cost), cost: multiply(net, factors.price) });
  }
  return { days, unpriced };
};

const recordsAt = (all: Iterable<Versions>, period: string): readonly UsageRecord[] => {
  const records: UsageRecord[] = [];
  for (const versions of all) {
    const version = versionAt(versions, period);
    if (version) records.push(version.record);
  }
  return records.sort(inOrder);
};

const collect = (days: Map<string, DayValue>, record: UsageRecord, { quantity, netCost, cost }: Pick<DayValue, 'quantity' | 'netCost' | 'cost'>): void => {
  const key = dayKey(record);
  const { meter, resource } = record;
  const before = days.get(key) ?? { usageDate: usageDateOf(record.start), meter, resource, quantity: ZERO, netCost: ZERO, cost: ZERO, records: 0 };
  // Of names that changed within a day, those of the latest hour.
  days.set(key, { ...before, meter, quantity: add(before.quantity, quantity), netCost: add(before.netCost, netCost), cost: add(before.cost, cost), records: before.records + 1 });
};
