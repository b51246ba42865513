import { afterEach, describe, expect, it } from '@jest/globals';
import { addPlan, change, openShop, order, pay, TestSystem, topUp, type OpenShop, type ShopOptions } from '../support/system.js';

let system: TestSystem;
let shop: OpenShop;
afterEach(() => system.close());

const quantities = (quantity: number): readonly object[] => [{ resourceKey: 'licences', quantity }];
/** 10 licences at 3.10 for a month from 24 September, with money for all that follows: they expire on 24 October. */
const sold = async (options: ShopOptions, more: object = {}): Promise<string> => {
  system = await TestSystem.open({ on: '2026-09-24' });
  shop = await openShop(system, { term: { count: 1, unit: 'month' }, fee: 310, ...options });
  const placed = await order(system, shop, 10, more);
  await pay(system, placed.id);
  await topUp(system, shop.accountId, 1_000_000);
  await system.billingRun('2026-10-01');
  return String(placed.subscriptionId);
};
const settled = async (orderId: string): Promise<string> => {
  if ((await system.one('orders', orderId)).status === 'Waiting for payment') await pay(system, orderId);
  return orderId;
};
const renewed = async (subscriptionId: string, more: object = {}): Promise<string> => settled((await system.sendOn('2026-10-10', 'renew-subscription', { subscriptionId, ...more })).id);
const changed = async (date: string, subscriptionId: string, quantity: number): Promise<string> => {
  await system.moveTo(date);
  return settled(await change(system, subscriptionId, quantity));
};
const licences = async (subscriptionId: string): Promise<unknown> => ((await system.one('subscriptions', subscriptionId)).resources as readonly { quantity: number }[])[0]?.quantity;
const from = async (subscriptionId: string, day: string): Promise<readonly (readonly [number, string])[]> => (await system.live(subscriptionId)).filter(([, , first]) => first >= day).map(([, net, first]) => [net, first] as const).sort((a, b) => a[1].localeCompare(b[1]) || b[0] - a[0]);

describe('a renewal that is paid and waits for 24 October', () => {
  it('goes on with what there is: 4 more on the 20th are paid for the renewed term too, and November is 43.40 by the day', async () => {
    const subscriptionId = await sold({ billingType: 'csp_monthly' });
    const renewal = await renewed(subscriptionId);
    expect(await system.one('orders', renewal)).toMatchObject({ status: 'Waiting for provisioning' });
    await changed('2026-10-20', subscriptionId, 14);
    expect(await from(subscriptionId, '2026-10-20')).toEqual([[165, '2026-10-20'], [800, '2026-10-24'], [320, '2026-10-24']]);
    await system.billingRun('2026-10-24');
    expect(await system.one('orders', renewal)).toMatchObject({ status: 'Completed' });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2026-11-24', resources: [{ quantity: 14 }] });
    await system.billingRun('2026-11-01');
    expect((await from(subscriptionId, '2026-11-01')).map(([net]) => net)).toEqual([14 * 310 - 1120]);
  });

  it('gives the money of what was taken back as well: 7 of 10 on the 20th', async () => {
    const subscriptionId = await sold({ billingType: 'csp_monthly' });
    await renewed(subscriptionId);
    await changed('2026-10-20', subscriptionId, 7);
    await system.billingRun('2026-10-24');
    expect(await licences(subscriptionId)).toBe(7);
    expect(await from(subscriptionId, '2026-10-24')).toEqual([[560, '2026-10-24']]);
  });

  it('keeps a quantity that it chose: 8 from the 24th on, whatever there was until then', async () => {
    for (const quantity of [12, 5]) {
      const subscriptionId = await sold({ billingType: 'csp_monthly' });
      await renewed(subscriptionId, { quantities: quantities(8) });
      await changed('2026-10-20', subscriptionId, quantity);
      expect(await licences(subscriptionId)).toBe(quantity);
      await system.billingRun('2026-10-24');
      expect(await licences(subscriptionId)).toBe(8);
      expect(await from(subscriptionId, '2026-10-24')).toEqual([[640, '2026-10-24']]);
      if (quantity === 12) await system.close();
    }
  });

  it('of a type whose month counts at its largest quantity begins the next one with fewer', async () => {
    const subscriptionId = await sold({ billingType: 'license_based_monthly', term: { count: 2, unit: 'month' } });
    await renewed(subscriptionId);
    await changed('2026-10-20', subscriptionId, 7);
    await system.billingRun('2026-11-01');
    expect(await licences(subscriptionId)).toBe(7);
    expect(await from(subscriptionId, '2026-10-01')).toEqual([[3100, '2026-10-01'], [2170, '2026-11-01']]);
  });

  it('is paid to its end at once for CSP annual, and nothing of it is left when a manager cancels it', async () => {
    const subscriptionId = await sold({ billingType: 'csp_annual' });
    const renewal = await renewed(subscriptionId);
    await changed('2026-10-20', subscriptionId, 14);
    expect(await from(subscriptionId, '2026-10-24')).toEqual([[800, '2026-10-24'], [320, '2026-10-24'], [2300, '2026-11-01'], [920, '2026-11-01']]);
    await system.sendOn('2026-10-21', 'cancel-order', { orderId: renewal });
    expect(await from(subscriptionId, '2026-10-24')).toEqual([]);
    expect(await licences(subscriptionId)).toBe(14);
  });

  it('ends with its money free when the plan is switched', async () => {
    const subscriptionId = await sold({ billingType: 'csp_monthly' });
    const renewal = await renewed(subscriptionId);
    const planId = await addPlan(system, shop, { fee: 620 });
    await system.moveTo('2026-10-20');
    await settled((await system.send('switch-plan', { subscriptionId, planId, periodId: 'period', quantities: quantities(10) })).id);
    expect(await system.one('orders', renewal)).toMatchObject({ status: 'Cancelled', reason: 'plan_switched' });
    expect(await from(subscriptionId, '2026-10-20')).toEqual([[2400, '2026-10-20']]);
  });
});

