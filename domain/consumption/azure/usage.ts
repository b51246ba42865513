import type { Period } from '../../shared/calendar.js';
import type { Aggregate } from '../../shared/decider.js';
import { DayDraft } from './day-draft.js';
import { Draft } from './draft.js';
import { rated, type RateUsage } from './rate-usage.js';
import { takenBack, type TakeBackRows } from './take-back.js';
import { usageEvents, type DailyRow, type Delivery, type PeriodTotal, type UnpricedUse, type UsageColumns, type UsageEvent } from './usage.events.js';
import { byDate, pack, sourceOf, unpack, type Source, type UsageRecord } from './usage-record.js';
import { note, type Versions } from './versions.js';

/** Records by resource. */
export type DayRecords = ReadonlyMap<string, Versions>;

/** The Azure usage of a subscription in one billing period of usage dates, and what it was rated to. */
export interface Usage {
  /** By meter, then by usage day. */
  readonly records: ReadonlyMap<string, ReadonlyMap<string, DayRecords>>;
  /** First days of the billing periods in which records were processed. */
  readonly processedIn: ReadonlySet<string>;
  /** By meter, then by usage day, then by their id. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, DailyRow>>>;
  readonly unpriced: ReadonlyMap<string, UnpricedUse>;
  readonly totals: ReadonlyMap<string, PeriodTotal>;
  /** Usage days by meter with records that came since they were rated. */
  readonly unrated: ReadonlyMap<string, ReadonlySet<string>>;
  /** How many snapshots the rate card had when all was rated by it, and since then each meter that is named. */
  readonly cardRevision: number;
  readonly ratedBy: ReadonlyMap<string, number>;
  /** How much it has grown: records, and rows of days, which take as much as some of these. */
  readonly size: number;
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
export type UsageCommand = ReceiveUsage | RateUsage | TakeBackRows;

/**
 * Records are kept as they came, one usage day of a delivery an event; what was sent before and changes nothing now or
 * ever is not kept again. Rating is a second step, so that a missing price list loses nothing (rulings, Azure 9).
 */
export const usage: Aggregate<Usage, UsageCommand, UsageEvent> = {
  category: 'usage',
  catalogue: usageEvents,
  initial: { records: new Map(), processedIn: new Set(), rows: new Map(), unpriced: new Map(), totals: new Map(), unrated: new Map(), cardRevision: 0, ratedBy: new Map(), size: 0 },
  weight: ({ size }) => 1 + size,
  decide(command, state) {
    switch (command.type) {
      case 'ReceiveUsage':
        return received(command, state);
      case 'RateUsage':
        return rated(command, state);
      case 'TakeBackRows':
        return takenBack(command, state);
    }
  },
  evolve(state, event) {
    if (event.type === 'AzureUsageRated') return withRating(state, event.data);
    const { usageDate, delivery, period, columns } = event.data;
    const made = takings.get(columns);
    return made?.before === state ? made.after : takenIn(state, usageDate, unpack(usageDate, columns), sourceOf(delivery, period.from)).after;
  },
};

/** What a decision has found out already, that its event need not find out again. */
const takings = new WeakMap<UsageColumns, { readonly before: Usage; readonly after: Usage }>();

const received = ({ records, subscriptionId, accountId, usagePeriod, delivery, period }: ReceiveUsage, state: Usage): readonly UsageEvent[] => {
  let before = state;
  return byDate(records).flatMap(([usageDate, day]): readonly UsageEvent[] => {
    const { news, after } = takenIn(before, usageDate, day, sourceOf(delivery, period.from));
    if (news.length === 0) return [];
    const columns = pack(news);
    takings.set(columns, { before, after });
    before = after;
    return [{ type: 'AzureUsageReceived', data: { subscriptionId, accountId, usagePeriod, usageDate, delivery, period, columns } }];
  });
};

/** Takes in what is news of the records of a day. */
const takenIn = (state: Usage, date: string, records: readonly UsageRecord[], source: Source): { readonly news: readonly UsageRecord[]; readonly after: Usage } => {
  const draft = new DayDraft(state.records, date);
  let { size } = state;
  const news = records.filter((record) => {
    const versions = draft.versionsOf(record);
    const before = versions.length;
    const isNews = note(versions, { source, record });
    size += versions.length - before;
    return isNews;
  });
  if (news.length === 0) return { news, after: state };
  const unrated = new Map(state.unrated);
  for (const meterId of new Set(news.map(({ meter }) => meter.meterId))) unrated.set(meterId, new Set([...(unrated.get(meterId) ?? []), date]));
  return { news, after: { ...state, records: draft.result, processedIn: new Set([...state.processedIn, source.period]), unrated, size } };
};

/** What a row takes in memory beside a record. */
const ROW = 4;

const withRating = (state: Usage, { rows, unpriced, totals, meters, complete, cardRevision }: Extract<UsageEvent, { type: 'AzureUsageRated' }>['data']): Usage => {
  const draft = new Draft<Usage['rows'], DailyRow>(state.rows);
  let { size } = state;
  for (const row of rows) {
    const ofDay = draft.leaf([row.meter.meterId, row.usageDate]);
    if (!ofDay.has(row.rowId)) size += ROW;
    ofDay.set(row.rowId, row);
  }
  const uses = new Map([...state.unpriced, ...unpriced.map((use) => [`${use.meter.meterId} ${use.reason}`, use] as const)]);
  return {
    ...state,
    rows: draft.result,
    size,
    unpriced: new Map([...uses].filter(([, { records }]) => records > 0)),
    totals: new Map([...state.totals, ...totals.map((total) => [total.period.from, total] as const)]),
    ...(complete
      ? { unrated: new Map<string, ReadonlySet<string>>(), ratedBy: new Map<string, number>(), cardRevision }
      : { unrated: new Map([...state.unrated].filter(([meterId]) => !meters.includes(meterId))), ratedBy: new Map([...state.ratedBy, ...meters.map((meterId) => [meterId, cardRevision] as const)]) }),
  };
};
