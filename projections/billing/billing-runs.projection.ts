import type { BillingRunEvent } from '../../domain/billing/billing.events.js';
import { dataOf, projection } from '../projection.js';

type Completed = Extract<BillingRunEvent, { type: 'BillingRunCompleted' }>['data'];

/** One row a business date; the row's id is the date. */
export interface BillingRunDocument {
  readonly date: string;
  readonly status: 'Running' | 'Completed' | 'Completed with failures';
  readonly counts: Completed['counts'];
  readonly failures: Completed['failures'];
  readonly startedAt: string;
  readonly completedAt: string | null;
}

/** A date that is run again adds what it found to do. */
const added = (before: Completed['counts'], more: Completed['counts']): Completed['counts'] =>
  Object.entries(more).reduce((sum, [step, count]) => ({ ...sum, [step]: (sum[step] ?? 0) + count }), before);

export const billingRuns = projection<BillingRunDocument>({
  name: 'billing-runs',
  version: 1,
  context: 'billing',
  summary: 'Billing days with what they closed, charged, expired, and what failed.',
  handles: ['BillingRunStarted', 'BillingRunCompleted'],
  keys: (event) => [dataOf<{ date: string }>(event).date],
  evolve(document, event) {
    const { date } = dataOf<{ date: string }>(event);
    if (event.type === 'BillingRunStarted') return { date, status: 'Running', counts: {}, failures: [], startedAt: event.metadata.recordedAt, completedAt: null };
    const { counts, failures } = dataOf<Completed>(event);
    return document && { ...document, counts: added(document.counts, counts), failures, status: failures.length > 0 ? 'Completed with failures' : 'Completed', completedAt: event.metadata.recordedAt };
  },
  fields: { date: 'date', status: 'id', startedAt: 'date' },
  indexes: [['date']],
  search: [],
  defaultSort: { field: 'date', order: 'DESC' },
  access: { staff: ['admin', 'auditor'] },
  streams: (id) => [`billing_run-${id}`],
  example: { date: '2026-09-01', status: 'Completed', counts: { chargesClosed: 12, subscriptionsCharged: 9 }, failures: [], startedAt: '2026-09-01T01:00:00.000Z', completedAt: '2026-09-01T01:00:04.000Z' },
});
