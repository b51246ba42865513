import { describe, expect, it } from '@jest/globals';
import { scenario } from '../../../test/support/scenario.js';
import { azureReservation } from './azure-reservation.js';
import { keyOfSku, reservationCatalogue, type ReservationCatalogueCommand } from './reservation-catalogue.js';
import type { ListedSku, ReservationCatalogueEvent } from './reservation-catalogue.events.js';

const OF = { catalogueId: 'c', resellerId: 'r', country: 'DE', currency: 'EUR' };
const sku = (skuId: string, more: Partial<ListedSku> = {}): ListedSku => ({
  key: keyOfSku({ productId: 'DZH318Z0BQ5S', skuId }), productId: 'DZH318Z0BQ5S', skuId, title: `ND ${skuId}`, productTitle: 'ND', term: 'P1Y', region: 'US West 2', armRegion: 'westus2', armSku: 'ND', minimumQuantity: 1, maximumQuantity: 100, ...more,
});
const list = (...skus: readonly ListedSku[]): ReservationCatalogueCommand => ({ type: 'ListSkus', ...OF, skus });
const seen = (...skuIds: readonly string[]): ReservationCatalogueCommand => ({ type: 'WithdrawMissing', ...OF, seen: new Set(skuIds.map((skuId) => sku(skuId).key)) });
const listed = (...skus: readonly ListedSku[]): ReservationCatalogueEvent => ({ type: 'ReservationSkusListed', data: { ...OF, skus } });
const withdrawn = (...skuIds: readonly string[]): ReservationCatalogueEvent => ({ type: 'ReservationSkusWithdrawn', data: { ...OF, keys: skuIds.map((skuId) => sku(skuId).key) } });

describe('the catalogue of reservations', () => {
  const catalogue = scenario(reservationCatalogue);

  it('records what is new or changed, and nothing of what is known', () => {
    catalogue.when(list(sku('1'), sku('2'))).then(listed(sku('1'), sku('2')));
    catalogue.given(listed(sku('1'), sku('2'))).when(list(sku('1'), sku('2'))).thenNothing();
    catalogue.given(listed(sku('1'), sku('2'))).when(list(sku('1', { title: 'New name' }), sku('2'), sku('3'))).then(listed(sku('1', { title: 'New name' }), sku('3')));
  });

  it('marks what a whole fetch did not see, once, and takes it back when it is sold again', () => {
    const known = catalogue.given(listed(sku('1'), sku('2')));
    known.when(seen('1', '2')).thenNothing();
    known.when(seen('2')).then(withdrawn('1'));
    const gone = catalogue.given(listed(sku('1'), sku('2')), withdrawn('1'));
    gone.when(seen('2')).thenNothing();
    gone.when(list(sku('1'))).then(listed(sku('1')));
  });

  it('keeps events far below what one may hold', () => {
    const many = Array.from({ length: 1_001 }, (_, index) => sku(String(index)));
    const events = reservationCatalogue.decide(list(...many), reservationCatalogue.initial);
    expect(events.map(({ data }) => ('skus' in data ? data.skus.length : 0))).toEqual([400, 400, 201]);
    expect(Math.max(...events.map((event) => JSON.stringify(event).length))).toBeLessThan(500_000);
  });

  it('names a SKU as plans can', () => {
    expect(keyOfSku({ productId: 'DZH318Z0BQ5S', skuId: '0001' })).toBe('dzh318z0bq5s_0001');
    expect(keyOfSku({ productId: 'A-b.C', skuId: '004G' })).toMatch(/^[a-z0-9_]{1,64}$/);
  });
});

describe('a reservation', () => {
  const purchase = { subscriptionId: 's', orderId: 'o', resourceKey: 'a', vendorOrderId: 'v', vendorReservationId: null };
  const started = { subscriptionId: 's', accountId: 'a', orderId: 'o', azureSubscriptionId: 'z', vendorSubscriptionId: null, term: 'P1Y', scope: 'shared', start: '2026-11-20', end: '2027-11-20', items: [] } as const;

  it('is bought once for each SKU, and begins once', () => {
    const reservation = scenario(azureReservation);
    const bought = { type: 'AzureReservationBought', data: purchase } as const;
    reservation.when({ type: 'NotePurchase', purchase }).then(bought);
    reservation.given(bought).when({ type: 'NotePurchase', purchase: { ...purchase, vendorOrderId: 'another' } }).thenNothing();
    reservation.given(bought).when({ type: 'NotePurchase', purchase: { ...purchase, resourceKey: 'b' } }).then({ type: 'AzureReservationBought', data: { ...purchase, resourceKey: 'b' } });
    reservation.given(bought).when({ type: 'StartReservation', reservation: started }).then({ type: 'AzureReservationStarted', data: started });
    reservation.given({ type: 'AzureReservationStarted', data: started }).when({ type: 'StartReservation', reservation: started }).thenNothing();
  });
});
