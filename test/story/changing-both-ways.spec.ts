import { afterEach, describe, expect, it } from '@jest/globals';
import { change, deliver, openShop, order, pay, subscribe, TestSystem, topUp } from '../support/system.js';

let system: TestSystem;
const begin = async (on: string): Promise<void> => {
  system = await TestSystem.open({ on });
};
afterEach(() => system.close());

const resource = (key: string, recurring: number) => ({ key, name: key, unit: 'piece', included: 2, minimum: 2, limit: 100, fees: { setup: 0, recurring, renewal: 0 } });
const both = (users: number, disks: number) => [{ resourceKey: 'users', quantity: users }, { resourceKey: 'disks', quantity: disks }];

describe('one order that adds to one resource and takes from another', () => {
  it('pays 15.00 for more users and gets 30.00 for fewer disks back, on 16 November; two of each are included', async () => {
    await begin('2026-11-01');
    const shop = await openShop(system, { billingType: 'reservation', term: { count: 1, unit: 'month' }, plan: { resources: [resource('users', 300), resource('disks', 600)] } });
    const placed = await order(system, shop, 0, { quantities: both(12, 12) });
    expect(placed).toMatchObject({ price: { net: 9000 } });
    await pay(system, placed.id);
    const subscriptionId = String(placed.subscriptionId);
    await system.moveTo('2026-11-16');
    const asked = { subscriptionId, quantities: both(22, 2) };
    expect(await system.preview('preview-change', asked)).toMatchObject({ price: { dueNow: 1500 }, effect: { writtenOff: 3000, refunded: 3000, back: 3000 } });
    const { id: orderId } = await system.send('change-subscription', asked);
    await system.settle();
    await pay(system, orderId);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', resources: [{ quantity: 22 }, { quantity: 2 }] });
    // 90.00 + 15.00 paid, 30.00 used; held: 30.00 and 15.00 for the users, 30.00 are free.
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 7500, blocked: 4500 });
  });
});

describe('a CSP annual term that was written off', () => {
  it('is not reduced until its renewal, which may be for fewer', async () => {
    await begin('2026-10-01');
    const shop = await openShop(system, { billingType: 'csp_annual', fee: 400, term: { count: 1, unit: 'month' } });
    const subscriptionId = await subscribe(system, shop, 10);
    await system.send('close-subscription-charges', { subscriptionId });
    await system.settle();
    await expect(change(system, subscriptionId, 8)).rejects.toMatchObject({ code: 'term_closed', meta: { expirationDate: '2026-11-01' } });
    await system.moveTo('2026-10-10');
    expect(await system.preview('preview-renewal', { subscriptionId, quantities: [{ resourceKey: 'licences', quantity: 8 }] })).toMatchObject({ price: { net: 3200 }, provisioningDate: '2026-11-01' });
  });
});

describe('an installation that takes until after two billing days', () => {
  it('owes each month that its runs passed by: 50.00 for September and for October', async () => {
    await begin('2026-08-20');
    const shop = await openShop(system, { behaviour: 'wait' });
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 50_000);
    await system.billingRun('2026-09-01');
    await system.billingRun('2026-10-01');
    await system.moveTo('2026-10-03');
    await deliver(system, subscriptionId);
    await system.billingRun('2026-10-03');
    await system.billingRun('2026-11-01');
    expect(await system.live(subscriptionId)).toEqual([
      ['Closed', 1935, '2026-08-20', '2026-09-01'],
      ['Closed', 5000, '2026-09-01', '2026-10-01'],
      ['Closed', 5000, '2026-10-01', '2026-11-01'],
      ['Blocked', 5000, '2026-11-01', '2026-12-01'],
    ]);
  });

  it('and of an increase that took as long: 70.00 for each of them', async () => {
    await begin('2026-08-20');
    const shop = await openShop(system, { behaviour: 'wait' });
    const subscriptionId = await subscribe(system, shop, 10);
    await deliver(system, subscriptionId);
    await topUp(system, shop.accountId, 50_000);
    await pay(system, await change(system, subscriptionId, 14));
    await system.billingRun('2026-09-01');
    await system.billingRun('2026-10-01');
    await system.moveTo('2026-10-03');
    await deliver(system, subscriptionId);
    await system.billingRun('2026-11-01');
    for (const day of ['2026-10-01', '2026-11-01']) expect((await system.endingOn(subscriptionId, day)).reduce((sum, [, net]) => sum + net, 0)).toBe(7000);
  });
});

describe('a renewal that takes until after the month that it paid', () => {
  it('owes that month once, also when its licences were increased in advance: 31.00 and 6.20 for November', async () => {
    await begin('2026-10-01');
    const shop = await openShop(system, { billingType: 'eset', fee: 310, term: { count: 1, unit: 'month' }, behaviour: 'wait', terms: { manualRenewPoint: -1 } });
    const subscriptionId = await subscribe(system, shop, 10);
    await deliver(system, subscriptionId);
    await topUp(system, shop.accountId, 50_000);
    for (const day of ['2026-10-10', '2026-10-20']) {
      await system.moveTo(day);
      const { id } = await system.send('renew-subscription', { subscriptionId });
      await system.settle();
      await pay(system, id);
      if (day === '2026-10-20') break;
      await deliver(system, subscriptionId);
      await pay(system, await change(system, subscriptionId, 12));
      await deliver(system, subscriptionId);
    }
    for (const day of ['2026-11-01', '2026-12-01']) await system.billingRun(day);
    await system.moveTo('2026-12-02');
    await deliver(system, subscriptionId);
    await system.billingRun('2026-12-02');
    expect((await system.endingOn(subscriptionId, '2026-12-01')).map(([, net]) => net).sort()).toEqual([3100, 620]);
  });

  it('owes its days from the first one on, where they begin between two billing days: G Suite by invoice, from 11 November', async () => {
    await begin('2026-10-11');
    const shop = await openShop(system, { billingType: 'g_suite', fee: 300, term: { count: 1, unit: 'month' }, behaviour: 'wait', terms: { manualRenewPoint: -1 }, accountTerms: { paymentModel: 'postpay' } });
    const subscriptionId = String((await order(system, shop, 10)).subscriptionId);
    await deliver(system, subscriptionId);
    await system.moveTo('2026-10-20');
    await system.send('renew-subscription', { subscriptionId });
    for (const day of ['2026-11-01', '2026-11-11', '2026-12-01']) await system.billingRun(day);
    await system.moveTo('2026-12-02');
    await deliver(system, subscriptionId);
    await system.billingRun('2026-12-02');
    expect((await system.live(subscriptionId)).slice(1)).toEqual([['Closed', 968, '2026-11-01', '2026-11-11'], ['Closed', 2000, '2026-11-11', '2026-12-01'], ['Blocked', 1000, '2026-12-01', '2026-12-11']]);
  });
});
