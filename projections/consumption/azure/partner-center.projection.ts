import type { AzurePullEvent } from '../../../domain/consumption/azure/azure-pull.events.js';
import type { PartnerCenterEvent } from '../../../domain/consumption/azure/partner-center.events.js';
import { dataOf, projection, type FoldEvent } from '../../projection.js';

type Connected = Extract<PartnerCenterEvent, { type: 'PartnerCenterConnected' }>['data'];
type Started = Extract<AzurePullEvent, { type: 'AzurePullStarted' }>['data'];

/** How a reseller reaches Partner Center, without the secret. The id is the reseller's. */
export interface PartnerCenterDocument {
  readonly cloud: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly country: string;
  readonly applyOfferTerms: boolean;
  readonly connectedAt: string;
  /** When the price list was last asked for. */
  readonly lastRateCardAt: string | null;
}

const connectionOf = (event: FoldEvent): string | null => {
  if (event.type !== 'AzurePullStarted') return dataOf<Connected>(event).resellerId;
  const { connectionId, subject } = dataOf<Started>(event);
  return subject.kind === 'rate_card' ? connectionId : null;
};

export const partnerCenterConnections = projection<PartnerCenterDocument>({
  name: 'partner-center',
  version: 1,
  context: 'consumption',
  summary: 'Connections to Microsoft Partner Center. The secret is never shown.',
  handles: ['PartnerCenterConnected', 'PartnerCenterDisconnected', 'AzurePullStarted'],
  keys: (event) => [connectionOf(event) ?? []].flat(),
  evolve(document, event) {
    switch (event.type) {
      case 'PartnerCenterConnected': {
        const { cloud, tenantId, clientId, country, applyOfferTerms } = dataOf<Connected>(event);
        return { cloud, tenantId, clientId, country, applyOfferTerms, connectedAt: event.metadata.recordedAt, lastRateCardAt: document?.lastRateCardAt ?? null };
      }
      case 'PartnerCenterDisconnected':
        return null;
      default:
        return document && { ...document, lastRateCardAt: event.metadata.recordedAt };
    }
  },
  fields: { cloud: 'id', tenantId: 'id', clientId: 'id', country: 'id', connectedAt: 'date' },
  indexes: [['connectedAt']],
  search: ['tenantId', 'clientId'],
  defaultSort: { field: 'connectedAt', order: 'DESC' },
  access: { staff: ['admin', 'auditor'] },
  streams: (id) => [`partner_center-${id}`],
  example: { cloud: 'global', tenantId: 'contoso.onmicrosoft.com', clientId: '0f5a2ab2-2a6c-4e0e-8cb3-6b1d0a0c2f11', country: 'DE', applyOfferTerms: false, connectedAt: '2026-11-01T08:00:00.000Z', lastRateCardAt: '2026-11-23T02:00:00.000Z' },
});
