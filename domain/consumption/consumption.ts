import { addMonths, billingPeriodOf, type Period } from '../shared/calendar.js';
import type { Aggregate } from '../shared/decider.js';
import { decimalText } from '../shared/decimal.js';
import { ruleBroken } from '../shared/errors.js';
import { PersistentMap } from '../shared/persistent-map.js';
import { add, format, fromDecimal, multiply, parse, ratio, subtract, ZERO, type Ratio } from '../shared/ratio.js';
import { minusTotals, NOTHING_USED, plusTotals, sameTotals } from './consumption-totals.js';
import { consumptionEvents, type AddedUse, type ConsumptionEvent, type ConsumptionTotals, type LateConsumption, type RatedRecord } from './consumption.events.js';

/** A record as it came in, with the price of one: minor units as a fraction. */
export interface MeteredRecord {
  readonly recordId: string;
  readonly usedOn: string;
  readonly resourceKey: string;
  readonly quantity: string;
  readonly unitPrice: string;
  /** What the seller pays for one; null where the plan's own prices rate it. */
  readonly netUnitPrice: string | null;
  /** Free of charge in each billing period. */
  readonly included: number;
}

/** A record, and the first day of the billing period in which it was last processed. */
export type KnownRecord = RatedRecord & { readonly from: string };

export interface Consumption {
  readonly records: PersistentMap<KnownRecord>;
  /** By the first day of the billing period in which they were processed. */
  readonly totals: ReadonlyMap<string, ConsumptionTotals>;
  /** First days of the billing periods that are written off. */
  readonly closed: ReadonlySet<string>;
  /** Quantity used so far by billing period of use and resource, "2026-11-01 storage": what is included comes off it. */
  readonly used: ReadonlyMap<string, string>;
}

export interface RecordConsumption {
  readonly type: 'RecordConsumption';
  readonly subscriptionId: string;
  readonly accountId: string;
  readonly period: Period;
  readonly processedOn: string;
  readonly records: readonly MeteredRecord[];
}

/** The charge of a billing period is written off. `charged`: with what. `late`: what was recorded for it since, and what was charged of that. */
export interface CloseConsumption {
  readonly type: 'CloseConsumption';
  readonly subscriptionId: string;
  readonly accountId: string;
  readonly period: Period;
  readonly closedOn: string;
  readonly charged: ConsumptionTotals;
  readonly late: readonly { readonly recordId: string; readonly charged: RatedRecord | null }[];
}

/**
 * What a metered subscription used, in one stream. A record sent again changes nothing; a corrected one changes the period
 * in which the correction is processed by the difference, so a closed period stays as it was (domain.md 4.7).
 */
export const consumption: Aggregate<Consumption, RecordConsumption | CloseConsumption, ConsumptionEvent> = {
  category: 'consumption',
  catalogue: consumptionEvents,
  initial: { records: PersistentMap.of(), totals: new Map(), closed: new Set(), used: new Map() },
  decide: (command, state) => (command.type === 'RecordConsumption' ? recorded(command, state) : closed(command, state)),
  evolve(state, { type, data }) {
    if (type === 'ConsumptionRecorded') return data.records.reduce((folded, record) => taken(folded, data.period, record), state);
    const closed = { ...state, totals: new Map(state.totals).set(data.period.from, data.charged), closed: new Set([...state.closed, data.period.from]) };
    return data.late ? movedOn(closed, data.late) : closed;
  },
};

const recorded = ({ subscriptionId, accountId, period: current, processedOn, records }: RecordConsumption, state: Consumption): readonly ConsumptionEvent[] => {
  const period = openFrom(current, state);
  const rated: RatedRecord[] = [];
  let after = state;
  for (const record of records) {
    const known = after.records.get(record.recordId);
    const next = rate(record, period, after, known);
    if (known && same(known, next)) continue;
    rated.push(next);
    after = taken(after, period, next);
  }
  const totals = after.totals.get(period.from);
  return rated.length > 0 && totals ? [{ type: 'ConsumptionRecorded', data: { subscriptionId, accountId, period, processedOn, records: rated, totals } }] : [];
};

