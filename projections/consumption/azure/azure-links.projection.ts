import type { AzureLinkEvent } from '../../../domain/consumption/azure/azure-link.events.js';
import type { AzurePullEvent } from '../../../domain/consumption/azure/azure-pull.events.js';
import { dataOf, projection, type FoldEvent } from '../../projection.js';

type Linked = Extract<AzureLinkEvent, { type: 'AzureSubscriptionLinked' }>['data'];
type Covered = Extract<AzureLinkEvent, { type: 'AzureUsageCovered' }>['data'];
type Started = Extract<AzurePullEvent, { type: 'AzurePullStarted' }>['data'];

/** The Azure subscription that a subscription stands for. The id is the subscription's. */
export interface AzureLinkDocument extends Omit<Linked, 'accountId'> {
  readonly linkedAt: string;
  /** All that was reported before this instant is here; null: nothing was fetched yet. */
  readonly coveredUntil: string | null;
  /** When the vendor last answered all that was asked: what is idle is not late (rulings, Azure 15). */
  readonly lastSucceededAt: string | null;
  readonly lastStartedAt: string | null;
}

const subscriptionOf = (event: FoldEvent): string | null => {
  if (event.type !== 'AzurePullStarted') return dataOf<{ subscriptionId: string }>(event).subscriptionId;
  const { subject } = dataOf<Started>(event);
  return subject.kind === 'usage' ? subject.subscriptionId : null;
};

export const azureLinks = projection<AzureLinkDocument>({
  name: 'azure-links',
  version: 1,
  context: 'consumption',
  summary: 'Which Azure subscription, in which Microsoft tenant, a subscription stands for, and how far its usage was fetched.',
  handles: ['AzureSubscriptionLinked', 'AzureSubscriptionUnlinked', 'AzureUsageCovered', 'AzurePullStarted'],
  keys: (event) => [subscriptionOf(event) ?? []].flat(),
  evolve(document, event) {
    switch (event.type) {
      case 'AzureSubscriptionLinked': {
        const { accountId: _account, ...link } = dataOf<Linked>(event);
        return { ...link, linkedAt: event.metadata.recordedAt, coveredUntil: null, lastSucceededAt: null, lastStartedAt: null };
      }
      case 'AzureSubscriptionUnlinked':
        return null;
      case 'AzureUsageCovered':
        return document && { ...document, coveredUntil: dataOf<Covered>(event).until, lastSucceededAt: dataOf<Covered>(event).at };
      default:
        return document && { ...document, lastStartedAt: event.metadata.recordedAt };
    }
  },
  fields: { subscriptionId: 'id', connectionId: 'id', customerTenantId: 'id', azureSubscriptionId: 'id', granularity: 'id', linkedAt: 'date', coveredUntil: 'date', lastSucceededAt: 'date' },
  indexes: [['azureSubscriptionId'], ['linkedAt'], ['lastSucceededAt']],
  search: ['azureSubscriptionId', 'customerTenantId'],
  defaultSort: { field: 'linkedAt', order: 'DESC' },
  access: { staff: ['admin', 'sales', 'auditor'], customer: { levels: ['Owner', 'Admin'], rows: 'account', hidden: ['connectionId', 'since', 'lastStartedAt'] } },
  streams: (id) => [`azure_link-${id}`],
  example: {
    subscriptionId: '33d0…', connectionId: '5d20…', customerTenantId: 'd6bf25b7-e0a8-4f2d-a31b-97b55cfc774d', azureSubscriptionId: '3a231fbe-37fe-4410-93fd-730d3d5d4c75', granularity: 'hourly', since: '2026-11-01T00:00:00.000Z',
    linkedAt: '2026-11-01T09:00:00.000Z', coveredUntil: '2026-11-23T06:00:00.000Z', lastSucceededAt: '2026-11-23T06:10:00.000Z', lastStartedAt: '2026-11-23T06:09:58.000Z',
  },
});
