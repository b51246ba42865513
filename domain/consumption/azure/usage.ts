import type { Period } from '../../shared/calendar.js';
import type { Aggregate } from '../../shared/decider.js';
import { PersistentMap } from '../../shared/persistent-map.js';
import { rated, type RateUsage } from './rate-usage.js';
import { usageEvents, type DailyRow, type Delivery, type PeriodTotal, type UnpricedUse, type UsageEvent } from './usage.events.js';
import { keyOf, pack, rankOf, unpack, usageDateOf, type UsageRecord } from './usage-record.js';
import { withVersion, type Version, type Versions } from './versions.js';

/** The Azure usage of a subscription in one billing period of usage dates, and what it was rated to. */
export interface Usage {
  /** By meter, then by the key of the record. */
  readonly records: PersistentMap<PersistentMap<Versions>>;
  /** First days of the billing periods in which records were processed. */
  readonly processedIn: ReadonlySet<string>;
  /** By meter, then by billing period and day key. */
  readonly rows: PersistentMap<ReadonlyMap<string, DailyRow>>;
  readonly unpriced: ReadonlyMap<string, UnpricedUse>;
  readonly totals: ReadonlyMap<string, PeriodTotal>;
  /** Meters with records that came since they were rated. */
  readonly unrated: ReadonlySet<string>;
  /** How many snapshots the rate card had when all was rated by it. */
  readonly cardRevision: number;
}

export interface ReceiveUsage {
  readonly type: 'ReceiveUsage';
  readonly subscriptionId: string;
  readonly accountId: string;
  readonly usagePeriod: Period;
  readonly delivery: Delivery;
  /** The billing period in which it is processed. */
  readonly period: Period;
  readonly records: readonly UsageRecord[];
}
export type UsageCommand = ReceiveUsage | RateUsage;

/**
 * Records are kept as they came, one usage day of a delivery an event; what was sent before and changes nothing now or
 * ever is not kept again. Rating is a second step, so that a missing price list loses nothing (rulings, Azure 9).
 */
export const usage: Aggregate<Usage, UsageCommand, UsageEvent> = {
  category: 'usage',
  catalogue: usageEvents,
  initial: { records: PersistentMap.of(), processedIn: new Set(), rows: PersistentMap.of(), unpriced: new Map(), totals: new Map(), unrated: new Set(), cardRevision: 0 },
  decide: (command, state) => (command.type === 'ReceiveUsage' ? received(command, state) : rated(command, state)),
  evolve(state, event) {
    if (event.type === 'AzureUsageReceived') {
      const { usageDate, delivery, period, columns } = event.data;
      return withRecords(state, unpack(usageDate, columns), { delivery, period });
    }
    return withRating(state, event.data);
  },
};

type Source = Pick<ReceiveUsage, 'delivery' | 'period'>;

const versionOf = (record: UsageRecord, { delivery, period }: Source): Version => ({ period: period.from, rank: rankOf(delivery, record.index), record });

const received = ({ records, subscriptionId, accountId, usagePeriod, delivery, period }: ReceiveUsage, state: Usage): readonly UsageEvent[] => {
  const news = new Map<string, UsageRecord[]>();
  let after = state;
  for (const record of records) {
    const next = withRecords(after, [record], { delivery, period });
    if (next === after) continue;
    after = next;
    const date = usageDateOf(record.start);
    news.set(date, [...(news.get(date) ?? []), record]);
  }
  return [...news].sort(([a], [b]) => (a < b ? -1 : 1)).map(([usageDate, day]) => ({ type: 'AzureUsageReceived', data: { subscriptionId, accountId, usagePeriod, usageDate, delivery, period, columns: pack(usageDate, day) } }));
};

const withRecords = (state: Usage, records: readonly UsageRecord[], source: Source): Usage => {
  let all = state.records;
  const meters = new Set<string>();
  for (const record of records) {
    const { meterId } = record.meter;
    const ofMeter = all.get(meterId) ?? PersistentMap.of<Versions>();
    const versions = withVersion(ofMeter.get(keyOf(record)) ?? [], versionOf(record, source));
    if (!versions) continue;
    all = all.set(meterId, ofMeter.set(keyOf(record), versions));
    meters.add(meterId);
  }
  if (meters.size === 0) return state;
  return { ...state, records: all, processedIn: new Set([...state.processedIn, source.period.from]), unrated: new Set([...state.unrated, ...meters]) };
};

const withRating = (state: Usage, { rows, unpriced, totals, complete, cardRevision }: Extract<UsageEvent, { type: 'AzureUsageRated' }>['data']): Usage => {
  const byMeter = new Map<string, DailyRow[]>();
  for (const row of rows) byMeter.set(row.meter.meterId, [...(byMeter.get(row.meter.meterId) ?? []), row]);
  const uses = new Map([...state.unpriced, ...unpriced.map((use) => [`${use.meter.meterId} ${use.reason}`, use] as const)]);
  return {
    ...state,
    rows: [...byMeter].reduce((all, [meterId, changed]) => all.set(meterId, new Map([...(all.get(meterId) ?? []), ...changed.map((row) => [row.rowId, row] as const)])), state.rows),
    unpriced: new Map([...uses].filter(([, { records }]) => records > 0)),
    totals: new Map([...state.totals, ...totals.map((total) => [total.period.from, total] as const)]),
    ...(complete && { unrated: new Set<string>(), cardRevision }),
  };
};
