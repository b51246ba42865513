import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { day, DISK, hoursOf, item, meter, rateCardDocument, VM } from '../support/azure.js';
import { AzureShop, usageReader } from '../support/azure-shop.js';
import { delegateDown, resellerBelow, seen } from '../support/chain.js';
import { TestSystem, topUp } from '../support/system.js';

const DAYS = ['2026-11-01', '2026-11-02', '2026-11-03'];
const HOURLY = meter(VM, { 0: 0.096 });

describe('Azure usage, ruling by ruling', () => {
  let system: TestSystem;
  let shop: AzureShop;
  beforeEach(async () => {
    system = await TestSystem.open({ on: '2026-10-20' });
    shop = await AzureShop.open(system);
  });
  afterEach(() => system.close());

  const rows = async () => (await seen(system, 'azure-daily', system.admin)).filter((row) => row['subscriptionId'] === shop.subscriptionId).map(({ usageDate, quantity, cost, unitUnknown }) => [usageDate, quantity, cost, unitUnknown]).sort();

  describe('rulings, Azure 10: units, granularity, currency', () => {
    it('units that are null or unknown convert nothing, and warn', async () => {
      await shop.list([HOURLY, meter(DISK, { 0: 2 })]);
      await shop.use('2026-11-04', day('2026-11-01', 3, { unit: null }), day('2026-11-02', 5, { meterId: DISK, unit: '17 barrels' }), day('2026-11-03', 7, { meterId: DISK, unit: '10,000s' }));
      expect(await rows()).toEqual([['2026-11-01', '3', '0.3312', true], ['2026-11-02', '5', '11.5', true], ['2026-11-03', '7', '16.1', false]]);
      const { total } = await usageReader(system).summary({ subscriptionId: shop.subscriptionId, periods: 'current', filter: {}, groupBy: null }, system.customer(shop.accountId));
      expect(total).toMatchObject({ unitUnknown: 2, quantities: [{ unit: null, quantity: '3' }, { unit: '10,000s', quantity: '7' }, { unit: '17 barrels', quantity: '5' }] });
    });

    it('a subscription has one granularity: the other is refused, and the first goes on', async () => {
      await shop.list([HOURLY]);
      await shop.use('2026-11-02', ...hoursOf('2026-11-01', 1));
      await expect(system.send('import-azure-usage', shop.delivery([day('2026-11-01', 24)], { granularity: 'daily' }))).rejects.toMatchObject({ code: 'other_granularity' });
      await shop.use('2026-11-03', ...hoursOf('2026-11-02', 1));
      expect((await rows()).map(([date, quantity]) => [date, quantity])).toEqual([['2026-11-01', '24'], ['2026-11-02', '24']]);
    });

    it("a card in another currency than the reseller's is refused, whole", async () => {
      await expect(system.send('import-azure-rate-card', { fetchedAt: system.clock.now(), rateCard: rateCardDocument([HOURLY], { currency: 'USD' }) })).rejects.toMatchObject({ code: 'other_currency' });
      expect(await system.find('azure-rate-cards')).toEqual([]);
    });
  });

  it.each([
    ['JPY', '10.5', 11, '10.5'],
    ['JPY', '-10.5', -11, '-10.5'],
    ['KWD', '1.2345', 1235, '1.2345'],
  ])('rulings, Azure 7: %s: what costs %s is charged as %i minor units, and its row is exact', async (currency, price, charged, exact) => {
    const below = system.as(await resellerBelow(system, system.admin, 'Abroad', currency));
    const abroad = await AzureShop.open(below, { currency, markup: '0' });
    await abroad.list([meter(VM, { 0: price.replace('-', '') })], { rateCard: rateCardDocument([meter(VM, { 0: price.replace('-', '') })], { currency }) });
    await abroad.use('2026-11-02', day('2026-11-01', price.startsWith('-') ? -1 : 1));
    expect(await below.live(abroad.subscriptionId)).toEqual([[expect.any(String), charged, '2026-11-01', '2026-12-01']]);
    expect((await seen(below, 'azure-daily', below.admin)).map(({ cost }) => cost)).toEqual([exact]);
  });

  it('rulings, Azure 11: no discount of a customer is on consumption; a reseller pays the exact cost less its discount, rounded once', async () => {
    const chain = await delegateDown(system, shop.planId, [['set-markup', { percentage: '10' }], ['set-markup', { percentage: '20' }]]);
    const discount = async (as: typeof chain.d, body: object): Promise<void> => {
      const { id: discountId } = await system.send('create-discount', { name: 'Half', ...body }, { as });
      await system.send('activate-discount', { discountId }, { as });
    };
    await discount(chain.r2, { type: 'account', percentage: '50', fees: ['setup', 'recurring', 'renewal'] });
    await discount(chain.d, { type: 'reseller', percentage: '10', scopes: [{ kind: 'all_resellers' }] });
    await topUp(system, chain.accountId, 10_000);
    await system.settle();
    const { id } = await system.send('place-order', { accountId: chain.accountId, planId: chain.plans[2], periodId: 'endless', quantities: [] }, { as: chain.r2 });
    const below = shop.of(String((await system.one('orders', id)).subscriptionId), chain.accountId);
    await below.list([HOURLY]);
    for (const date of DAYS) await below.use('2026-11-04', ...hoursOf(date, 1));
    await system.billingRun('2026-12-01');
    // 6.912 x 1.15 = 7.9488; x 1.10 = 8.74368; x 1.20 = 10.492416. Less a tenth, 7.9488 is 7.15392; of 7.95 it were 7.155, a cent more.
    expect((await system.charges({ subscriptionId: below.subscriptionId })).map(({ net, gross }) => [gross, net])).toEqual([[1049, 1049]]);
    const owed = (await system.find('reseller-charges')).map(({ level, amount }) => [level, amount]).sort();
    expect(owed).toEqual([[1, 874], [2, 715]]);
  });

  it('rulings, Azure 14: covered hours follow the price list as any other record, whatever says that they are reserved', async () => {
    await shop.list([HOURLY, meter(DISK, { 0: 0 })]);
    const reserved = (used: Parameters<typeof item>[0]): object => {
      const { instanceData, ...record } = item(used) as { instanceData: object };
      return { ...record, infoFields: { ReservationOrderId: '311qiN8iFwkv', ReservationId: '99f320db' }, instanceData: { ...instanceData, additionalInfo: { ReservationOrderId: '311qiN8iFwkv', ConsumedQuantity: '0' } } };
    };
    const taken = async (receivedOn: string, items: readonly object[]): Promise<void> => {
      await system.moveTo(receivedOn);
      await system.send('import-azure-usage', { ...shop.delivery([]), page: { totalCount: items.length, items } });
      await system.settle();
    };
    await taken('2026-11-02', [item(day('2026-11-01', 24)), reserved(day('2026-11-01', 24, { uri: '/subscriptions/S/virtualMachines/web-2' })), reserved(day('2026-11-01', 24, { meterId: DISK }))]);
    expect((await rows()).map(([, quantity, cost]) => [quantity, cost])).toEqual([['24', '0'], ['24', '2.6496'], ['24', '2.6496']]);
    expect(await system.live(shop.subscriptionId)).toEqual([['Blocked', 530, '2026-11-01', '2026-12-01']]);
  });
});
