import type { AzureReservationEvent, ReservedItem } from '../../../domain/consumption/reservations/azure-reservation.events.js';
import { dataOf, projection } from '../../projection.js';

type Started = Extract<AzureReservationEvent, { type: 'AzureReservationStarted' }>['data'];

/** A reservation of Azure, from `start` to the day before `end`; whether it is over, the day tells. */
export interface ReservationDocument extends Omit<ReservedItem, 'reservationId' | 'resourceKey'> {
  /** The subscription that was sold, and the Azure subscription of the account that it was bought for. */
  readonly riSubscriptionId: string;
  readonly azureSubscriptionId: string;
  /** The latter, as Microsoft names it. */
  readonly vendorSubscriptionId: string | null;
  readonly orderId: string;
  readonly term: string;
  readonly scope: 'shared';
  readonly start: string;
  readonly end: string;
  /** What became of the Azure subscription: the reservation runs on without it. */
  readonly azureStatus: 'Active' | 'Stopped' | 'Deleted';
}

const STATUS: Readonly<Record<string, ReservationDocument['azureStatus']>> = { SubscriptionStopped: 'Stopped', SubscriptionReactivated: 'Active', SubscriptionRenewed: 'Active', SubscriptionDeleted: 'Deleted' };

export const reservations = projection<ReservationDocument>({
  name: 'reservations',
  version: 1,
  context: 'consumption',
  summary: 'Reservations of Azure: what was reserved, for which Azure subscription, and until when.',
  handles: ['AzureReservationStarted', ...Object.keys(STATUS)],
  keys: (event) => {
    if (event.type === 'AzureReservationStarted') return dataOf<Started>(event).items.map(({ reservationId }) => reservationId);
    return [{ field: 'azureSubscriptionId', equals: dataOf<{ subscriptionId: string }>(event).subscriptionId }];
  },
  evolve(document, event, id) {
    const azureStatus = STATUS[event.type];
    if (azureStatus) return document && { ...document, azureStatus };
    const { subscriptionId, azureSubscriptionId, vendorSubscriptionId, orderId, term, scope, start, end, items } = dataOf<Started>(event);
    const item = items.find(({ reservationId }) => reservationId === id);
    if (!item) return document;
    const { sku, quantity, vendorOrderId, vendorReservationId } = item;
    return { riSubscriptionId: subscriptionId, azureSubscriptionId, vendorSubscriptionId, orderId, sku, term, scope, quantity, start, end, vendorOrderId, vendorReservationId, azureStatus: 'Active' };
  },
  fields: { riSubscriptionId: 'id', azureSubscriptionId: 'id', orderId: 'id', 'sku.title': 'text', 'sku.region': 'text', term: 'id', quantity: 'number', start: 'date', end: 'date', azureStatus: 'id' },
  indexes: [['azureSubscriptionId', 'end'], ['riSubscriptionId'], ['accountId', 'end'], ['end']],
  search: ['sku.title', 'sku.region'],
  defaultSort: { field: 'end', order: 'ASC' },
  access: { staff: ['admin', 'owner', 'sales', 'auditor'], customer: { levels: ['Owner', 'Admin'], rows: 'account', hidden: ['vendorOrderId'] } },
  example: {
    riSubscriptionId: '7d1c…', azureSubscriptionId: '33d0…', vendorSubscriptionId: '1c461a25-f729-4fa5-aadb-280947dd05e8', orderId: '82c0…', term: 'P1Y', scope: 'shared', quantity: 2, start: '2026-11-20', end: '2027-11-20',
    sku: { productId: 'DZH318Z0BQ5S', skuId: '0001', title: 'Reserved VM Instance, Standard_ND12s, US West 2, 1 Year', region: 'US West 2', armRegion: 'westus2', armSku: 'Standard_ND12s' },
    vendorOrderId: '311qiN8iFwkv-XARWMvXRYAwYKMACVqv1', vendorReservationId: '99f320db-c029-4c1b-a157-dad76e4481b6', azureStatus: 'Active',
  },
});
