import type { AzurePullEvent, WaitReason } from '../../../domain/consumption/azure/azure-pull.events.js';
import { dataOf, projection, type FoldEvent } from '../../projection.js';

type Of<T extends AzurePullEvent['type']> = Extract<AzurePullEvent, { type: T }>['data'];

/** A run that fetches from Partner Center: how far it is, what it waits for, or why it failed. */
export interface AzurePullDocument {
  readonly kind: Of<'AzurePullStarted'>['subject']['kind'];
  readonly status: 'Running' | 'Waiting' | 'Completed' | 'Failed';
  readonly connectionId: string;
  /** Null for a price list. */
  readonly subscriptionId: string | null;
  readonly azureSubscriptionId: string | null;
  readonly granularity: string | null;
  /** When what it fetches was reported. */
  readonly window: { readonly startTime: string; readonly endTime: string } | null;
  readonly asked: boolean;
  readonly pages: number;
  /** Records of usage, or meters of a price list. */
  readonly records: number;
  readonly waiting: { readonly reason: WaitReason; readonly detail: string; readonly until: string; readonly attempt: number } | null;
  readonly failure: { readonly code: string; readonly detail: string } | null;
  readonly startedAt: string;
  readonly changedAt: string;
  readonly endedAt: string | null;
}

const started = (event: FoldEvent): AzurePullDocument => {
  const { connectionId, subject, asked } = dataOf<Of<'AzurePullStarted'>>(event);
  const at = event.metadata.recordedAt;
  const { azureSubscriptionId = null, granularity = null, window = null } = subject.kind === 'usage' ? subject : {};
  const subscriptionId = 'subscriptionId' in subject ? subject.subscriptionId : null;
  return { kind: subject.kind, status: 'Running', connectionId, subscriptionId, azureSubscriptionId, granularity, window, asked, pages: 0, records: 0, waiting: null, failure: null, startedAt: at, changedAt: at, endedAt: null };
};

const changed = (document: AzurePullDocument, event: FoldEvent): AzurePullDocument => {
  switch (event.type) {
    case 'AzurePagePulled': {
      const { pageNumber, records } = dataOf<Of<'AzurePagePulled'>>(event);
      return { ...document, status: 'Running', pages: pageNumber, records: document.records + records, waiting: null };
    }
    case 'AzurePullWaiting': {
      const { pullId: _id, ...waiting } = dataOf<Of<'AzurePullWaiting'>>(event);
      return { ...document, status: 'Waiting', waiting };
    }
    case 'AzurePullCompleted':
      return { ...document, status: 'Completed', waiting: null, endedAt: event.metadata.recordedAt };
    default: {
      const { pullId: _id, ...failure } = dataOf<Of<'AzurePullFailed'>>(event);
      return { ...document, status: 'Failed', waiting: null, failure, endedAt: event.metadata.recordedAt };
    }
  }
};

export const azurePulls = projection<AzurePullDocument>({
  name: 'azure-pulls',
  version: 1,
  context: 'consumption',
  summary: 'Runs that fetch usage and price lists from Partner Center: progress, what they wait for, and why they failed.',
  handles: ['AzurePullStarted', 'AzurePagePulled', 'AzurePullWaiting', 'AzurePullCompleted', 'AzurePullFailed'],
  keys: (event) => [dataOf<{ pullId: string }>(event).pullId],
  evolve(document, event) {
    if (event.type === 'AzurePullStarted') return started(event);
    return document && { ...changed(document, event), changedAt: event.metadata.recordedAt };
  },
  fields: { kind: 'id', status: 'id', connectionId: 'id', subscriptionId: 'id', azureSubscriptionId: 'id', startedAt: 'date', changedAt: 'date', endedAt: 'date', pages: 'number', records: 'number' },
  indexes: [['startedAt'], ['status', 'startedAt'], ['subscriptionId', 'startedAt']],
  search: ['azureSubscriptionId'],
  defaultSort: { field: 'startedAt', order: 'DESC' },
  access: { staff: ['admin', 'sales', 'auditor'] },
  streams: (id) => [`azure_pull-${id}`],
  example: {
    kind: 'usage', status: 'Waiting', connectionId: '5d20…', subscriptionId: '33d0…', azureSubscriptionId: '3a231fbe-37fe-4410-93fd-730d3d5d4c75', granularity: 'hourly',
    window: { startTime: '2026-11-01T00:00:00.000Z', endTime: '2026-11-02T00:00:00.000Z' }, asked: false, pages: 2, records: 2000,
    waiting: { reason: 'throttled', detail: 'Partner Center asks to wait for 57 seconds.', until: '2026-11-02T00:11:57.000Z', attempt: 1 }, failure: null,
    startedAt: '2026-11-02T00:10:00.000Z', changedAt: '2026-11-02T00:11:00.000Z', endedAt: null,
  },
});
