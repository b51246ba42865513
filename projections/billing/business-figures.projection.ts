import type { LedgerEvent } from '../../domain/billing/billing.events.js';
import type { AzureLinkEvent } from '../../domain/consumption/azure/azure-link.events.js';
import type { UsageEvent } from '../../domain/consumption/azure/usage.events.js';
import { dataOf, projection } from '../projection.js';

type Closed = Extract<LedgerEvent, { type: 'ChargesClosed' }>['data'];
type Covered = Extract<AzureLinkEvent, { type: 'AzureUsageCovered' }>['data'];
type Received = Extract<UsageEvent, { type: 'AzureUsageReceived' }>['data'];

/** Of a reseller: what is counted as it happens, so that nobody has to count it when he asks. The row's id is the reseller's. */
export interface BusinessFiguresDocument {
  /** How late charges were written off: as many within each of DELAY_BOUNDS, and not within the one before. `sum` in seconds. */
  readonly delays: { readonly counts: readonly number[]; readonly sum: number; readonly count: number };
  /** When the vendor last answered all that was asked, also when nothing was used; when usage was last taken in, and up to when it was reported then. */
  readonly lastPull: string | null;
  readonly lastImport: string | null;
  readonly reportedUntil: string | null;
}

const HOUR = 3600;
/** Seconds since the day began on which a charge fell due; what takes longer stands in a last count of its own. */
export const DELAY_BOUNDS = [6, 12, 24, 36, 48, 72, 7 * 24, 14 * 24, 30 * 24].map((hours) => hours * HOUR);

const NOTHING: BusinessFiguresDocument = { delays: { counts: Array.from({ length: DELAY_BOUNDS.length + 1 }, () => 0), sum: 0, count: 0 }, lastPull: null, lastImport: null, reportedUntil: null };

const latest = (a: string | null, b: string): string => (a === null || a < b ? b : a);

const withDelay = ({ counts, sum, count }: BusinessFiguresDocument['delays'], seconds: number): BusinessFiguresDocument['delays'] => {
  const bound = DELAY_BOUNDS.findIndex((each) => seconds <= each);
  const place = bound < 0 ? DELAY_BOUNDS.length : bound;
  return { counts: counts.map((each, index) => (index === place ? each + 1 : each)), sum: sum + seconds, count: count + 1 };
};

/** A held charge is due when its period is over; what was left from an earlier day may be written off by a later run. */
const closed = (document: BusinessFiguresDocument, { on, lines }: Closed, recordedAt: string): BusinessFiguresDocument => {
  const delays = lines.map(({ model, period }) => Math.round(Math.max(0, Date.parse(recordedAt) - Date.parse(model === 'prepay' && period.to < on ? period.to : on)) / 1000));
  return { ...document, delays: delays.reduce(withDelay, document.delays) };
};

export const businessFigures = projection<BusinessFiguresDocument>({
  name: 'business-figures',
  version: 2,
  context: 'billing',
  summary: 'What monitoring counts, by reseller: how late charges were written off, and how fresh Azure usage is.',
  handles: ['ChargesClosed', 'AzureUsageReceived', 'AzureUsageCovered'],
  keys: ({ metadata: { scope } }) => [scope.resellerId],
  evolve(document, event) {
    const before = document ?? NOTHING;
    const { recordedAt } = event.metadata;
    if (event.type === 'ChargesClosed') return closed(before, dataOf<Closed>(event), recordedAt);
    if (event.type === 'AzureUsageCovered') return { ...before, lastPull: latest(before.lastPull, dataOf<Covered>(event).at) };
    const { delivery } = dataOf<Received>(event);
    return { ...before, lastImport: latest(before.lastImport, recordedAt), reportedUntil: latest(before.reportedUntil, delivery.endTime) };
  },
  scope: ({ metadata: { scope } }) => ({ ...scope, accountId: null }),
  fields: { lastPull: 'date', lastImport: 'date', reportedUntil: 'date' },
  indexes: [],
  search: [],
  defaultSort: { field: 'id', order: 'ASC' },
  access: { staff: ['admin', 'auditor'] },
  example: { delays: { counts: [40, 2, 0, 0, 0, 0, 0, 0, 0, 0], sum: 151200, count: 42 }, lastPull: '2026-11-20T08:30:01.000Z', lastImport: '2026-11-20T08:30:00.000Z', reportedUntil: '2026-11-20T06:00:00.000Z' },
});
