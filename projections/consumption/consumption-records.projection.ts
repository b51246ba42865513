import type { ConsumptionEvent, RatedRecord } from '../../domain/consumption/consumption.events.js';
import { dataOf, projection, type FoldEvent } from '../projection.js';

/**
 * What a record adds to a billing period: all of it where it was first processed, differences where it was corrected. So
 * the rows of a period add up to its charge, and stay so. Prices and costs are exact: minor units as fractions.
 */
export interface ConsumptionRecordDocument extends Omit<RatedRecord, 'paid' | 'added'> {
  readonly subscriptionId: string;
  /** The billing period in which it was processed. */
  readonly period: { readonly from: string; readonly to: string };
  readonly processedOn: string;
  /** A difference to what an earlier period was charged with. */
  readonly correction: boolean;
}

type Recorded = Extract<ConsumptionEvent, { type: 'ConsumptionRecorded' }>['data'];
type Closed = Extract<ConsumptionEvent, { type: 'ConsumptionPeriodClosed' }>['data'];
type Part = Pick<Recorded, 'subscriptionId' | 'period' | 'processedOn' | 'records'>;

/** The records that an event names, by the billing period to which they add something. */
const partsOf = (event: FoldEvent): readonly Part[] => {
  if (event.type === 'ConsumptionRecorded') return [dataOf<Recorded>(event)];
  const { subscriptionId, period, closedOn: processedOn, late } = dataOf<Closed>(event);
  return late ? [{ subscriptionId, processedOn, period, records: late.charged }, { subscriptionId, processedOn, period: late.period, records: late.records }] : [];
};

const idOf = ({ subscriptionId, period }: Pick<Part, 'subscriptionId' | 'period'>, recordId: string): string => `${subscriptionId}:${period.from}:${recordId}`;

/** What was recorded too late for a period was listed there until it was closed. */
const goneWith = ({ late, ...closed }: Closed): readonly string[] => late?.records.map(({ recordId }) => idOf(closed, recordId)) ?? [];

const addsNothing = ({ quantity, cost, netCost }: RatedRecord['added']): boolean => [quantity, cost, netCost ?? '0'].every((amount) => amount === '0');

export const consumptionRecords = projection<ConsumptionRecordDocument>({
  name: 'consumption-records',
  version: 3,
  context: 'consumption',
  summary: 'What pay-as-you-go subscriptions used, record by record: the rows of a billing period add up to its charge.',
  handles: ['ConsumptionRecorded', 'ConsumptionPeriodClosed'],
  keys: (event) => {
    const named = partsOf(event).flatMap((part) => part.records.map(({ recordId }) => idOf(part, recordId)));
    return [...new Set([...named, ...(event.type === 'ConsumptionPeriodClosed' ? goneWith(dataOf<Closed>(event)) : [])])];
  },
  evolve(_document, event, id) {
    for (const part of partsOf(event)) {
      const record = part.records.find(({ recordId }) => idOf(part, recordId) === id);
      if (record) return rowOf(part, record);
    }
    return null;
  },
  fields: { subscriptionId: 'id', usedOn: 'date', processedOn: 'date', 'period.from': 'date', resourceKey: 'id', recordId: 'id', correction: 'boolean' },
  indexes: [['subscriptionId', 'usedOn'], ['usedOn']],
  search: [],
  defaultSort: { field: 'usedOn', order: 'DESC' },
  access: { staff: ['admin', 'sales', 'auditor'], hiddenFromUpstream: ['unitPrice', 'cost', 'netCost'], customer: { levels: ['Owner', 'Admin'], rows: 'account', hidden: ['netCost'] } },
  example: {
    recordId: 'meter-7 2026-11-01', subscriptionId: '33d0…', usedOn: '2026-11-01', processedOn: '2026-11-02', period: { from: '2026-11-01', to: '2026-12-01' }, resourceKey: 'vm-hours', quantity: '24',
    unitPrice: '276/25', cost: '6624/25', netCost: '1152/5', correction: false,
  },
});

const rowOf = ({ subscriptionId, period, processedOn }: Part, { paid: _paid, added, ...record }: RatedRecord): ConsumptionRecordDocument | null => {
  const correction = added.quantity !== record.quantity || added.cost !== record.cost;
  return correction && addsNothing(added) ? null : { subscriptionId, period, processedOn, ...record, ...added, correction };
};
