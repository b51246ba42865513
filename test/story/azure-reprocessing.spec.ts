import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { day, hoursOf, meter, VM } from '../support/azure.js';
import { AzureShop } from '../support/azure-shop.js';
import { seen } from '../support/chain.js';
import { TestSystem } from '../support/system.js';

let system: TestSystem;
let shop: AzureShop;

beforeEach(async () => {
  system = await TestSystem.open({ on: '2026-10-20' });
  shop = await AzureShop.open(system);
});
afterEach(() => system.close());

const again = (body: object = {}) => system.send('reprocess-azure-usage', { subscriptionId: shop.subscriptionId, from: '2026-11-01', to: '2026-11-30', ...body });

describe('rating usage again (domain.md 5.6)', () => {
  it('by what is known changes nothing', async () => {
    await shop.list([meter(VM, { 0: 0.096 })]);
    await shop.use('2026-11-02', ...hoursOf('2026-11-01', 1));
    const before = [await system.find('azure-daily'), await system.live(shop.subscriptionId)];
    expect(await again()).toMatchObject({ events: [] });
    expect([await system.find('azure-daily'), await system.live(shop.subscriptionId)]).toEqual(before);
  });

  it('gives a day the markup that holds on it now', async () => {
    await shop.list([meter(VM, { 0: 0.096 })]);
    await shop.use('2026-11-02', ...hoursOf('2026-11-02', 1).slice(0, 8));
    await system.send('set-markup', { planId: shop.planId, percentage: '20' });
    await system.settle();
    expect(await system.live(shop.subscriptionId)).toEqual([['Blocked', 88, '2026-11-01', '2026-12-01']]);
    expect(await again()).toMatchObject({ events: ['AzureUsageRated'] });
    expect((await seen(system, 'azure-daily', system.admin)).map((row) => row['cost'])).toEqual(['0.9216']);
    expect(await system.live(shop.subscriptionId)).toEqual([['Blocked', 92, '2026-11-01', '2026-12-01']]);
  });

  it('tells beforehand what it would record', async () => {
    await shop.list([meter(VM, { 0: 0.096 })]);
    await shop.use('2026-11-02', ...hoursOf('2026-11-01', 1));
    await expect(system.platform.bus.execute({ name: 'reprocess-azure-usage', body: { subscriptionId: shop.subscriptionId, from: '2026-11-01', to: '2026-11-01' }, principal: system.admin, key: 'a rehearsal', keyed: false, expectedRevision: null, dryRun: true, correlationId: 'test' })).resolves.toMatchObject({ events: [] });
  });

  it.each([
    ['nothing_used', { from: '2026-09-01', to: '2026-09-30' }],
    ['days_turned_round', { from: '2026-11-30', to: '2026-11-01' }],
    ['too_many_days', { from: '2025-11-01', to: '2026-11-02' }],
  ])('refuses with %s', async (code, body) => {
    await shop.use('2026-11-02', day('2026-11-01', 1));
    await expect(again(body)).rejects.toMatchObject({ code });
  });

  it('is for admins', async () => {
    await expect(system.send('reprocess-azure-usage', { subscriptionId: shop.subscriptionId, from: '2026-11-01', to: '2026-11-30' }, { as: { ...system.admin, role: 'sales' } })).rejects.toMatchObject({ refusal: 'forbidden' });
  });
});
