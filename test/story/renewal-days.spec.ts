import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openShop, order, pay, TestSystem, topUp, type Shop } from '../support/system.js';

/** A month of CSP annual from 20 August: it expires on 20 September, and renews itself from 10 days before. */
const EXPIRES = '2026-09-20';

let system: TestSystem;
let shop: Shop;
let subscriptionId: string;

beforeEach(async () => {
  system = await TestSystem.open({ on: '2026-08-20' });
  shop = await openShop(system, { billingType: 'csp_annual', term: { count: 1, unit: 'month' } });
  const placed = await order(system, shop, 10, { autoRenew: true });
  await pay(system, placed.id);
  subscriptionId = String(placed.subscriptionId);
});
afterEach(() => system.close());

const renewal = async () => (await system.find('orders', { subscriptionId, type: 'renewal' }))[0];

describe('a subscription that renews itself', () => {
  it('has its order made on the automatic point, once', async () => {
    expect((await system.billingRun('2026-09-09')).counts).not.toHaveProperty('renewalsOrdered');
    expect((await system.billingRun('2026-09-10')).counts).toEqual({ renewalsOrdered: 1 });
    expect((await system.billingRun('2026-09-11')).counts).toEqual({});
    expect(await renewal()).toMatchObject({ status: 'Waiting for payment', placedOn: '2026-09-10', expiresOn: EXPIRES });
  });

  it('is paid from the balance on the day of expiration, and goes on for another month', async () => {
    await topUp(system, shop.accountId, 5_000);
    await system.billingRun('2026-09-10');
    expect((await system.billingRun(EXPIRES)).counts).toMatchObject({ renewalsPaid: 1 });
    expect(await renewal()).toMatchObject({ status: 'Completed' });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2026-10-20' });
  });

  it('expires when the money is short: the order ends, grace begins, and the run says why', async () => {
    await system.billingRun('2026-09-10');
    const { counts, failures } = await system.billingRun(EXPIRES);
    expect(failures).toMatchObject([{ step: 'renewalsPaid', entity: subscriptionId, code: 'insufficient_balance' }]);
    expect(counts).toMatchObject({ subscriptionsExpired: 1, ordersExpired: 1 });
    expect(await renewal()).toMatchObject({ status: 'Cancelled' });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Graced' });
  });

  it('is delivered on its day when it was paid before', async () => {
    await topUp(system, shop.accountId, 5_000);
    await system.billingRun('2026-09-10');
    await system.send('pay-from-balance', { orderId: (await renewal())?.id });
    await system.settle();
    expect(await renewal()).toMatchObject({ status: 'Waiting for provisioning', provisioningDate: EXPIRES });
    expect((await system.billingRun(EXPIRES)).counts).toMatchObject({ renewalsStarted: 1 });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2026-10-20' });
  });
});
