import type { Period } from '../shared/calendar.js';
import type { Aggregate } from '../shared/decider.js';
import { PersistentMap } from '../shared/persistent-map.js';
import { add, format, fromDecimal, multiply, parse, ratio, subtract, ZERO, type Ratio } from '../shared/ratio.js';
import { consumptionEvents, type ConsumptionEvent, type ConsumptionTotals, type RatedRecord } from './consumption.events.js';

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

export interface Consumption {
  readonly records: PersistentMap<RatedRecord>;
  /** By the first day of the billing period in which they were processed. */
  readonly totals: ReadonlyMap<string, ConsumptionTotals>;
  /** Quantity used so far by period and resource, "2026-11-01 storage": what is included comes off its beginning. */
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

/**
 * What a metered subscription used, in one stream. A record sent again changes nothing; a corrected one changes the period
 * in which the correction is processed by the difference, so a closed period stays as it was (domain.md 4.7).
 */
export const consumption: Aggregate<Consumption, RecordConsumption, ConsumptionEvent> = {
  category: 'consumption',
  catalogue: consumptionEvents,
  initial: { records: PersistentMap.of(), totals: new Map(), used: new Map() },
  decide({ subscriptionId, accountId, period, processedOn, records }, state) {
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
  },
  evolve: (state, { data: { period, records } }) => records.reduce((folded, record) => taken(folded, period, record), state),
};

/** What is used beyond the included quantity costs; the included part is used up first. */
const rate = ({ included, netUnitPrice, ...record }: MeteredRecord, period: Period, state: Consumption, known: RatedRecord | undefined): RatedRecord => {
  const before = subtract(usedOf(state, period, record.resourceKey), quantityOf(known));
  const quantity = fromDecimal(record.quantity);
  const beyond = (used: Ratio): Ratio => atLeastZero(subtract(used, ratio(included)));
  const paid = included === 0 ? quantity : subtract(beyond(add(before, quantity)), beyond(before));
  return { ...record, paid: format(paid), cost: format(multiply(paid, parse(record.unitPrice))), netCost: netUnitPrice === null ? null : format(multiply(quantity, parse(netUnitPrice))) };
};

const same = (a: RatedRecord, b: RatedRecord): boolean => a.quantity === b.quantity && a.cost === b.cost && a.netCost === b.netCost && a.usedOn === b.usedOn && a.resourceKey === b.resourceKey;

const atLeastZero = (value: Ratio): Ratio => (value.n < 0n ? ZERO : value);
const quantityOf = (record: RatedRecord | undefined): Ratio => (record ? fromDecimal(record.quantity) : ZERO);
const usedOf = ({ used }: Consumption, { from }: Period, resourceKey: string): Ratio => parse(used.get(`${from} ${resourceKey}`) ?? '0');

const taken = (state: Consumption, period: Period, record: RatedRecord): Consumption => {
  const known = state.records.get(record.recordId);
  const { cost, netCost, paid } = state.totals.get(period.from) ?? { cost: '0', netCost: '0', paid: {} };
  const plus = (total: string, now: string | null, before: string | null | undefined): string => format(add(parse(total), subtract(parse(now ?? '0'), parse(before ?? '0'))));
  const used = add(usedOf(state, period, record.resourceKey), subtract(quantityOf(record), quantityOf(known)));
  return {
    records: state.records.set(record.recordId, record),
    totals: new Map(state.totals).set(period.from, { cost: plus(cost, record.cost, known?.cost), netCost: plus(netCost, record.netCost, known?.netCost), paid: { ...paid, [record.resourceKey]: plus(paid[record.resourceKey] ?? '0', record.paid, known?.paid) } }),
    used: new Map(state.used).set(`${period.from} ${record.resourceKey}`, format(used)),
  };
};
