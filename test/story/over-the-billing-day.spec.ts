import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BillingRunner } from '../../application/billing/run/billing-runner.js';
import { change, deliver, FAILED, openShop, order, pay, subscribe, TestSystem, topUp, type Shop } from '../support/system.js';

let system: TestSystem;
const status = async (subscriptionId: string): Promise<unknown> => (await system.one('subscriptions', subscriptionId)).status;
const openManual = (more: object = {}): Promise<Shop> => openShop(system, { behaviour: 'wait', ...more });
/** Pay in full, which is free until 1 September. */
const sellFree = async (quantity: number): Promise<string> => {
  const shop = await openManual({ billingType: 'pay_in_full' });
  const { subscriptionId } = await order(system, shop, quantity);
  await topUp(system, shop.accountId, 50_000);
  await deliver(system, String(subscriptionId));
  return String(subscriptionId);
};

beforeEach(async () => {
  system = await TestSystem.open({ on: '2026-08-20' });
});
afterEach(() => system.close());

describe('work that an operator finishes after the billing day: 10 licences at 5.00', () => {
  it('an installation: September is charged in full', async () => {
    const shop = await openManual();
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 20_000);
    await system.billingRun('2026-09-01');
    await system.moveTo('2026-09-03');
    await deliver(system, subscriptionId);
    await system.billingRun('2026-09-03');
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', startDate: '2026-08-20' });
    await system.billingRun('2026-10-01');
    expect(await system.endingOn(subscriptionId, '2026-10-01')).toEqual([['Closed', 5000, '2026-09-01', '2026-10-01']]);
  });

  it('an increase to 14: September is charged for all of them', async () => {
    const shop = await openManual();
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 20_000);
    await deliver(system, subscriptionId);
    await system.moveTo('2026-08-30');
    await pay(system, await change(system, subscriptionId, 14));
    await system.billingRun('2026-09-01');
    await system.moveTo('2026-09-02');
    await deliver(system, subscriptionId);
    await system.billingRun('2026-09-02');
    await system.billingRun('2026-10-01');
    expect(await system.endingOn(subscriptionId, '2026-10-01')).toEqual([['Closed', 7000, '2026-09-01', '2026-10-01']]);
  });

  it('fewer, 10 to 4 asked for on 26 August: 13.55 for August, 20.00 for September', async () => {
    const shop = await openManual();
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 20_000);
    await deliver(system, subscriptionId);
    await system.moveTo('2026-08-26');
    await change(system, subscriptionId, 4);
    await system.billingRun('2026-09-01');
    await system.moveTo('2026-09-02');
    await deliver(system, subscriptionId);
    await system.billingRun('2026-09-02');
    expect((await system.live(subscriptionId)).filter(([code]) => code !== 'Refunded')).toEqual([
      ['Closed', 968, '2026-08-20', '2026-08-26'],
      ['Closed', 387, '2026-08-26', '2026-09-01'],
      ['Blocked', 2000, '2026-09-01', '2026-10-01'],
    ]);
  });

  it('an increase to 14 that failed, and was tried again: September is 70.00', async () => {
    const shop = await openManual();
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 20_000);
    await deliver(system, subscriptionId);
    const orderId = await change(system, subscriptionId, 14);
    await pay(system, orderId);
    await deliver(system, subscriptionId, FAILED);
    await system.billingRun('2026-09-01');
    await system.send('retry-provisioning', { orderId });
    await system.settle();
    await deliver(system, subscriptionId);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ resources: [{ quantity: 14 }] });
    await system.billingRun('2026-10-01');
    expect((await system.endingOn(subscriptionId, '2026-10-01')).reduce((sum, [, net]) => sum + net, 0)).toBe(7000);
  });

  it('an increase to 14 in the free days of Pay in full, that failed and was tried again in September: September is 70.00', async () => {
    const subscriptionId = await sellFree(10);
    const orderId = await change(system, subscriptionId, 14);
    await deliver(system, subscriptionId, FAILED);
    await system.billingRun('2026-09-01');
    await system.sendOn('2026-09-05', 'retry-provisioning', { orderId });
    await deliver(system, subscriptionId);
    expect(await system.live(subscriptionId)).toEqual([['Blocked', 5000, '2026-09-01', '2026-10-01'], ['Blocked', 2000, '2026-09-01', '2026-10-01']]);
  });

  it('back to the 14 that September had, which failed and was tried again in October: October is 70.00', async () => {
    const subscriptionId = await sellFree(14);
    await system.billingRun('2026-09-01');
    await system.moveTo('2026-09-20');
    await change(system, subscriptionId, 8);
    await deliver(system, subscriptionId);
    const orderId = await change(system, subscriptionId, 14);
    await deliver(system, subscriptionId, FAILED);
    await system.billingRun('2026-10-01');
    await system.sendOn('2026-10-05', 'retry-provisioning', { orderId });
    await deliver(system, subscriptionId);
    expect(await system.live(subscriptionId)).toEqual([['Closed', 7000, '2026-09-01', '2026-10-01'], ['Blocked', 4000, '2026-10-01', '2026-11-01'], ['Blocked', 3000, '2026-10-01', '2026-11-01']]);
  });

  it('an activation of 31 August: September is charged once', async () => {
    const shop = await openManual();
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 20_000);
    await deliver(system, subscriptionId);
    await system.sendOn('2026-08-25', 'stop-subscription', { subscriptionId });
    await deliver(system, subscriptionId);
    await system.sendOn('2026-08-31', 'activate-subscription', { subscriptionId });
    await system.billingRun('2026-09-01');
    await system.moveTo('2026-09-02');
    await deliver(system, subscriptionId);
    await system.billingRun('2026-09-02');
    await system.billingRun('2026-10-01');
    expect(await system.endingOn(subscriptionId, '2026-10-01')).toEqual([['Closed', 5000, '2026-09-01', '2026-10-01']]);
  });

  it('a stop of 25 August: only 8.06, the days up to the stop, is written off', async () => {
    const shop = await openManual();
    const subscriptionId = await subscribe(system, shop, 10);
    await deliver(system, subscriptionId);
    await system.sendOn('2026-08-25', 'stop-subscription', { subscriptionId });
    await system.billingRun('2026-09-01');
    await system.moveTo('2026-09-03');
    await deliver(system, subscriptionId);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Stopped', stoppedOn: '2026-08-25' });
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 1935 - 806, blocked: 0 });
  });
});

