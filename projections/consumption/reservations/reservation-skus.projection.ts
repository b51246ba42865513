import type { ListedSku, ReservationCatalogueEvent } from '../../../domain/consumption/reservations/reservation-catalogue.events.js';
import { dataOf, projection } from '../../projection.js';

type Of<T extends ReservationCatalogueEvent['type']> = Extract<ReservationCatalogueEvent, { type: T }>['data'];

/** A reservation that Microsoft sells, or sold. The id is that of the catalogue and the SKU's key. */
export interface ReservationSkuDocument extends ListedSku {
  readonly country: string;
  readonly currency: string;
  /** False: the last fetch did not have it any more. */
  readonly available: boolean;
  readonly listedAt: string;
  readonly withdrawnAt: string | null;
}

const idOf = (catalogueId: string, key: string): string => `${catalogueId}.${key}`;

export const reservationSkus = projection<ReservationSkuDocument>({
  name: 'reservation-skus',
  version: 1,
  context: 'consumption',
  summary: 'Azure reservations that Microsoft sells to a reseller, in its country, as they were fetched last. Those that it does not sell any more stay, marked.',
  handles: ['ReservationSkusListed', 'ReservationSkusWithdrawn'],
  keys: (event) => {
    const { catalogueId, skus = [], keys = [] } = dataOf<Of<'ReservationSkusListed'> & Partial<Of<'ReservationSkusWithdrawn'>>>(event);
    return [...skus.map(({ key }) => key), ...keys].map((key) => idOf(catalogueId, key));
  },
  evolve(document, event, id) {
    const { recordedAt } = event.metadata;
    if (event.type === 'ReservationSkusWithdrawn') return document && { ...document, available: false, withdrawnAt: recordedAt };
    const { catalogueId, country, currency, skus } = dataOf<Of<'ReservationSkusListed'>>(event);
    const sku = skus.find(({ key }) => idOf(catalogueId, key) === id);
    return sku ? { ...sku, country, currency, available: true, listedAt: document?.listedAt ?? recordedAt, withdrawnAt: null } : document;
  },
  fields: { key: 'id', productId: 'id', skuId: 'id', title: 'text', productTitle: 'text', term: 'id', region: 'text', armRegion: 'id', armSku: 'id', country: 'id', currency: 'id', available: 'boolean', listedAt: 'date', withdrawnAt: 'date' },
  indexes: [['resellerId', 'title'], ['title'], ['available', 'term'], ['key']],
  search: ['title', 'productTitle', 'region'],
  defaultSort: { field: 'title', order: 'ASC' },
  access: { staff: ['admin', 'owner', 'marketing', 'sales', 'auditor'] },
  example: {
    key: 'dzh318z0bq5s_0001', productId: 'DZH318Z0BQ5S', skuId: '0001', title: 'Reserved VM Instance, Standard_ND12s, US West 2, 1 Year', productTitle: 'Virtual Machines ND Series', term: 'P1Y', region: 'US West 2', armRegion: 'westus2', armSku: 'Standard_ND12s',
    minimumQuantity: 1, maximumQuantity: 100, country: 'DE', currency: 'EUR', available: true, listedAt: '2026-11-01T02:00:00.000Z', withdrawnAt: null,
  },
});
