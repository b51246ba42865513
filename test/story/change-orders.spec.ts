import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { change, deliver, FAILED, openShop, pay, subscribe, TestSystem, topUp } from '../support/system.js';

let system: TestSystem;
beforeEach(async () => {
  system = await TestSystem.open({ on: '2026-08-20' });
});
afterEach(() => system.close());

/** Two managers ask for different numbers at the same moment. */
const changeAtOnce = async (subscriptionId: string, first: number, second: number): Promise<readonly [string, string]> => {
  const orderIds = await Promise.all([change(system, subscriptionId, first), change(system, subscriptionId, second)]);
  await system.settle();
  return orderIds;
};

describe('change orders', () => {
  it('gives the money back of an increase that failed and was cancelled: 9.68 is kept for 6 days of the 10', async () => {
    const shop = await openShop(system, { behaviour: 'wait' });
    const subscriptionId = await subscribe(system, shop, 10);
    await deliver(system, subscriptionId);
    const orderId = await change(system, subscriptionId, 14);
    await pay(system, orderId);
    await deliver(system, subscriptionId, FAILED);
    await system.sendOn('2026-08-26', 'stop-subscription', { subscriptionId });
    await deliver(system, subscriptionId);
    await system.sendOn('2026-08-26', 'cancel-order', { orderId });
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 1935 + 774 - 968, blocked: 0 });
  });

  it('can be cancelled when they were paid while the subscription was stopped', async () => {
    const shop = await openShop(system, { accountTerms: { cancelUnpaidOrderInDays: 60 } });
    const subscriptionId = await subscribe(system, shop, 10);
    await system.moveTo('2026-08-25');
    const orderId = await change(system, subscriptionId, 14);
    await system.sendOn('2026-08-25', 'stop-subscription', { subscriptionId });
    await pay(system, orderId);
    await system.sendOn('2026-08-25', 'cancel-order', { orderId });
    expect(await system.one('orders', orderId)).toMatchObject({ status: 'Cancelled' });
  });

  it('of the same moment never count one licence twice: what is held is what there is', async () => {
    const subscriptionId = await subscribe(system, await openShop(system), 10);
    for (const orderId of await changeAtOnce(subscriptionId, 14, 16)) await pay(system, orderId);
    for (const { id: orderId } of await system.find('orders', { status: 'Provisioning failed' })) await system.send('cancel-order', { orderId });
    const held = await system.charges({ subscriptionId, status: 'Blocked' });
    const quantity = held.reduce((sum, { derivation }) => sum + derivation.quantity, 0);
    expect(quantity).toBeGreaterThanOrEqual(14);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ resources: [{ quantity }] });
  });

  it('of the same moment end apart: cancelling one leaves the failed update of the other as it is', async () => {
    const subscriptionId = await subscribe(system, await openShop(system, { behaviour: 'wait' }), 10);
    await deliver(system, subscriptionId);
    const [failed, unpaid] = await changeAtOnce(subscriptionId, 14, 16);
    await pay(system, failed);
    await deliver(system, subscriptionId, FAILED);
    await system.sendOn('2026-08-20', 'cancel-order', { orderId: unpaid });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Updating failed' });
    expect(await system.one('orders', failed)).toMatchObject({ status: 'Provisioning failed' });
  });

  it('are refused from the day of expiration on, also before its run', async () => {
    const shop = await openShop(system, { term: { count: 1, unit: 'month' } });
    const subscriptionId = await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 20_000);
    await system.billingRun('2026-09-01');
    await system.moveTo('2026-09-20');
    await expect(change(system, subscriptionId, 100)).rejects.toMatchObject({ code: 'expired' });
  });
});
