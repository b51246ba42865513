import type { BillingRunEvent, RunFailure, RunNews } from '../../domain/billing/billing-run.events.js';
import { dataOf, projection, type FoldEvent } from '../projection.js';

type Of<T extends BillingRunEvent['type']> = Extract<BillingRunEvent, { type: T }>['data'];

/** One row a business date; the row's id is the date. */
export interface BillingRunDocument {
  readonly date: string;
  readonly status: 'Running' | 'Completed' | 'Completed with failures';
  /** How often it was begun. */
  readonly attempt: number;
  /** Where it is, as far as it said; null when it is done. */
  readonly step: string | null;
  /** What all attempts did, by step. */
  readonly counts: RunNews['counts'];
  /** What still fails: of these, the first SHOWN are listed. */
  readonly failureCount: number;
  readonly failures: readonly RunFailure[];
  readonly startedAt: string;
  readonly completedAt: string | null;
}

const SHOWN = 200;

/** A date that is run again adds what it found to do. */
const added = (before: RunNews['counts'], more: RunNews['counts']): RunNews['counts'] =>
  Object.entries(more).reduce((sum, [step, count]) => ({ ...sum, [step]: (sum[step] ?? 0) + count }), before);

/** Each attempt tries again what failed, so its list replaces that of the one before. Two at once find the same. */
const withNews = (document: BillingRunDocument, { counts, failures }: RunNews): BillingRunDocument => {
  const known = new Set(document.failures.map(keyOf));
  const fresh = failures.filter((failure) => !known.has(keyOf(failure)));
  return { ...document, counts: added(document.counts, counts), failureCount: document.failureCount + fresh.length, failures: [...document.failures, ...fresh].slice(0, SHOWN) };
};

const keyOf = ({ step, entity }: RunFailure): string => `${step} ${entity}`;

const started = (document: BillingRunDocument | null, event: FoldEvent): BillingRunDocument => {
  const { date, attempt, only } = dataOf<Of<'BillingRunStarted'>>(event);
  const kept = only === null ? [] : (document?.failures ?? []).filter(({ step }) => step !== only);
  return { date, status: 'Running', attempt, step: only, counts: document?.counts ?? {}, failureCount: kept.length, failures: kept, startedAt: document?.startedAt ?? event.metadata.recordedAt, completedAt: null };
};

/** An attempt that another one overtook does not end the run. */
const completed = (document: BillingRunDocument, event: FoldEvent): BillingRunDocument => {
  const data = dataOf<Of<'BillingRunCompleted'>>(event);
  const after = withNews(document, data);
  if (data.attempt < document.attempt) return after;
  return { ...after, status: after.failureCount > 0 ? 'Completed with failures' : 'Completed', step: null, completedAt: event.metadata.recordedAt };
};

export const billingRuns = projection<BillingRunDocument>({
  name: 'billing-runs',
  version: 2,
  context: 'billing',
  summary: 'Billing days: how far each is, what it wrote off, charged and ended, and what failed.',
  handles: ['BillingRunStarted', 'BillingRunProgressed', 'BillingRunCompleted'],
  keys: (event) => [dataOf<{ date: string }>(event).date],
  evolve(document, event) {
    if (event.type === 'BillingRunStarted') return started(document, event);
    if (!document) return null;
    if (event.type === 'BillingRunCompleted') return completed(document, event);
    const data = dataOf<Of<'BillingRunProgressed'>>(event);
    return { ...withNews(document, data), ...(data.attempt >= document.attempt && { step: data.step }) };
  },
  fields: { date: 'date', status: 'id', startedAt: 'date', completedAt: 'date', failureCount: 'number' },
  indexes: [['date'], ['status', 'date']],
  search: [],
  columns: { counts: 'json' },
  defaultSort: { field: 'date', order: 'DESC' },
  access: { staff: ['admin', 'auditor'] },
  streams: (id) => [`billing_run-${id}`],
  example: {
    date: '2026-09-01', status: 'Completed', attempt: 1, step: null, counts: { ledgersClosed: 12, subscriptionsCharged: 9 }, failureCount: 0, failures: [],
    startedAt: '2026-09-01T01:00:00.000Z', completedAt: '2026-09-01T01:00:04.000Z',
  },
});
