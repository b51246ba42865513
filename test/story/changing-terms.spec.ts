import { afterEach, describe, expect, it } from '@jest/globals';
import type { BillingTypeKey } from '../../domain/shared/billing-rules.js';
import { explainCharge } from '../../application/billing/explain-charge.js';
import { change, openShop, pay, subscribe, TestSystem, type Shop, type ShopOptions } from '../support/system.js';

let system: TestSystem;
const begin = async (on: string, billingType: BillingTypeKey, options: ShopOptions = {}): Promise<Shop> => {
  system = await TestSystem.open({ on });
  return openShop(system, { billingType, ...options });
};
afterEach(() => system.close());

const MONTH = { count: 1, unit: 'month' };
const standing = async ({ accountId }: Shop) => {
  const { balance, blocked } = await system.one('accounts', accountId);
  return { balance, blocked };
};
/** A change, renewal or switch order, placed and paid on a day; what it asks for has come first. */
const ordered = async (day: string, name: string, body: object): Promise<void> => {
  const { id: orderId } = await system.sendOn(day, name, body);
  if ((await system.find('payments', { orderId, status: 'Waiting for payment' })).length > 0) await pay(system, orderId);
};
const agrees = async (subscriptionId: string): Promise<boolean> => (await system.charges({ subscriptionId })).every((charge) => explainCharge(charge).agrees);

describe('fewer licences', () => {
  it('7 instead of 10 at 6.00 from 16 November: 30.00 written off, 30.00 refunded, 21.00 held', async () => {
    const shop = await begin('2026-11-01', 'csp_monthly', { fee: 600 });
    const subscriptionId = await subscribe(system, shop, 10);
    await system.moveTo('2026-11-16');
    await change(system, subscriptionId, 7);
    expect((await system.live(subscriptionId)).map(([status, net]) => [status, net]).sort()).toEqual([['Blocked', 2100], ['Closed', 3000], ['Refunded', 3000]]);
    expect(await standing(shop)).toEqual({ balance: 3000, blocked: 2100 });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', resources: [{ quantity: 7 }] });
    expect(await agrees(subscriptionId)).toBe(true);
  });
});

describe('ESET', () => {
  it('12 instead of 10 at 2.00 on 24 October: 15.48 written off, 5.42 held from the 25th', async () => {
    const eset = await begin('2026-10-01', 'eset', { fee: 200, term: null });
    const subscriptionId = await subscribe(system, eset, 10);
    await system.moveTo('2026-10-24');
    await pay(system, await change(system, subscriptionId, 12));
    expect(await system.live(subscriptionId)).toEqual([
      ['Closed', 1548, '2026-10-01', '2026-10-25'],
      ['Blocked', 542, '2026-10-25', '2026-11-01'],
    ]);
  });

  it('uses the day on which it is stopped, and goes on from the next when it is started again on it', async () => {
    const shop = await begin('2026-10-01', 'eset', { fee: 3100, term: null });
    const subscriptionId = await subscribe(system, shop, 1);
    await system.sendOn('2026-10-24', 'stop-subscription', { subscriptionId });
    expect(await system.live(subscriptionId)).toEqual([
      ['Closed', 2400, '2026-10-01', '2026-10-25'],
      ['Opened', 700, '2026-10-25', '2026-11-01'],
    ]);
    await system.sendOn('2026-10-24', 'activate-subscription', { subscriptionId });
    expect(await system.live(subscriptionId)).toEqual([
      ['Closed', 2400, '2026-10-01', '2026-10-25'],
      ['Blocked', 700, '2026-10-25', '2026-11-01'],
    ]);
    expect(await standing(shop)).toEqual({ balance: 700, blocked: 700 });
  });
});

describe('a renewal', () => {
  it('of a stopped subscription starts on the day of its payment, and is written off like any other', async () => {
    const shop = await begin('2019-09-24', 'reservation', { fee: 3100, term: MONTH });
    const subscriptionId = await subscribe(system, shop, 1);
    for (const day of ['2019-10-01', '2019-10-24', '2019-10-29']) await system.billingRun(day);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Stopped' });
    await ordered('2019-11-01', 'renew-subscription', { subscriptionId });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2019-12-01', stoppedOn: null, deleteOn: null });
    await system.billingRun('2019-11-12');
    await system.billingRun('2019-12-01');
    expect(await system.endingOn(subscriptionId, '2019-12-01')).toEqual([['Closed', 3100, '2019-11-01', '2019-12-01']]);
    expect(await standing(shop)).toEqual({ balance: 0, blocked: 0 });
  });

  it('in grace adds to the expiration date', async () => {
    const shop = await begin('2019-09-24', 'reservation', { fee: 3100, term: MONTH });
    const subscriptionId = await subscribe(system, shop, 1);
    await system.billingRun('2019-10-01');
    await system.billingRun('2019-10-24');
    await ordered('2019-10-26', 'renew-subscription', { subscriptionId });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2019-11-24', graceUntil: null, segments: [{ start: '2019-09-24' }, { start: '2019-10-24' }] });
  });
});

describe('a switch to another plan on 16 November', () => {
  it('writes off the days used of the old one, gives the rest back, and keeps what the new one holds', async () => {
    const shop = await begin('2026-11-01', 'reservation', { fee: 600, term: { count: 2, unit: 'month' } });
    const { id: planId } = await system.send('create-plan', {
      productId: shop.productId, serviceTermsId: (await system.find('plans'))[0]?.serviceTermsId, name: 'Office E5', billingType: 'csp_monthly', currency: 'EUR',
      periods: [{ periodId: 'year', term: { count: 1, unit: 'year' }, fees: { setup: 0, recurring: 0, renewal: 0 } }],
      resources: [{ key: 'licences', name: 'Licences', unit: 'licence', included: 0, minimum: 1, limit: 100, fees: { setup: 0, recurring: 900, renewal: 0 } }],
    });
    await system.send('publish-plan', { planId });
    const subscriptionId = await subscribe(system, shop, 10);
    await ordered('2026-11-16', 'switch-plan', { subscriptionId, planId, periodId: 'year', quantities: [{ resourceKey: 'licences', quantity: 10 }] });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', planId, billingType: 'csp_monthly', startDate: '2026-11-16', expirationDate: '2027-11-16' });
    expect(await system.live(subscriptionId)).toEqual([
      ['Closed', 3000, '2026-11-01', '2026-11-16'],
      ['Blocked', 4500, '2026-11-16', '2026-12-01'],
    ]);
  });
});
