import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PartnerCenterBusy, PartnerCenterRefused } from '../../application/ports/partner-center.js';
import { sightOf } from '../../application/queries/visibility.js';
import { delegatedPlanId } from '../../application/catalog/delegate-plan.js';
import { projectionOf, resellerBelow, seen } from '../support/chain.js';
import { carryOnRuns, PartnerCenterDouble, sku } from '../support/partner-center-double.js';
import { keyOf, ReservationShop, TENANT } from '../support/reservations.js';
import { pay, TestSystem } from '../support/system.js';

const VENDOR_ID = '1c461a25-f729-4fa5-aadb-280947dd05e8';

describe('Azure reservations (domain.md 5.7)', () => {
  let center: PartnerCenterDouble;
  let system: TestSystem;
  let shop: ReservationShop;

  beforeEach(async () => {
    center = new PartnerCenterDouble();
    system = await TestSystem.open({ on: '2026-10-20', partnerCenter: center.port });
    shop = await ReservationShop.open(system);
  });
  afterEach(() => system.close());

  const skus = async () => (await system.find('reservation-skus')).map(({ skuId, available }) => [skuId, available]).sort();

  describe('SKUs', () => {
    it('are fetched page by page for the country of the connection, and again without a trace', async () => {
      const pullId = await shop.fetch();
      expect(center.countries).toEqual(['DE']);
      expect(await skus()).toEqual([['0001', true], ['0002', true], ['0003', true]]);
      expect(await system.find('azure-pulls')).toEqual([expect.objectContaining({ id: pullId, kind: 'reservation_skus', status: 'Completed', pages: 2, records: 3 })]);
      expect((await system.find('reservation-skus'))[0]).toMatchObject({ country: 'DE', currency: 'EUR', resellerId: system.admin.resellerId });
      const before = await system.find('reservation-skus');
      await shop.fetch();
      expect(await system.find('reservation-skus')).toEqual(before);
    });

    it('that are new are added, those that vanished are marked and come back', async () => {
      await shop.fetch();
      center.pages = [[sku('0002'), sku('0004')]];
      await shop.fetch();
      expect(await skus()).toEqual([['0001', false], ['0002', true], ['0003', false], ['0004', true]]);
      center.pages = [[sku('0001'), sku('0002')]];
      await shop.fetch();
      expect(await skus()).toEqual([['0001', true], ['0002', true], ['0003', false], ['0004', false]]);
    });

    it('wait while the vendor is busy, and keep what came; nothing is marked by half a fetch', async () => {
      await shop.fetch();
      center.breaks = { after: 1, error: new PartnerCenterBusy('throttled', 'Partner Center asks to wait.', 60) };
      center.pages = [[sku('0001'), sku('0005')], [sku('0002'), sku('0003', { term: 'P3Y' })]];
      const pullId = await shop.fetch();
      expect(await system.one('azure-pulls', pullId)).toMatchObject({ status: 'Waiting', pages: 1, waiting: { reason: 'throttled' } });
      expect(await skus()).toEqual([['0001', true], ['0002', true], ['0003', true], ['0005', true]]);
      center.breaks = null;
      await system.moveTo('2026-10-21');
      await carryOnRuns(system);
      expect(await system.one('azure-pulls', pullId)).toMatchObject({ status: 'Completed', pages: 2 });
      expect(await skus()).toEqual([['0001', true], ['0002', true], ['0003', true], ['0005', true]]);
    });

    it('of a refused or empty answer are left as they are, with the reason', async () => {
      await shop.fetch();
      center.pages = [];
      const empty = await shop.fetch();
      expect(await system.one('azure-pulls', empty)).toMatchObject({ status: 'Failed', failure: { code: 'nothing_listed' } });
      center.pages = [[sku('0001')]];
      center.breaks = { after: 0, error: new PartnerCenterRefused(403, '', 'The application may not read the catalogue.') };
      const refused = await shop.fetch();
      expect(await system.one('azure-pulls', refused)).toMatchObject({ status: 'Failed', failure: { code: 'http_403', detail: 'The application may not read the catalogue.' } });
      expect(await skus()).toEqual([['0001', true], ['0002', true], ['0003', true]]);
    });

    it('are not fetched without a connection', async () => {
      await system.send('disconnect-partner-center', {});
      await expect(system.send('fetch-reservation-skus', {})).rejects.toMatchObject({ code: 'partner_center_not_connected' });
    });
  });

  describe('a plan', () => {
    beforeEach(() => shop.fetch());

    it('rulings, Azure 14: is made of SKUs: a setup price each, nothing included, for their term, and for managers alone', async () => {
      const plan = await system.one('plans', await shop.plan());
      expect(plan).toMatchObject({ billingType: 'azure_ri', soldTo: 'managers', periods: [{ periodId: '1_year', term: { count: 1, unit: 'year' }, public: false }] });
      expect(plan['resources']).toEqual([
        expect.objectContaining({ key: keyOf('0001'), name: 'Reserved VM Instance, Standard_ND1s, US West 2, 1 Year', included: 0, minimum: 0, fees: { setup: 60_000, recurring: 0, renewal: 0 } }),
        expect.objectContaining({ key: keyOf('0002'), fees: { setup: 30_000, recurring: 0, renewal: 0 } }),
      ]);
      expect((await system.find('price-list', { planId: String(plan.id) })).map(({ retail, atOrBelowCost }) => [retail, atOrBelowCost])).toEqual([[null, false]]);
      expect(await system.one('plans', await shop.plan({ '0003': 150_000 }, { term: 'P3Y' }))).toMatchObject({ periods: [{ term: { count: 3, unit: 'year' } }] });
    });

    it.each([
      ['a SKU that was never fetched', { '0009': 100 }, {}, 'unknown_sku', '/skus/0/key'],
      ['a SKU of another term', { '0001': 100, '0003': 100 }, {}, 'sku_term', '/skus/1/key'],
    ])('is not made of %s', async (_what, prices, more, code, pointer) => {
      await expect(shop.plan(prices, more)).rejects.toMatchObject({ code, pointer });
    });

    it('is not made of a SKU that Microsoft does not sell any more, nor by hand', async () => {
      center.pages = [[sku('0002')]];
      await shop.fetch();
      await expect(shop.plan()).rejects.toMatchObject({ code: 'sku_not_available', pointer: '/skus/0/key' });
      const byHand = { productId: shop.productId, serviceTermsId: shop.serviceTermsId, name: 'By hand', billingType: 'azure_ri', currency: 'EUR', periods: [{ periodId: 'year', term: { count: 1, unit: 'year' } }], resources: [] };
      await expect(system.send('create-plan', byHand)).rejects.toMatchObject({ code: 'plan_from_skus' });
    });
  });

  describe('an order', () => {
    let planId: string;
    let accountId: string;
    let azureSubscriptionId: string;

    beforeEach(async () => {
      await shop.fetch();
      planId = await shop.plan();
      accountId = await shop.account();
      await system.settle();
      azureSubscriptionId = await shop.azure(accountId);
    });

    const body = (more: object = {}) => ({ accountId, planId, periodId: '1_year', quantities: [{ resourceKey: keyOf('0001'), quantity: 2 }], azureSubscriptionId, ...more });
    const place = async (more: object = {}) => system.one('orders', (await system.send('place-order', body(more))).id);
    const ordered = async (more: object = {}) => {
      const placed = await place(more);
      await pay(system, placed.id);
      await carryOnRuns(system);
      return system.one('orders', placed.id);
    };

    it('accepts of 5.7: without an Azure subscription is refused, naming the field', async () => {
      await expect(place({ azureSubscriptionId: undefined })).rejects.toMatchObject({ refusal: 'rule', code: 'azure_subscription_required', pointer: '/azureSubscriptionId' });
    });

    it('accepts of 5.7: for the Azure subscription of another account is refused as if there were none', async () => {
      const other = await shop.account('Oak House');
      await system.settle();
      const foreign = await shop.azure(other, '2c461a25-f729-4fa5-aadb-280947dd05e8');
      await expect(place({ azureSubscriptionId: foreign })).rejects.toMatchObject({ refusal: 'not_found', pointer: '/azureSubscriptionId' });
    });

    it('for an Azure subscription that is not active is refused', async () => {
      await system.send('stop-subscription', { subscriptionId: azureSubscriptionId });
      await system.settle();
      await expect(place()).rejects.toMatchObject({ refusal: 'conflict', code: 'azure_subscription_not_active' });
    });

    it('for a subscription that is not Azure, for no reservation, or of nothing, is refused', async () => {
      const ri = await ordered();
      await expect(place({ azureSubscriptionId: ri['subscriptionId'] })).rejects.toMatchObject({ code: 'not_azure' });
      await expect(place({ quantities: [] })).rejects.toMatchObject({ code: 'nothing_ordered', pointer: '/quantities' });
      const [azurePlan] = await system.find('plans', { billingType: 'payg_external' });
      await expect(place({ planId: azurePlan?.id, periodId: 'endless', quantities: [] })).rejects.toMatchObject({ code: 'not_a_reservation' });
    });

    it('accepts of 5.7: is not for customers: they see no such plan and no such product, and cannot order it', async () => {
      const owner = system.customer(accountId);
      for (const command of ['place-order', 'preview-order']) await expect(system.send(command, body(), { as: owner })).rejects.toMatchObject({ refusal: expect.stringMatching(/forbidden|not_found/) });
      expect(await system.find('orders', { planId })).toEqual([]);
      const sight = sightOf(projectionOf('plans'), owner);
      expect((await system.find('plans')).filter((plan) => sight.sees(plan)).map(({ billingType }) => billingType)).toEqual(['payg_external']);
      const products = (await system.find('products')).map(({ id }) => id);
      expect(products).toContain(shop.productId);
      expect((await seen(system, 'products', owner)).map(({ id }) => id)).toEqual(products.filter((id) => id !== shop.productId));
      for (const view of ['reservation-skus', 'price-list']) expect(() => sightOf(projectionOf(view), owner)).toThrow();
    });

    it('accepts of 5.7: is bought in Partner Center once it is paid, one charge is written off, and the reservation is recorded', async () => {
      const placed = await place({ quantities: [{ resourceKey: keyOf('0001'), quantity: 2 }, { resourceKey: keyOf('0002'), quantity: 1 }] });
      expect(placed).toMatchObject({ price: { net: 150_000, dueNow: 150_000 }, azureSubscriptionId });
      await carryOnRuns(system);
      expect(center.asked).toEqual([]);
      await pay(system, placed.id);
      await carryOnRuns(system);
      expect(center.asked).toEqual([
        expect.objectContaining({ customerId: TENANT, azureSubscriptionId: VENDOR_ID, productId: 'DZH318Z0BQ5S', skuId: '0001', term: 'P1Y', quantity: 2 }),
        expect.objectContaining({ skuId: '0002', quantity: 1 }),
      ]);
      const order = await system.one('orders', placed.id);
      expect(order['status']).toBe('Completed');
      const riSubscriptionId = String(order['subscriptionId']);
      expect(await system.live(riSubscriptionId)).toEqual(expect.arrayContaining([['Closed', 120_000, '2026-10-20', '2027-10-20'], ['Closed', 30_000, '2026-10-20', '2027-10-20']]));
      expect((await system.one('accounts', accountId))['balance']).toBe(0);
      const reservations = await system.find('reservations', { azureSubscriptionId });
      expect(reservations).toHaveLength(2);
      expect(reservations).toEqual(expect.arrayContaining([
        expect.objectContaining({
          riSubscriptionId, azureSubscriptionId, vendorSubscriptionId: VENDOR_ID, term: 'P1Y', scope: 'shared', quantity: 2, start: '2026-10-20', end: '2027-10-20', azureStatus: 'Active', accountId,
          sku: expect.objectContaining({ productId: 'DZH318Z0BQ5S', skuId: '0001', region: 'US West 2', armSku: 'Standard_ND1s' }), vendorOrderId: expect.stringMatching(/^order /), vendorReservationId: expect.stringMatching(/^reservation /),
        }),
      ]));
    });

    it('that the vendor refuses fails with the reason, and is bought once when it is tried again', async () => {
      center.answer = ({ skuId, key }) => (skuId === '0001' ? { outcome: 'done', orderId: `order ${key}`, reservationId: null } : { outcome: 'failed', reason: 'Not available in West US 2 for this subscription.' });
      const both = { quantities: [{ resourceKey: keyOf('0001'), quantity: 1 }, { resourceKey: keyOf('0002'), quantity: 1 }] };
      const failed = await ordered(both);
      expect(failed).toMatchObject({ status: 'Provisioning failed', reason: expect.stringContaining('Not available in West US 2') });
      expect(failed['reason']).toContain('Bought from Microsoft already');
      expect(await system.find('reservations')).toEqual([]);
      center.answer = ({ key }) => ({ outcome: 'done', orderId: `order ${key}`, reservationId: null });
      await system.send('retry-provisioning', { orderId: failed.id });
      await carryOnRuns(system);
      expect(await system.one('orders', failed.id)).toMatchObject({ status: 'Completed' });
      expect([center.sold.size, center.asked.filter(({ skuId }) => skuId === '0001').length, (await system.find('reservations')).length]).toEqual([2, 1, 2]);
    });

    it('of a SKU that has vanished is refused, naming it; what else the plan has can be ordered', async () => {
      center.pages = [[sku('0002')]];
      await shop.fetch();
      for (const command of ['preview-order', 'place-order'])
        await expect(system.send(command, body())).rejects.toMatchObject({ refusal: 'rule', code: 'sku_not_available', pointer: '/quantities/0/quantity', message: expect.stringContaining('Standard_ND1s') });
      expect(await system.find('orders', { planId })).toEqual([]);
      expect(await ordered({ quantities: [{ resourceKey: keyOf('0001'), quantity: 0 }, { resourceKey: keyOf('0002'), quantity: 1 }] })).toMatchObject({ status: 'Completed' });
    });

    it('of a SKU that is gone by then fails before anything is bought', async () => {
      const placed = await place();
      center.pages = [[sku('0002')]];
      await shop.fetch();
      await pay(system, placed.id);
      await carryOnRuns(system);
      expect(await system.one('orders', placed.id)).toMatchObject({ status: 'Provisioning failed', reason: expect.stringContaining('does not sell') });
      expect(center.asked).toEqual([]);
    });

    it('waits while Partner Center is down or still at it, and is bought once', async () => {
      let tries = 0;
      center.answer = ({ key }) => {
        tries += 1;
        if (tries === 1) return new PartnerCenterBusy('unavailable', 'Partner Center does not answer.', 60);
        return tries === 2 ? { outcome: 'waiting', reason: 'The order is being processed.' } : { outcome: 'done', orderId: `order ${key}`, reservationId: null };
      };
      const placed = await ordered();
      expect(placed['status']).toBe('Provisioning');
      expect((await system.find('azure-pulls', { status: 'Waiting' }))[0]).toMatchObject({ kind: 'reservation_purchase', waiting: { reason: 'unavailable' } });
      for (const date of ['2026-10-21', '2026-10-22']) {
        await system.moveTo(date);
        await carryOnRuns(system);
      }
      expect(await system.one('orders', placed.id)).toMatchObject({ status: 'Completed' });
      expect(new Set(center.asked.map(({ key }) => key)).size).toBe(1);
      expect((await system.find('reservations'))[0]).toMatchObject({ start: '2026-10-20', end: '2027-10-20' });
    });

    it('of an account without a Microsoft tenant fails with the way out, and goes on once it is linked', async () => {
      const other = await shop.account('Oak House');
      await system.settle();
      const unlinked = await shop.azure(other, null);
      const failed = await ordered({ accountId: other, azureSubscriptionId: unlinked });
      expect(failed).toMatchObject({ status: 'Provisioning failed', reason: expect.stringContaining('not linked') });
      await system.send('link-azure-subscription', { subscriptionId: unlinked, customerTenantId: TENANT, azureSubscriptionId: '2c461a25-f729-4fa5-aadb-280947dd05e8' });
      await system.send('retry-provisioning', { orderId: failed.id });
      await carryOnRuns(system);
      expect(await system.one('orders', failed.id)).toMatchObject({ status: 'Completed' });
    });

    it('runs on when its Azure subscription stops or is deleted, and says so', async () => {
      const placed = await ordered();
      await system.send('stop-subscription', { subscriptionId: azureSubscriptionId });
      const [stopped] = await system.find('reservations', { azureSubscriptionId });
      expect(stopped).toMatchObject({ azureStatus: 'Stopped', end: '2027-10-20' });
      await system.send('activate-subscription', { subscriptionId: azureSubscriptionId });
      expect((await system.find('reservations', { azureSubscriptionId }))[0]).toMatchObject({ azureStatus: 'Active' });
      await system.send('delete-subscription', { subscriptionId: azureSubscriptionId });
      expect((await system.find('reservations', { azureSubscriptionId }))[0]).toMatchObject({ azureStatus: 'Deleted' });
      expect(await system.one('subscriptions', String(placed['subscriptionId']))).toMatchObject({ status: 'Active' });
    });

    it('of a reseller below is bought by the connection of the plan’s owner, and is owed on every level', async () => {
      const below = await resellerBelow(system, system.admin, 'Reseller One');
      await system.settle();
      await system.send('delegate-plan', { planId, resellerId: below.resellerId });
      await system.settle();
      const copy = delegatedPlanId(planId, below.resellerId);
      const resources = [['0001', 70_000], ['0002', 35_000]].map(([skuId, setup]) => ({ key: keyOf(String(skuId)), fees: { setup, recurring: 0, renewal: 0 } }));
      await system.send('change-plan-prices', { planId: copy, resources }, { as: below });
      await system.send('publish-plan', { planId: copy }, { as: below });
      const theirs = await ReservationShop.below(system.as(below), shop);
      const customer = await theirs.account('Oak House');
      await system.settle();
      const azure = await theirs.azure(customer, '2c461a25-f729-4fa5-aadb-280947dd05e8');
      const { id } = await system.send('place-order', body({ accountId: customer, planId: copy, azureSubscriptionId: azure }), { as: below });
      await pay(system.as(below), id);
      await carryOnRuns(system);
      expect(await system.one('orders', id)).toMatchObject({ status: 'Completed', price: { net: 140_000 } });
      expect(center.asked).toEqual([expect.objectContaining({ azureSubscriptionId: '2c461a25-f729-4fa5-aadb-280947dd05e8', quantity: 2 })]);
      expect((await system.find('reseller-charges')).map(({ amount }) => amount)).toEqual([120_000]);
    });

    it('is seen by its own account alone, without the vendor’s order', async () => {
      await ordered();
      const [reservation] = await system.find('reservations');
      const [own, other] = [accountId, await shop.account('Oak House')].map((id) => sightOf(projectionOf('reservations'), system.customer(id)));
      expect([own?.sees(reservation ?? {}), other?.sees(reservation ?? {})]).toEqual([true, false]);
      expect(own?.show(reservation ?? {})).not.toHaveProperty('vendorOrderId');
    });
  });
});