describe('work that failed, and the days go on', () => {
  it('an installation: a manager cancels the order after the billing day, and all its money is back', async () => {
    const shop = await openShop(system, { behaviour: 'fail' });
    const placed = await order(system, shop, 10);
    await pay(system, placed.id);
    await system.billingRun('2026-09-01');
    await system.sendOn('2026-09-03', 'cancel-order', { orderId: placed.id });
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 1935, blocked: 0 });
  });

  it('a renewal that waited for its day: the days before it, which the run charged, are charged once', async () => {
    const shop = await openManual({ term: { count: 1, unit: 'month' } });
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 50_000);
    await deliver(system, subscriptionId);
    const { id: orderId } = await system.sendOn('2026-08-25', 'renew-subscription', { subscriptionId });
    await system.settle();
    await pay(system, orderId);
    for (const day of ['2026-09-01', '2026-09-20']) await system.billingRun(day);
    await deliver(system, subscriptionId, FAILED);
    await system.billingRun('2026-09-21');
    await system.sendOn('2026-09-22', 'retry-provisioning', { orderId });
    await deliver(system, subscriptionId);
    expect(await status(subscriptionId)).toBe('Active');
    expect((await system.live(subscriptionId)).filter(([, , from]) => from === '2026-09-01')).toHaveLength(1);
  });

  it('an update: the subscription expires all the same', async () => {
    const shop = await openManual({ term: { count: 1, unit: 'month' } });
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 50_000);
    await deliver(system, subscriptionId);
    await system.billingRun('2026-09-01');
    await pay(system, await change(system, subscriptionId, 14));
    await deliver(system, subscriptionId, FAILED);
    expect(await status(subscriptionId)).toBe('Updating failed');
    await system.billingRun('2026-09-20');
    expect(await status(subscriptionId)).toBe('Graced');
  });

  it('an update that failed only after the billing day, and once more after the next: each month is charged once', async () => {
    const shop = await openManual();
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 50_000);
    await deliver(system, subscriptionId);
    const orderId = await change(system, subscriptionId, 14);
    await pay(system, orderId);
    await system.billingRun('2026-09-01');
    await system.moveTo('2026-09-02');
    await deliver(system, subscriptionId, FAILED);
    expect(await system.endingOn(subscriptionId, '2026-10-01')).toEqual([['Blocked', 5000, '2026-09-01', '2026-10-01']]);
    await system.sendOn('2026-09-30', 'retry-provisioning', { orderId });
    await system.billingRun('2026-10-01');
    await deliver(system, subscriptionId, FAILED);
    await system.sendOn('2026-10-02', 'cancel-order', { orderId });
    await system.billingRun('2026-10-02');
    expect((await system.live(subscriptionId)).filter(([code, , from]) => code !== 'Refunded' && from >= '2026-09-01')).toEqual([['Closed', 5000, '2026-09-01', '2026-10-01'], ['Blocked', 5000, '2026-10-01', '2026-11-01']]);
  });

  it('an update that failed while a run of weeks ago was caught up: the month is charged', async () => {
    const shop = await openManual();
    const subscriptionId = await subscribe(system, shop, 10);
    await deliver(system, subscriptionId);
    await system.moveTo('2026-09-17');
    await change(system, subscriptionId, 8);
    await topUp(system, shop.accountId, 50_000);
    await system.platform.container.get(BillingRunner).run('2026-09-01');
    await system.settle();
    await deliver(system, subscriptionId, FAILED);
    expect(await system.endingOn(subscriptionId, '2026-10-01')).toEqual([['Blocked', 5000, '2026-09-01', '2026-10-01']]);
  });

  it('a stop: the subscription runs on, its next month is charged, and its term ends as it would have', async () => {
    const shop = await openManual({ billingType: 'g_suite', term: { count: 1, unit: 'month' } });
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 50_000);
    await deliver(system, subscriptionId);
    await system.sendOn('2026-08-25', 'stop-subscription', { subscriptionId });
    await deliver(system, subscriptionId, FAILED);
    await system.billingRun('2026-09-01');
    await system.billingRun('2026-09-20');
    expect(await status(subscriptionId)).toBe('Graced');
    expect(await system.live(subscriptionId)).toEqual([['Closed', 806, '2026-08-20', '2026-08-25'], ['Closed', 1129, '2026-08-25', '2026-09-01'], ['Closed', 3065, '2026-09-01', '2026-09-20']]);
  });

  it('a stop that failed only after the billing day: the rest of August is owed, and September', async () => {
    const shop = await openManual();
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 50_000);
    await deliver(system, subscriptionId);
    await system.sendOn('2026-08-25', 'stop-subscription', { subscriptionId });
    await system.billingRun('2026-09-01');
    await deliver(system, subscriptionId, FAILED);
    await system.billingRun('2026-10-01');
    expect((await system.live(subscriptionId)).slice(0, 3)).toEqual([['Closed', 806, '2026-08-20', '2026-08-25'], ['Closed', 1129, '2026-08-25', '2026-09-01'], ['Closed', 5000, '2026-09-01', '2026-10-01']]);
  });

  it('an activation that failed only after the billing day: none of its days is paid', async () => {
    const shop = await openManual();
    const subscriptionId = await subscribe(system, shop, 10);
    await deliver(system, subscriptionId);
    await system.sendOn('2026-08-25', 'stop-subscription', { subscriptionId });
    await deliver(system, subscriptionId);
    await system.sendOn('2026-08-28', 'activate-subscription', { subscriptionId });
    await system.billingRun('2026-09-01');
    await deliver(system, subscriptionId, FAILED);
    await system.billingRun('2026-09-02');
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 1935 - 806, blocked: 0 });
  });

  it('a deletion: the run of the next day tries it again', async () => {
    const shop = await openManual();
    const subscriptionId = await subscribe(system, shop, 10);
    await deliver(system, subscriptionId);
    await system.send('stop-subscription', { subscriptionId });
    await system.settle();
    await deliver(system, subscriptionId);
    await system.billingRun('2026-09-03');
    await deliver(system, subscriptionId, FAILED);
    expect(await status(subscriptionId)).toBe('Deletion failed');
    await system.billingRun('2026-09-04');
    expect(await status(subscriptionId)).toBe('Deleting');
  });

  it.each([['csp_monthly', 806], ['license_based_monthly', 5000]] as const)('a deletion of what ran (%s): runs try it again, and it owes what it owed on 25 August, when it was asked for', async (billingType, owed) => {
    const shop = await openShop(system, { behaviour: 'wait', billingType });
    const subscriptionId = await subscribe(system, shop, 10);
    await deliver(system, subscriptionId);
    await topUp(system, shop.accountId, 50_000);
    await system.sendOn('2026-08-25', 'delete-subscription', { subscriptionId });
    for (const day of ['2026-08-26', '2026-09-01', '2026-09-02']) {
      await deliver(system, subscriptionId, FAILED);
      await system.billingRun(day);
      expect(await status(subscriptionId)).toBe('Deleting');
    }
    await deliver(system, subscriptionId);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Deleted', deleteOn: null });
    expect((await system.live(subscriptionId)).map(([state, net]) => [state, net])).toEqual([['Closed', owed]]);
  });
});

describe('an increase from 10 to 14 at 3.00 that was paid in August while the subscription was stopped, activated on 5 September', () => {
  it.each([['csp_monthly', [1040, 2600]], ['eset', [1040, 2600]], ['license_based_monthly', [1200, 3000]]] as const)('is owed since then, once it is delivered (%s)', async (billingType, owed) => {
    const shop = await openShop(system, { billingType, fee: 300 });
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 50_000);
    await system.moveTo('2026-08-21');
    const orderId = await change(system, subscriptionId, 14);
    await system.sendOn('2026-08-22', 'stop-subscription', { subscriptionId });
    await pay(system, orderId);
    await system.billingRun('2026-09-01');
    await system.sendOn('2026-09-05', 'activate-subscription', { subscriptionId });
    await system.sendOn('2026-09-06', 'retry-provisioning', { orderId });
    expect((await system.endingOn(subscriptionId, '2026-10-01')).map(([, net]) => net).sort()).toEqual(owed);
  });
});