describe('an automatic renewal that nobody paid yet', () => {
  it.each(['reservation', 'csp_monthly'] as const)('%s: is made anew with what there is on its day', async (billingType) => {
    const subscriptionId = await sold({ billingType }, { autoRenew: true });
    await system.billingRun('2026-10-14');
    await changed('2026-10-20', subscriptionId, 14);
    expect(await system.find('orders', { type: 'renewal' })).toMatchObject([{ status: 'Cancelled', reason: 'quantities_changed' }]);
    for (const day of ['2026-10-21', '2026-10-24']) await system.billingRun(day);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2026-11-24', resources: [{ quantity: 14 }] });
    expect(await system.find('failed-steps')).toEqual([]);
  });

  it('does so for an increase that was ordered before it, and is paid on the very day of the expiration', async () => {
    const subscriptionId = await sold({ billingType: 'reservation', accountTerms: { cancelUnpaidOrderInDays: 30 } }, { autoRenew: true });
    await system.moveTo('2026-10-12');
    const orderId = await change(system, subscriptionId, 14);
    await system.billingRun('2026-10-14');
    await system.moveTo('2026-10-23');
    await pay(system, orderId);
    expect(await licences(subscriptionId)).toBe(14);
    await system.billingRun('2026-10-24');
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2026-11-24', resources: [{ quantity: 14 }] });
    expect((await system.find('orders', { type: 'renewal' })).map(({ status }) => status).sort()).toEqual(['Cancelled', 'Completed']);
  });
});

describe('a change that was ordered before a renewal of the same day, and is paid after it', () => {
  it('is paid to the end of the renewed term', async () => {
    const subscriptionId = await sold({ billingType: 'reservation' }, { autoRenew: true });
    await system.billingRun('2026-10-14');
    const [renewal] = await system.find('orders', { type: 'renewal', status: 'Waiting for payment' });
    const more = await change(system, subscriptionId, 14);
    await pay(system, String(renewal?.id));
    await pay(system, more);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ expirationDate: '2026-11-24', resources: [{ quantity: 14 }] });
    const added = (await system.charges({ subscriptionId, orderId: more })).filter(({ status }) => status !== 'Deleted');
    expect(added.map(({ derivation: { quantity }, period: { to } }) => [quantity, to]).sort()).toEqual([[4, '2026-10-24'], [4, '2026-11-01'], [4, '2026-11-24']]);
  });

  // 4 more at 3.10 in the eight days of October that the renewal brings, and in November where the order pays the term.
  it.each([['eset', [320]], ['csp_monthly', [320]], ['csp_annual', [320, 920]], ['g_suite', [320, 920]]] as const)('%s: is paid for the renewed term too', async (billingType, added) => {
    const subscriptionId = await sold({ billingType }, { autoRenew: true });
    await system.billingRun('2026-10-14');
    const [renewal] = await system.find('orders', { type: 'renewal', status: 'Waiting for payment' });
    const more = await change(system, subscriptionId, 14);
    await pay(system, String(renewal?.id));
    await pay(system, more);
    const charged = (await system.charges({ subscriptionId, orderId: more })).filter(({ status, period }) => status !== 'Deleted' && period.from >= '2026-10-24');
    expect(charged.map(({ net }) => net).sort((a, b) => a - b)).toEqual(added);
    await system.billingRun('2026-10-24');
    await system.billingRun('2026-11-01');
    expect((await from(subscriptionId, '2026-10-24')).reduce((sum, [net]) => sum + net, 0)).toBe(14 * 310);
  });
});
