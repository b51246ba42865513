import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStoreDbDouble } from '../eventstoredb-double/double.js';
import { openShop, order, pay, TestSystem } from '../support/system.js';

describe('the story of a sale, with the log behind the EventStoreDB client', () => {
  let double: EventStoreDbDouble;
  let system: TestSystem;
  beforeAll(async () => {
    double = await EventStoreDbDouble.start();
    system = await TestSystem.open({ environment: { EVENTSTORE_URL: double.url } });
  });
  afterAll(async () => {
    await system.close();
    await double.stop();
  });

  it('runs from the order to the active subscription and its charge', async () => {
    const shop = await openShop(system);
    const placed = await order(system, shop, 10);
    await pay(system, placed.id);
    expect(await system.one('orders', placed.id)).toMatchObject({ number: 'SO000001', status: 'Completed', price: { dueNow: 1935 } });
    expect(await system.one('subscriptions', String(placed.subscriptionId))).toMatchObject({ status: 'Active' });
    expect(await system.find('charges', { orderId: placed.id })).toMatchObject([{ status: 'Blocked', net: 1935 }]);
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 1935, blocked: 1935 });
    expect(await system.find('failed-steps')).toEqual([]);
  });

  it('has every view equal to its rebuild', async () => {
    await system.settle();
    expect((await system.platform.viewBuilder.verifyAll()).filter(({ equal }) => !equal)).toEqual([]);
  });
});
