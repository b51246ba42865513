import type { Delivery, UsageColumns, UsedMeter, UsedResource } from './usage.events.js';

/** A record of the vendor, made comparable: instants in UTC, ids and URI in lower case, an exact quantity. */
export interface UsageRecord {
  readonly start: string;
  readonly end: string;
  readonly meter: UsedMeter;
  readonly resource: UsedResource;
  readonly quantity: string;
  /** Place in the vendor's page. */
  readonly index: number;
}

export const usageDateOf = (instant: string): string => instant.slice(0, 10);

/** A refund stands beside the use that it refunds: the sign is part of the key, tags and region are not (rulings, Azure 2). */
export const keyOf = ({ start, end, resource, quantity }: UsageRecord): string => `${start} ${end} ${quantity.startsWith('-') ? '-' : '+'} ${resource.uri}`;

export const pack = (date: string, records: readonly UsageRecord[]): UsageColumns => {
  const midnight = Date.parse(`${date}T00:00:00.000Z`);
  const [meters, resources] = [new Index<UsedMeter>(), new Index<UsedResource>()];
  return {
    start: records.map(({ start }) => (Date.parse(start) - midnight) / 1000),
    seconds: records.map(({ start, end }) => (Date.parse(end) - Date.parse(start)) / 1000),
    meter: records.map(({ meter }) => meters.of(meter)),
    resource: records.map(({ resource }) => resources.of(resource)),
    quantity: records.map(({ quantity }) => quantity),
    index: records.map(({ index }) => index),
    meters: meters.values,
    resources: resources.values,
  };
};

export const unpack = (date: string, { meters, resources, start, seconds, meter, resource, quantity, index }: UsageColumns): readonly UsageRecord[] => {
  const midnight = Date.parse(`${date}T00:00:00.000Z`);
  const instant = (offset: number): string => new Date(midnight + offset * 1000).toISOString();
  return quantity.flatMap((used, place) => {
    const [from, length, of, at] = [start[place] ?? 0, seconds[place] ?? 0, meters[meter[place] ?? 0], resources[resource[place] ?? 0]];
    return of && at ? [{ start: instant(from), end: instant(from + length), meter: of, resource: at, quantity: used, index: index[place] ?? 0 }] : [];
  });
};

/** Values by their first place. */
class Index<Value> {
  readonly values: Value[] = [];
  private readonly places = new Map<string, number>();

  of(value: Value): number {
    const text = JSON.stringify(value);
    const place = this.places.get(text) ?? this.values.length;
    if (place === this.values.length) this.values.push(value);
    this.places.set(text, place);
    return place;
  }
}

/** Where a record came from, in the order in which deliveries win: a re-sent old window never undoes a correction (rulings, Azure 1). */
export type Rank = readonly [reach: string, receivedAt: string, pageNumber: number, index: number];

export const rankOf = ({ endTime, receivedAt, pageNumber }: Delivery, index: number): Rank => [endTime < receivedAt ? endTime : receivedAt, receivedAt, pageNumber, index];

/** Below zero: a comes before b, and loses against it. */
export const compareRanks = (a: Rank, b: Rank): number => {
  for (const place of [0, 1, 2, 3] as const) {
    if (a[place] < b[place]) return -1;
    if (a[place] > b[place]) return 1;
  }
  return 0;
};
