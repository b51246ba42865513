import { fromRuns, fromSteps, runsOf, stepsOf } from './runs.js';
import type { Delivery, UsageColumns, UsedMeter, UsedResource } from './usage.events.js';

/** A record of the vendor, made comparable: its start in UTC, ids and URI in lower case, an exact quantity. */
export interface UsageRecord {
  /** The UTC day on which it begins. */
  readonly date: string;
  /** Seconds since that day began. */
  readonly start: number;
  /** How long it lasts. */
  readonly seconds: number;
  readonly meter: UsedMeter;
  readonly resource: UsedResource;
  readonly quantity: string;
  /** Place in the vendor's page. */
  readonly index: number;
}

/** The instant at which its use began: seconds into the day, to the millisecond. */
export const instantOf = ({ date, start }: Pick<UsageRecord, 'date' | 'start'>): string => {
  const seconds = Math.floor(start);
  return `${date}T${digits(Math.floor(seconds / 3600))}:${digits(Math.floor(seconds / 60) % 60)}:${digits(seconds % 60)}.${digits(Math.round((start - seconds) * 1000), 3)}Z`;
};
const digits = (value: number, count = 2): string => String(value).padStart(count, '0');

export const isRefund = ({ quantity }: Pick<UsageRecord, 'quantity'>): boolean => quantity.startsWith('-');

/**
 * The order of the records of one meter, day and resource; 0: they are one record, told again. A refund stands beside the
 * use that it refunds: the sign is part of it, tags and region are not (rulings, Azure 2).
 */
export const byKey = (a: UsageRecord, b: UsageRecord): number => a.start - b.start || a.seconds - b.seconds || Number(isRefund(a)) - Number(isRefund(b));

/** Records by their day, the earliest first. */
export const byDate = (records: readonly UsageRecord[]): readonly (readonly [date: string, records: readonly UsageRecord[]])[] => {
  const days = new Map<string, UsageRecord[]>();
  for (const record of records) {
    const day = days.get(record.date);
    if (day) day.push(record);
    else days.set(record.date, [record]);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
};

/** Records of one day. */
export const pack = (records: readonly UsageRecord[]): UsageColumns => {
  const [meters, resources] = [new Index<UsedMeter>(), new Index<UsedResource>()];
  return {
    start: runsOf(records.map(({ start }) => start)),
    seconds: runsOf(records.map(({ seconds }) => seconds)),
    meter: records.map(({ meter }) => meters.of(meter)),
    resource: records.map(({ resource }) => resources.of(resource)),
    quantity: records.map(({ quantity }) => quantity),
    index: runsOf(stepsOf(records.map(({ index }) => index))),
    meters: meters.values,
    resources: resources.values,
  };
};

export const unpack = (date: string, { meters, resources, meter, resource, quantity, ...runs }: UsageColumns): readonly UsageRecord[] => {
  const [start, seconds, index] = [fromRuns(runs.start), fromRuns(runs.seconds), fromSteps(fromRuns(runs.index))];
  const records: UsageRecord[] = [];
  for (const [place, used] of quantity.entries()) {
    const [of, at] = [meters[meter[place] ?? 0], resources[resource[place] ?? 0]];
    if (of && at) records.push({ date, start: start[place] ?? 0, seconds: seconds[place] ?? 0, meter: of, resource: at, quantity: used, index: index[place] ?? 0 });
  }
  return records;
};

const texts = new WeakMap<UsedMeter | UsedResource, string>();

/** The JSON of a meter or resource, which many records share: it is made once. */
export const jsonOf = (value: UsedMeter | UsedResource): string => {
  const text = texts.get(value) ?? JSON.stringify(value);
  texts.set(value, text);
  return text;
};

/** Values by their first place. */
class Index<Value extends UsedMeter | UsedResource> {
  readonly values: Value[] = [];
  private readonly known = new Map<Value, number>();
  private readonly places = new Map<string, number>();

  of(value: Value): number {
    return this.known.get(value) ?? this.note(value);
  }

  private note(value: Value): number {
    const text = jsonOf(value);
    const place = this.places.get(text) ?? this.values.length;
    if (place === this.values.length) this.values.push(value);
    this.places.set(text, place);
    this.known.set(value, place);
    return place;
  }
}

/** Where records came from, and the billing period (its first day) in which they were processed. */
export interface Source extends Pick<Delivery, 'receivedAt' | 'pageNumber'> {
  readonly period: string;
  /** How far the vendor could see: never beyond the window that was asked for. */
  readonly reach: string;
}

export const sourceOf = ({ endTime, receivedAt, pageNumber }: Delivery, period: string): Source => ({ period, reach: endTime < receivedAt ? endTime : receivedAt, receivedAt, pageNumber });
