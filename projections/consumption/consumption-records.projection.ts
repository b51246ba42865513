import type { ConsumptionEvent, RatedRecord } from '../../domain/consumption/consumption.events.js';
import { dataOf, projection } from '../projection.js';

/** What a pay-as-you-go subscription used, record by record. Prices and costs are exact: minor units as fractions. */
export interface ConsumptionRecordDocument extends Omit<RatedRecord, 'paid'> {
  readonly subscriptionId: string;
  /** The billing period in which it was last processed. */
  readonly period: { readonly from: string; readonly to: string };
  readonly processedOn: string;
}

type Of<Type extends ConsumptionEvent['type']> = Extract<ConsumptionEvent, { type: Type }>['data'];

const idOf = (subscriptionId: string, recordId: string): string => `${subscriptionId}:${recordId}`;

export const consumptionRecords = projection<ConsumptionRecordDocument>({
  name: 'consumption-records',
  version: 2,
  context: 'consumption',
  summary: 'What pay-as-you-go subscriptions used, record by record.',
  handles: ['ConsumptionRecorded', 'ConsumptionPeriodClosed'],
  keys: (event) => {
    if (event.type === 'ConsumptionPeriodClosed') {
      const { subscriptionId, late } = dataOf<Of<'ConsumptionPeriodClosed'>>(event);
      return late?.recordIds.map((recordId) => idOf(subscriptionId, recordId)) ?? [];
    }
    const { subscriptionId, records } = dataOf<Of<'ConsumptionRecorded'>>(event);
    return records.map(({ recordId }) => idOf(subscriptionId, recordId));
  },
  evolve(document, event, id) {
    if (event.type === 'ConsumptionPeriodClosed') {
      const { late } = dataOf<Of<'ConsumptionPeriodClosed'>>(event);
      return document && late ? { ...document, period: late.period } : document;
    }
    const { subscriptionId, period, processedOn, records } = dataOf<Of<'ConsumptionRecorded'>>(event);
    const record = records.find(({ recordId }) => idOf(subscriptionId, recordId) === id);
    if (!record) return null;
    const { paid: _paid, ...shown } = record;
    return { subscriptionId, period, processedOn, ...shown };
  },
  fields: { subscriptionId: 'id', usedOn: 'date', processedOn: 'date', 'period.from': 'date', resourceKey: 'id', recordId: 'id' },
  indexes: [['subscriptionId', 'usedOn'], ['usedOn']],
  search: [],
  defaultSort: { field: 'usedOn', order: 'DESC' },
  access: { staff: ['admin', 'sales', 'auditor'], hiddenFromUpstream: ['unitPrice', 'cost', 'netCost'], customer: { levels: ['Owner', 'Admin'], rows: 'account', hidden: ['netCost'] } },
  example: {
    recordId: 'meter-7 2026-11-01', subscriptionId: '33d0…', usedOn: '2026-11-01', processedOn: '2026-11-02', period: { from: '2026-11-01', to: '2026-12-01' }, resourceKey: 'vm-hours', quantity: '24',
    unitPrice: '276/25', cost: '6624/25', netCost: '1152/5',
  },
});