/** The period itself, or the first one after it that is not written off. */
const openFrom = (period: Period, state: Consumption): Period => (state.closed.has(period.from) ? openFrom({ from: period.to, to: addMonths(period.to, 1) }, state) : period);

const closed = ({ subscriptionId, accountId, period, closedOn, charged, late }: CloseConsumption, state: Consumption): readonly ConsumptionEvent[] => {
  const totals = state.totals.get(period.from);
  if (!totals || state.closed.has(period.from)) return [];
  const next = openFrom({ from: period.to, to: addMonths(period.to, 1) }, state);
  const moved = sameTotals(totals, charged) ? null : { period: next, ...movedRecords(late, state), totals: plusTotals(state.totals.get(next.from) ?? NOTHING_USED, minusTotals(totals, charged)) };
  return [{ type: 'ConsumptionPeriodClosed', data: { subscriptionId, accountId, period, closedOn, charged, late: moved } }];
};

const movedRecords = (late: CloseConsumption['late'], { records }: Consumption): Pick<LateConsumption, 'records' | 'charged'> => ({
  records: late.flatMap(({ recordId, charged }) => {
    const known = records.get(recordId);
    return known ? [{ ...withoutPeriod(known), added: difference(known, charged) }] : [];
  }),
  charged: late.flatMap(({ charged }) => (charged ? [withoutPeriod(charged)] : [])),
});

const movedOn = (state: Consumption, { period, records, totals }: LateConsumption): Consumption => ({
  ...state,
  totals: new Map(state.totals).set(period.from, totals),
  records: records.reduce((all, record) => all.set(record.recordId, { ...record, from: period.from }), state.records),
});

const withoutPeriod = ({ from: _from, ...record }: RatedRecord & { readonly from?: string }): RatedRecord => record;

/**
 * What is used beyond the included quantity costs, in the billing period of its day of use (rulings, Azure 4). A record
 * takes what it changes of that: in whatever order records come, are repeated or corrected, all together are paid for once.
 */
const rate = ({ included, netUnitPrice, ...record }: MeteredRecord, period: Period, state: Consumption, known: KnownRecord | undefined): RatedRecord => {
  refuseMoved(record, period, known);
  const before = usedOf(state, usedIn(record, period));
  const quantity = fromDecimal(record.quantity);
  const beyond = (used: Ratio): Ratio => atLeastZero(subtract(used, ratio(included)));
  const change = subtract(beyond(add(before, subtract(quantity, quantityOf(known)))), beyond(before));
  const paid = included === 0 ? quantity : add(parse(known?.paid ?? '0'), change);
  const rated = { ...record, paid: format(paid), cost: format(multiply(paid, parse(record.unitPrice))), netCost: netUnitPrice === null ? null : format(multiply(quantity, parse(netUnitPrice))) };
  return { ...rated, added: difference(rated, known ? knownBefore(known, period) : null) };
};

/** What was known of a record when a billing period began. */
const knownBefore = (known: KnownRecord, { from }: Period): AddedUse => (known.from === from ? difference(known, known.added) : known);

/** Exact; nothing before: all of it. */
const difference = (now: AddedUse, then: AddedUse | null): AddedUse =>
  then ? { quantity: decimalText(subtract(fromDecimal(now.quantity), fromDecimal(then.quantity))), cost: minus(now.cost, then.cost), netCost: now.netCost === null ? null : minus(now.netCost, then.netCost ?? '0') } : { quantity: now.quantity, cost: now.cost, netCost: now.netCost };

const minus = (a: string, b: string): string => format(subtract(parse(a), parse(b)));

