import { exact, NOTHING, plus, type ExactDecimal } from '../../shared/exact-decimal.js';
import { plusCosts, timesCosts, type LevelCosts } from './level-costs.js';
import { costBetween, type MeterPrice, type Unpriced } from './meter-price.js';
import type { UsedMeter, UsedResource } from './usage.events.js';
import { instantOf, isRefund, type UsageRecord } from './usage-record.js';
import { recordsAt, type Versions } from './versions.js';

/** What the vendor asks 1 for costs so much on each level, by usage date. */
export type Markups = (usageDate: string) => LevelCosts;

/** A day of a meter and resource, summed up exactly. */
export interface DayValue {
  readonly usageDate: string;
  readonly meter: UsedMeter;
  readonly resource: UsedResource;
  readonly quantity: ExactDecimal;
  readonly costs: LevelCosts;
  readonly records: number;
}

export interface Value {
  readonly days: ReadonlyMap<string, DayValue>;
  readonly unpriced: readonly { readonly record: UsageRecord; readonly reason: Unpriced }[];
}

export interface Prices {
  readonly prices: (usageStart: string) => MeterPrice | Unpriced;
  readonly markups: Markups;
}

/** Day, resource, meter, region and tags: what a daily row is one of (rulings, Azure 6). */
export const dayKey = ({ usageDate, meter, resource }: Pick<DayValue, 'usageDate' | 'meter' | 'resource'>): string => JSON.stringify([usageDate, meter.meterId, resource.uri, meter.region, resource.tags]);

/** By time, then by resource: the order in which tiers and included quantities are used up (rulings, Azure 4). */
const inOrder = (a: UsageRecord, b: UsageRecord): number =>
  compare(a.date, b.date) || a.start - b.start || a.seconds - b.seconds || compare(a.resource.uri, b.resource.uri) || Number(isRefund(a)) - Number(isRefund(b));
const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/**
 * What the use of one meter is worth by what was known at the end of a period: a pure function of the records and
 * snapshots known by then, whatever their order of arrival. The records are all of its billing period, or some days of a
 * meter whose price is flat.
 */
export const valueOf = (all: Iterable<Versions>, period: string, { prices, markups }: Prices): Value => {
  const [days, unpriced] = [new Days(), [] as { record: UsageRecord; reason: Unpriced }[]];
  let consumed = NOTHING;
  for (const { records, instant } of byStart(inTime(all, period))) {
    const price = prices(instant);
    for (const record of records) {
      if (typeof price === 'string') {
        unpriced.push({ record, reason: price });
        continue;
      }
      const quantity = exact(record.quantity);
      const net = costBetween(price, consumed, quantity);
      consumed = plus(consumed, quantity);
      days.add(record, quantity, net);
    }
  }
  return { days: days.byKey(markups), unpriced };
};

const inTime = (all: Iterable<Versions>, period: string): readonly UsageRecord[] => [...all].flatMap((versions) => recordsAt(versions, period)).sort(inOrder);

interface Started {
  readonly date: string;
  readonly instant: string;
  readonly records: UsageRecord[];
}

/** Records that begin together have one price. */
const byStart = (records: readonly UsageRecord[]): readonly Started[] => {
  const groups: Started[] = [];
  for (const record of records) {
    const last = groups.at(-1);
    const [before] = last?.records ?? [];
    if (last && before?.date === record.date && before.start === record.start) last.records.push(record);
    else groups.push({ date: record.date, instant: instantOf(record), records: [record] });
  }
  return groups;
};

export type Amounts = Pick<DayValue, 'quantity' | 'costs' | 'records'>;
export const NO_AMOUNTS: Amounts = { quantity: NOTHING, costs: [], records: 0 };
export const added = (a: Amounts, b: Amounts): Amounts => ({ quantity: plus(a.quantity, b.quantity), costs: plusCosts(a.costs, b.costs), records: a.records + b.records });

/** A sum that grows, at what the vendor asks. */
interface Sum {
  readonly usageDate: string;
  readonly resource: UsedResource;
  meter: UsedMeter;
  quantity: ExactDecimal;
  net: ExactDecimal;
  records: number;
}

/** Sums by day. The hours of a resource come one after the other with the same tags and region: their key is made once. */
class Days {
  private readonly sums = new Map<string, Sum>();
  private readonly last = new Map<UsedResource, Sum>();

  /** The markups of a day are one factor a level: they are applied to its sum, not to each hour. */
  byKey(markups: Markups): ReadonlyMap<string, DayValue> {
    return new Map([...this.sums].map(([key, { net, ...sum }]) => [key, { ...sum, costs: timesCosts(markups(sum.usageDate), net) }]));
  }

  add(record: UsageRecord, quantity: ExactDecimal, net: ExactDecimal): void {
    const sum = this.sumOf(record);
    sum.quantity = plus(sum.quantity, quantity);
    sum.net = plus(sum.net, net);
    sum.records += 1;
    // Of names that changed within a day, those of the latest hour.
    sum.meter = record.meter;
  }

  private sumOf({ date: usageDate, meter, resource }: UsageRecord): Sum {
    const last = this.last.get(resource);
    if (last?.usageDate === usageDate && last.meter.region === meter.region) return last;
    const key = dayKey({ usageDate, meter, resource });
    const sum = this.sums.get(key) ?? { usageDate, resource, meter, quantity: NOTHING, net: NOTHING, records: 0 };
    this.sums.set(key, sum);
    this.last.set(resource, sum);
    return sum;
  }
}
