import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Principal } from '../../application/spine/principal.js';
import { openChain, resellerBelow, seen, type Chain } from '../support/chain.js';
import { applyList, E5, sheetCsv, uploadList, workbookCsv } from '../support/price-lists.js';
import { addPlan, openShop, subscribe, TestSystem, topUp, type ShopOptions } from '../support/system.js';

describe("a vendor's price list", () => {
  let system: TestSystem;
  beforeEach(async () => {
    system = await TestSystem.open({ on: '2026-11-02' });
  });
  afterEach(() => system.close());

  const bought = (more: Parameters<typeof openChain>[1] = {}): ShopOptions & typeof more => ({ ...more, plan: { sku: E5, ...more.plan } });
  const retail = async (planId: string): Promise<unknown> => ((await system.one('plans', planId))['resources'] as readonly { fees: { recurring: number } }[])[0]?.fees.recurring;
  const cost = async (planId: string): Promise<unknown> => ((await system.one('plans', planId))['netCost'] as { resources: readonly { fees: { recurring: number } }[] } | null)?.resources[0]?.fees.recurring;
  const lines = async (listId: string) => (await system.find('vendor-offers', { listId })).map(({ name, status, reason }) => [name, status, reason]).sort();
  const counts = async (listId: string): Promise<unknown> => (await system.one('vendor-price-lists', listId))['counts'];
  const send = async (as: Principal, name: string, body: object): Promise<void> => {
    await system.send(name, body, { as });
    await system.settle();
  };

  describe('down the chain', () => {
    const chainAt = async (price: string): Promise<Chain> => {
      const chain = await openChain(system, bought({ prices: [1000, 1200, 1500] }));
      await applyList(system, workbookCsv([{ price }]));
      await send(chain.d, 'set-markup', { planId: chain.plans[0], percentage: '25' });
      await send(chain.r1, 'set-markup', { planId: chain.plans[1], percentage: '10' });
      await send(chain.r2, 'set-markup', { planId: chain.plans[2], percentage: '20' });
      return chain;
    };

    it('upload, preview, apply: the cost of the plan, retail by the markups of all levels, and a charge at the new price', async () => {
      const chain = await chainAt('8,00');
      expect(await Promise.all(chain.plans.map(retail))).toEqual([1000, 1100, 1320]);
      const listId = await uploadList(system, workbookCsv([{ change: 'CHG', price: '10,40' }, { id: E5.replace('8', '9'), name: 'Unsold' }]));
      expect(await lines(listId)).toEqual([['Microsoft 365 E5', 'changed', null], ['Unsold', 'unmatched', null]]);
      expect(await retail(chain.plans[0])).toBe(1000);
      await send(chain.d, 'apply-price-list', { listId });
      expect(await cost(chain.plans[0])).toBe(1040);
      expect(await Promise.all(chain.plans.map(retail))).toEqual([1300, 1430, 1716]);
      expect(await system.one('vendor-price-lists', listId)).toMatchObject({ status: 'Applied', plans: 1, closedBy: chain.d.id, counts: { changed: 1, unmatched: 1 } });
      const { accountId, plans: [, , planId] } = chain;
      const { id } = await system.send('place-order', { accountId, planId, periodId: 'period', quantities: [{ resourceKey: 'licences', quantity: 3 }] }, { as: chain.r2 });
      const { subscriptionId } = await system.one('orders', id);
      await topUp(system, accountId, 20_000);
      await system.send('pay-from-balance', { paymentId: (await system.find('payments', { orderId: id }))[0]?.id }, { as: chain.r2 });
      await system.settle();
      await system.billingRun('2026-12-01');
      const december = (await system.live(String(subscriptionId))).find(([, , from]) => from === '2026-12-01');
      expect(december?.[1]).toBe(3 * 1716);
    });

    it('stops at a reseller that sets its prices by hand, until it decides; its mailbox tells it once', async () => {
      const chain = await chainAt('8,00');
      await send(chain.r1, 'change-plan-prices', { planId: chain.plans[1], resources: [{ key: 'licences', fees: { recurring: 1500 } }] });
      await system.send('create-manager', { resellerId: chain.r1.resellerId, role: 'admin', firstName: 'Nils', lastName: 'Holm', email: 'nils@example.com', password: 'a long password' }, { as: chain.r1 });
      await applyList(system, workbookCsv([{ price: '10,00' }]));
      expect(await Promise.all(chain.plans.map(retail))).toEqual([1250, 1500, 1800]);
      expect(await seen(system, 'price-list', chain.r1)).toEqual(expect.arrayContaining([expect.objectContaining({ planId: chain.plans[1], costUnconfirmed: true, netCost: 15000, retail: 18000 })]));
      expect((await system.platform.outbox.list(chain.r1.resellerId, 10)).map(({ to, subject }) => [to, subject])).toEqual([['nils@example.com', 'Distributor has changed your costs']]);
      await send(chain.r1, 'confirm-net-cost', { planId: chain.plans[1] });
      expect((await system.find('price-list', { planId: chain.plans[1] }))[0]).toMatchObject({ costUnconfirmed: false });
      await applyList(system, workbookCsv([{ price: '11,00' }]));
      await send(chain.r1, 'set-markup', { planId: chain.plans[1], percentage: '20' });
      expect(await Promise.all(chain.plans.map(retail))).toEqual([1375, 1650, 1980]);
      expect((await system.find('price-list', { planId: chain.plans[1] }))[0]).toMatchObject({ costUnconfirmed: false });
    });

    it('many plans whose prices stay are confirmed in one go: what was seen, all of it or nothing', async () => {
      const shop = await openShop(system, bought());
      const planIds = [shop.planId, await addPlan(system, shop, { plan: { sku: E5, name: 'Two' } }), await addPlan(system, shop, { plan: { sku: E5, name: 'Three' } })];
      await applyList(system, workbookCsv([{ price: '8' }]));
      const waiting = async () => (await system.find('price-list')).filter(({ costUnconfirmed }) => costUnconfirmed).map(({ planId }) => String(planId)).sort();
      expect(await waiting()).toEqual([]);
      await applyList(system, workbookCsv([{ price: '9' }]));
      expect(await waiting()).toEqual([...planIds].sort());
      const below = await resellerBelow(system, system.admin, 'Reseller One');
      await expect(system.send('confirm-net-costs', { planIds: [...planIds, below.resellerId] })).rejects.toMatchObject({ refusal: 'not_found', pointer: '/planIds/3' });
      await expect(system.send('confirm-net-costs', { planIds }, { as: below })).rejects.toMatchObject({ refusal: 'not_found', pointer: '/planIds/0' });
      expect(await waiting()).toHaveLength(3);
      await send(system.admin, 'confirm-net-costs', { planIds: planIds.slice(0, 2) });
      expect(await waiting()).toEqual([planIds[2]]);
      await send(system.admin, 'confirm-net-costs', { planIds });
      expect([await waiting(), await cost(shop.planId), await retail(shop.planId)]).toEqual([[], 900, 500]);
    });

    it('is nothing for those above and below', async () => {
      const chain = await chainAt('8,00');
      expect(await seen(system, 'vendor-price-lists', chain.r1)).toEqual([]);
      const listId = await uploadList(system, workbookCsv([{ price: '9,00' }]));
      await expect(system.send('apply-price-list', { listId }, { as: chain.r1 })).rejects.toMatchObject({ refusal: 'not_found' });
      await expect(system.send('link-plan-offers', { planId: chain.plans[1], offers: [] }, { as: chain.r1 })).rejects.toMatchObject({ code: 'bought_from_upstream' });
      const own = await uploadList(system, workbookCsv([{ price: '9,00' }]), { as: chain.r1 });
      expect(await counts(own)).toMatchObject({ changed: 0, new: 0, unmatched: 1 });
      await expect(system.send('apply-price-list', { listId: own })).rejects.toMatchObject({ refusal: 'not_found' });
      await expect(system.send('upload-price-list', { resellerId: chain.r1.resellerId, fileName: 'a', file: 'QQ==' })).rejects.toMatchObject({ refusal: 'forbidden' });
    });
  });

  it('of the new format is by term: 115.20 a year at a coefficient of 1.1 is 10.56 a month, and one paid once is not a month', async () => {
    const shop = await openShop(system, { plan: { sku: 'CFQ7TTC0HDK0:0001' } });
    const listId = await uploadList(system, sheetCsv([{ price: '115.2' }, { term: 'P1M', plan: 'Monthly', price: '12' }, { sku: '2', term: 'OneTime', plan: '', price: '33.33' }]), { coefficient: '1.1' });
    await send(system.admin, 'apply-price-list', { listId });
    expect(await cost(shop.planId)).toBe(1056);
    expect(await retail(shop.planId)).toBe(500);
  });

  it('in a currency without decimals has whole yen', async () => {
    const tokyo = await resellerBelow(system, system.admin, 'Tokyo', 'JPY');
    const inTokyo = system.as(tokyo);
    const { id: productId } = await inTokyo.send('create-product', { name: 'Office', category: 'Productivity', vendor: 'Microsoft' });
    const { id: serviceTermsId } = await inTokyo.send('create-service-terms', { key: 'tokyo', name: 'Tokyo', billingDay: 1, manualRenewPoint: -1, autoRenewPoint: 10, gracePeriod: 5, stopPeriod: 14 });
    const { id: planId } = await inTokyo.send('create-plan', { productId, serviceTermsId, name: 'E5', sku: E5, billingType: 'csp_monthly', currency: 'JPY', periods: [{ periodId: 'period', term: { count: 1, unit: 'year' } }], resources: [{ key: 'licences', name: 'Licences', unit: 'licence', fees: { recurring: 6000 } }] });
    await inTokyo.send('upload-price-list', { fileName: 'list.xlsx', file: readFileSync('test/fixtures/price-lists/license-workbook.xlsx').toString('base64') });
    const [list] = await system.find('vendor-price-lists');
    await send(tokyo, 'apply-price-list', { listId: list?.id });
    expect(await cost(planId)).toBe(4400);
  });

  describe('the preview', () => {
    it('tells what is new, changed, unchanged, removed and unmatched, and nothing has changed by it', async () => {
      const ids = ['1', '2', '3', '4', '5'].map((digit) => E5.replace('8', digit));
      const shop = await openShop(system, { plan: { sku: ids[0], name: 'One' } });
      for (const [place, name] of ['Two', 'Three', 'Four'].entries()) await addPlan(system, shop, { plan: { sku: ids[place + 1], name } });
      await applyList(system, workbookCsv([{ id: ids[1], price: '4' }, { id: ids[2], price: '5' }]));
      const listId = await uploadList(system, workbookCsv([{ id: ids[0], name: 'A' }, { id: ids[1], name: 'B', price: '4,00' }, { id: ids[2], name: 'C', price: '6' }, { change: 'DEL', id: ids[3], name: 'D' }, { id: ids[4], name: 'E' }]));
      expect(await lines(listId)).toEqual([['A', 'new', null], ['B', 'unchanged', null], ['C', 'changed', null], ['D', 'removed', 'deleted'], ['E', 'unmatched', null]]);
      expect(await counts(listId)).toEqual({ new: 1, changed: 1, unchanged: 1, removed: 1, unmatched: 1, scheduled: 0 });
      expect((await system.find('vendor-offers', { listId, status: 'changed' }))[0]).toMatchObject({ parts: [{ planName: 'Three', before: 500, after: 600, markup: null }] });
      expect(await cost(shop.planId)).toBeUndefined();
    });

    it('a plan whose offer is not in the list, or is sold to several kinds of customers, is told by name', async () => {
      const shop = await openShop(system, bought());
      const gone = await addPlan(system, shop, { plan: { sku: E5.replace('8', '1'), name: 'Gone' } });
      const listId = await uploadList(system, workbookCsv([{ price: '8' }, { price: '2', customer: 'FACULTY' }]));
      expect(await lines(listId)).toEqual(expect.arrayContaining([['Gone', 'removed', 'not_listed'], ['Office E3', 'unmatched', 'several']]));
      await send(system.admin, 'preview-price-list', { listId, customerType: 'faculty', coefficient: '1.5' });
      expect(await lines(listId)).toEqual([['Gone', 'removed', 'not_listed'], ['Microsoft 365 E5', 'new', null], ['Microsoft 365 E5', 'unmatched', null]]);
      await send(system.admin, 'apply-price-list', { listId });
      expect([await cost(shop.planId), await cost(gone)]).toEqual([300, undefined]);
    });

    it('resources that are linked find their offers, each by itself and with its own kind of customer', async () => {
      const resource = (key: string) => ({ key, name: key, unit: 'licence', included: 0, minimum: 1, limit: 100, fees: { setup: 100, recurring: 900, renewal: 0 } });
      const shop = await openShop(system, { billingType: 'csp_annual', plan: { resources: [resource('users'), resource('rooms')] } });
      await send(system.admin, 'link-plan-offers', { planId: shop.planId, offers: [{ key: 'users', offerId: 'cfq7ttc0hdk0/1', customerType: 'Education' }] });
      await applyList(system, sheetCsv([{ segment: 'Education', price: '48' }, { price: '96' }]));
      await send(system.admin, 'set-markup', { planId: shop.planId, percentage: '50' });
      expect((await system.one('plans', shop.planId))['resources']).toMatchObject([{ key: 'users', fees: { setup: 100, recurring: 600 } }, { key: 'rooms', fees: { setup: 100, recurring: 900 } }]);
    });

    it('that is outdated is not applied: what is applied is what was seen', async () => {
      const shop = await openShop(system, bought());
      const listId = await uploadList(system, workbookCsv([{ price: '8' }]));
      await addPlan(system, shop, { plan: { sku: E5, name: 'Another' } });
      await expect(system.send('apply-price-list', { listId })).rejects.toMatchObject({ code: 'preview_outdated' });
      await send(system.admin, 'preview-price-list', { listId });
      await send(system.admin, 'apply-price-list', { listId });
      expect(await system.one('vendor-price-lists', listId)).toMatchObject({ status: 'Applied', plans: 2 });
      await expect(system.send('preview-price-list', { listId })).rejects.toMatchObject({ code: 'price_list_closed' });
    });

    it('that is discarded changes nothing and cannot be applied', async () => {
      const shop = await openShop(system, bought());
      const listId = await uploadList(system, workbookCsv([{ price: '8' }]));
      await send(system.admin, 'discard-price-list', { listId });
      await expect(system.send('apply-price-list', { listId })).rejects.toMatchObject({ code: 'price_list_closed' });
      expect(await cost(shop.planId)).toBeUndefined();
    });
  });

  it('of days to come is taken on its day by the billing day, before anything is charged', async () => {
    const shop = await openShop(system, bought({ fee: 1000 }));
    await applyList(system, workbookCsv([{ price: '8' }]));
    await send(system.admin, 'set-markup', { planId: shop.planId, percentage: '25' });
    await applyList(system, workbookCsv([{ price: '8', to: '20261130' }, { change: 'CHG', price: '12', from: '20261201' }]));
    expect(await system.one('plans', shop.planId)).toMatchObject({ nextCostFrom: '2026-12-01', scheduledCosts: [{ from: '2026-12-01', key: 'licences', cost: 1200 }] });
    expect([await cost(shop.planId), await retail(shop.planId)]).toEqual([800, 1000]);
    await system.billingRun('2026-11-30');
    expect(await cost(shop.planId)).toBe(800);
    expect((await system.billingRun('2026-12-01')).counts).toMatchObject({ netCostsBegun: 1 });
    expect([await cost(shop.planId), await retail(shop.planId)]).toEqual([1200, 1500]);
    expect(await system.live(await subscribe(system, shop, 1))).toEqual([['Blocked', 1500, '2026-12-01', '2027-01-01']]);
    expect((await system.billingRun('2026-12-01')).counts).toEqual({});
    expect(await system.one('plans', shop.planId)).toMatchObject({ nextCostFrom: null, scheduledCosts: [] });
  });

  it('leaves subscriptions with fixed prices alone', async () => {
    const shop = await openShop(system, bought({ fee: 1000, plan: { fixedPrice: true } }));
    await applyList(system, workbookCsv([{ price: '8' }]));
    await send(system.admin, 'set-markup', { planId: shop.planId, percentage: '25' });
    const subscriptionId = await subscribe(system, shop, 1);
    await topUp(system, shop.accountId, 10_000);
    await applyList(system, workbookCsv([{ price: '12' }]));
    await system.billingRun('2026-12-01');
    expect(await retail(shop.planId)).toBe(1500);
    expect((await system.live(subscriptionId)).at(-1)?.slice(1, 3)).toEqual([1000, '2026-12-01']);
  });

  it.each([
    ['without required columns', workbookCsv([{}]).replace('List Price', 'Preis'), 'price_list_columns'],
    ['of another currency', workbookCsv([{}], 'USD'), 'price_list_currency'],
    ['that is something else', 'Name,Phone\nAda,1\n', 'price_list_unknown'],
    ['that is empty', ' ', 'price_list_unknown'],
  ])('rulings, Azure 13: %s is refused, and nothing is recorded', async (_what, text, code) => {
    const before = await system.platform.eventStore.head();
    await expect(uploadList(system, text)).rejects.toMatchObject({ code, pointer: '/file' });
    expect(await system.platform.eventStore.head()).toBe(before);
  });

  it.each([
    ['what is not Base64', { fileName: 'a', file: '%%%' }, 'file_unreadable'],
    ['other bytes', { fileName: 'a', file: Buffer.from([0xff, 0xfe, 0xff]).toString('base64') }, 'file_unreadable'],
    ['a coefficient of 0', { fileName: 'a', file: Buffer.from(workbookCsv([{}])).toString('base64'), coefficient: '0' }, 'coefficient_range'],
  ])('refuses %s', async (_what, body, code) => expect(system.send('upload-price-list', body)).rejects.toMatchObject({ code }));
});