/** Of another resource or period other quantities are included: it is withdrawn there and comes anew here. */
const refuseMoved = (record: Pick<RatedRecord, 'recordId' | 'usedOn' | 'resourceKey'>, period: Period, known: RatedRecord | undefined): void => {
  if (!known || usedIn(known, period) === usedIn(record, period)) return;
  throw ruleBroken('record_moved', `The record "${record.recordId}" is of ${known.resourceKey} on ${known.usedOn}. It stays in that billing period: send it with quantity 0, and what was used instead under another id.`, '/records');
};

const same = (a: RatedRecord, b: RatedRecord): boolean => a.quantity === b.quantity && a.cost === b.cost && a.netCost === b.netCost && a.usedOn === b.usedOn && a.resourceKey === b.resourceKey;

const atLeastZero = (value: Ratio): Ratio => (value.n < 0n ? ZERO : value);
const quantityOf = (record: RatedRecord | undefined): Ratio => (record ? fromDecimal(record.quantity) : ZERO);
/** The billing period of use, and the resource: what is included counts there. Billing days end at the 28th, so that every period begins on one. */
const usedIn = ({ usedOn, resourceKey }: Pick<RatedRecord, 'usedOn' | 'resourceKey'>, { from }: Period): string => `${billingPeriodOf(usedOn, Number(from.slice(8))).from} ${resourceKey}`;
const usedOf = ({ used }: Consumption, key: string): Ratio => parse(used.get(key) ?? '0');

/** A record that moved to another day takes its cost along. */
const byDay = (costs: ConsumptionTotals['costs'], record: RatedRecord, known: RatedRecord | undefined): Pick<ConsumptionTotals, 'costs'> => {
  if (record.netCost === null) return costs ? { costs } : {};
  const before = known ? { ...costs, [known.usedOn]: format(subtract(parse(costs?.[known.usedOn] ?? '0'), parse(known.netCost ?? '0'))) } : { ...costs };
  return { costs: { ...before, [record.usedOn]: format(add(parse(before[record.usedOn] ?? '0'), parse(record.netCost))) } };
};

/** Where the plan's own prices rate: paid quantities by day of use and resource. */
const paidByDay = (paidOn: ConsumptionTotals['paidOn'], record: RatedRecord, known: RatedRecord | undefined): Pick<ConsumptionTotals, 'paidOn'> => {
  if (record.netCost !== null) return paidOn ? { paidOn } : {};
  const plus = (days: NonNullable<typeof paidOn>, { usedOn, resourceKey }: RatedRecord, quantity: Ratio): NonNullable<typeof paidOn> => {
    const day = days[usedOn] ?? {};
    return { ...days, [usedOn]: { ...day, [resourceKey]: format(add(parse(day[resourceKey] ?? '0'), quantity)) } };
  };
  const without = known ? plus(paidOn ?? {}, known, subtract(ZERO, parse(known.paid))) : (paidOn ?? {});
  return { paidOn: plus(without, record, parse(record.paid)) };
};

const taken = (state: Consumption, period: Period, record: RatedRecord): Consumption => {
  const known = state.records.get(record.recordId);
  const { cost, netCost, costs, paid, paidOn } = state.totals.get(period.from) ?? NOTHING_USED;
  const plus = (total: string, now: string | null, before: string | null | undefined): string => format(add(parse(total), subtract(parse(now ?? '0'), parse(before ?? '0'))));
  const key = usedIn(record, period);
  const used = add(usedOf(state, key), subtract(quantityOf(record), quantityOf(known)));
  return {
    ...state,
    records: state.records.set(record.recordId, { ...record, from: period.from }),
    totals: new Map(state.totals).set(period.from, {
      cost: plus(cost, record.cost, known?.cost),
      netCost: plus(netCost, record.netCost, known?.netCost),
      ...byDay(costs, record, known),
      paid: { ...paid, [record.resourceKey]: plus(paid[record.resourceKey] ?? '0', record.paid, known?.paid) },
      ...paidByDay(paidOn, record, known),
    }),
    used: new Map(state.used).set(key, format(used)),
  };
};
