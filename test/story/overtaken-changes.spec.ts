import { afterEach, describe, expect, it } from '@jest/globals';
import { change, deliver, FAILED, openShop, order, pay, TestSystem, topUp, type OpenShop, type ShopOptions } from '../support/system.js';

let system: TestSystem;
let shop: OpenShop;
afterEach(() => system.close());

/** 10 licences at 3.10 for a month from 24 September, delivered by hand; they renew themselves, and the order for that is there on 14 October. */
const sold = async (options: ShopOptions): Promise<string> => {
  system = await TestSystem.open({ on: '2026-09-24' });
  shop = await openShop(system, { term: { count: 1, unit: 'month' }, fee: 310, behaviour: 'wait', ...options });
  const placed = await order(system, shop, 10, { autoRenew: true });
  await pay(system, placed.id);
  const subscriptionId = String(placed.subscriptionId);
  await deliver(system, subscriptionId);
  await topUp(system, shop.accountId, 1_000_000);
  for (const day of ['2026-10-01', '2026-10-14']) await system.billingRun(day);
  return subscriptionId;
};
const more = async (subscriptionId: string): Promise<string> => {
  const orderId = await change(system, subscriptionId, 14);
  await pay(system, orderId);
  return orderId;
};
const renewalOf = async (subscriptionId: string, status: string): Promise<string> => String((await system.find('orders', { subscriptionId, type: 'renewal', status }))[0]?.id);
const retry = async (orderId: string): Promise<void> => {
  await system.send('retry-provisioning', { orderId });
  await system.settle();
};
const licences = async (subscriptionId: string): Promise<unknown> => ((await system.one('subscriptions', subscriptionId)).resources as readonly { quantity: number }[])[0]?.quantity;
const chargedFrom = async (subscriptionId: string, day: string): Promise<number> => (await system.live(subscriptionId)).filter(([status, , first]) => first >= day && !['New', 'Refunded'].includes(status)).reduce((sum, [, net]) => sum + net, 0);

/** The increase of the 14th fails, so the renewal of the 24th is not delivered either; an operator tries both again on the 26th. */
const overtaken = async (options: ShopOptions): Promise<{ readonly subscriptionId: string; readonly increase: string }> => {
  const subscriptionId = await sold(options);
  const increase = await more(subscriptionId);
  await deliver(system, subscriptionId, FAILED);
  await system.billingRun('2026-10-24');
  await system.moveTo('2026-10-26');
  await retry(await renewalOf(subscriptionId, 'Provisioning failed'));
  await deliver(system, subscriptionId);
  expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2026-11-24' });
  await retry(increase);
  return { subscriptionId, increase };
};

describe('an increase that failed and is tried again after the term was renewed', () => {
  it.each(['reservation', 'g_suite'] as const)('%s: is not delivered for a term that it does not pay; cancelled and ordered anew it is paid for', async (billingType) => {
    const { subscriptionId, increase } = await overtaken({ billingType });
    expect(await system.one('orders', increase)).toMatchObject({ status: 'Provisioning failed' });
    expect(String((await system.one('orders', increase)).reason)).toContain('renewed from 2026-10-24');
    expect(await licences(subscriptionId)).toBe(10);
    const charged = await chargedFrom(subscriptionId, '2026-10-01');
    await system.send('cancel-order', { orderId: increase });
    await system.settle();
    // The 4.13 of 14 to 24 October.
    expect(charged - (await chargedFrom(subscriptionId, '2026-10-01'))).toBe(413);
    await more(subscriptionId);
    await deliver(system, subscriptionId);
    // 10 at 3.10 for the month; 4 more for six days of October, and 9.20 of November.
    expect(await chargedFrom(subscriptionId, '2026-10-24')).toBe(3100 + 240 + 920);
  });

  it.each(['csp_monthly', 'eset'] as const)('%s: is charged for the days of the new term as well: 8.00 and 3.20 of October', async (billingType) => {
    const { subscriptionId, increase } = await overtaken({ billingType });
    await deliver(system, subscriptionId);
    expect(await system.one('orders', increase)).toMatchObject({ status: 'Completed' });
    expect(await chargedFrom(subscriptionId, '2026-10-24')).toBe(800 + 320);
    await system.billingRun('2026-11-01');
    expect(await chargedFrom(subscriptionId, '2026-10-24')).toBe(14 * 310);
  });
});

describe('a renewal that is paid while the vendor works at an increase', () => {
  it.each(['csp_annual', 'csp_monthly'] as const)('%s: ends with its money free, and is made anew for 14', async (billingType) => {
    const subscriptionId = await sold({ billingType });
    await more(subscriptionId);
    const renewal = await renewalOf(subscriptionId, 'Waiting for payment');
    await pay(system, renewal);
    expect(await system.one('orders', renewal)).toMatchObject({ status: 'Waiting for provisioning' });
    await deliver(system, subscriptionId);
    expect(await system.one('orders', renewal)).toMatchObject({ status: 'Cancelled', reason: 'quantities_changed' });
    expect(await chargedFrom(subscriptionId, '2026-10-24')).toBe(0);
    for (const day of ['2026-10-15', '2026-10-24']) await system.billingRun(day);
    await deliver(system, subscriptionId);
    await system.billingRun('2026-11-01');
    expect(await licences(subscriptionId)).toBe(14);
    expect(await chargedFrom(subscriptionId, '2026-10-24')).toBe(14 * 310);
  });
});
