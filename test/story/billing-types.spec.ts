import { afterEach, describe, expect, it } from '@jest/globals';
import { change, openShop, order, pay, subscribe, TestSystem, topUp, type Shop, type ShopOptions } from '../support/system.js';

let system: TestSystem;
const begin = async (on: string, options: ShopOptions): Promise<Shop> => {
  system = await TestSystem.open({ on });
  return openShop(system, options);
};
afterEach(() => system.close());

const MONTHS_3 = { count: 3, unit: 'month' };
const balance = async ({ accountId }: Shop): Promise<unknown> => {
  const { balance: all, blocked } = await system.one('accounts', accountId);
  return [all, blocked];
};
const ordered = async (subscriptionId: string, quantity: number, on: string): Promise<string> => {
  await system.moveTo(on);
  return change(system, subscriptionId, quantity);
};
const changed = async (subscriptionId: string, quantity: number, on: string): Promise<void> => {
  const orderId = await ordered(subscriptionId, quantity, on);
  if ((await system.one('orders', orderId)).status === 'Waiting for payment') await pay(system, orderId);
};

describe('Reservation (domain.md 4.3)', () => {
  it('A: 31.00 for three months from 20 October holds 12.00, 31.00, 31.00 and 19.00; 12.00 is written off on 1 November', async () => {
    const shop = await begin('2026-10-20', { billingType: 'reservation', fee: 3100, term: MONTHS_3 });
    const placed = await order(system, shop, 1);
    expect(placed).toMatchObject({ price: { net: 9300, dueNow: 9300 } });
    await pay(system, placed.id);
    const subscriptionId = String(placed.subscriptionId);
    expect((await system.live(subscriptionId)).map(([status, net]) => [status, net])).toEqual([['Blocked', 1200], ['Blocked', 3100], ['Blocked', 3100], ['Blocked', 1900]]);
    expect(await balance(shop)).toEqual([9300, 9300]);
    await system.billingRun('2026-11-01');
    expect(await balance(shop)).toEqual([8100, 8100]);
    await system.billingRun('2026-12-01');
    await system.billingRun('2027-01-01');
    expect(await balance(shop)).toEqual([1900, 1900]);
  });

  it('with a setup fee of 10.00 pays 103.00, and writes the fee off when it is paid', async () => {
    const shop = await begin('2026-10-20', { billingType: 'reservation', fee: 3100, term: MONTHS_3, fees: { setup: 1000 } });
    const placed = await order(system, shop, 1);
    expect(placed).toMatchObject({ price: { net: 10_300, dueNow: 10_300 } });
    await pay(system, placed.id);
    expect(await balance(shop)).toEqual([9300, 9300]);
  });

  it('10 to 7 licences at 6.00 on 16 November: 30.00 written off, 30.00 refunded, 21.00 held; 9.00 come back (domain.md 4.11)', async () => {
    const shop = await begin('2026-11-01', { billingType: 'reservation', fee: 600, term: { count: 1, unit: 'month' } });
    const subscriptionId = await subscribe(system, shop, 10);
    await system.moveTo('2026-11-16');
    const quantities = [{ resourceKey: 'licences', quantity: 7 }];
    expect(await system.preview('preview-change', { subscriptionId, quantities })).toMatchObject({ price: { dueNow: 0 }, lines: [], effect: { writtenOff: 3000, refunded: 3000, held: 2100, back: 900 } });
    await changed(subscriptionId, 7, '2026-11-16');
    expect(await balance(shop)).toEqual([3000, 2100]);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', resources: [{ quantity: 7 }] });
  });
});

describe('Pay in full (domain.md 4.6): 10 licences at 3.00 on 20 October', () => {
  const sold = async (): Promise<readonly [Shop, string]> => {
    const shop = await begin('2026-10-20', { billingType: 'pay_in_full', fee: 300 });
    const placed = await order(system, shop, 10);
    await topUp(system, shop.accountId, 20_000);
    return [shop, String(placed.subscriptionId)];
  };

  it('costs nothing in October, 45.00 for a November of 15 at most, 24.00 for a December of 8', async () => {
    const [, subscriptionId] = await sold();
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active' });
    expect(await system.live(subscriptionId)).toEqual([]);
    await system.billingRun('2026-11-01');
    expect(await system.live(subscriptionId)).toEqual([['Blocked', 3000, '2026-11-01', '2026-12-01']]);
    await changed(subscriptionId, 15, '2026-11-12');
    await changed(subscriptionId, 8, '2026-11-20');
    await system.billingRun('2026-12-01');
    const live = await system.live(subscriptionId);
    expect(live.filter(([, , , to]) => to === '2026-12-01').reduce((sum, [, net]) => sum + net, 0)).toBe(4500);
    expect(live.filter(([, , , to]) => to === '2027-01-01')).toEqual([['Blocked', 2400, '2026-12-01', '2027-01-01']]);
  });

  it('charges again only what goes beyond the largest quantity of the month', async () => {
    const [, subscriptionId] = await sold();
    await system.billingRun('2026-11-01');
    await changed(subscriptionId, 15, '2026-11-12');
    await changed(subscriptionId, 8, '2026-11-20');
    const orderId = await ordered(subscriptionId, 16, '2026-11-25');
    expect(await system.one('orders', orderId)).toMatchObject({ price: { dueNow: 300 } });
  });

  it('keeps November at 45.00 when it is reduced on the billing day, before the run or after it', async () => {
    const [, subscriptionId] = await sold();
    await system.billingRun('2026-11-01');
    await changed(subscriptionId, 15, '2026-11-12');
    await changed(subscriptionId, 8, '2026-12-01');
    await system.billingRun('2026-12-01');
    expect(await system.endingOn(subscriptionId, '2027-01-01')).toEqual([['Blocked', 4500, '2026-12-01', '2027-01-01']]);
    await system.billingRun('2027-01-01');
    expect(await system.endingOn(subscriptionId, '2027-02-01')).toEqual([['Blocked', 2400, '2027-01-01', '2027-02-01']]);
  });

  it('adds up what was ordered on the billing day before the run', async () => {
    const [, subscriptionId] = await sold();
    await changed(subscriptionId, 15, '2026-11-01');
    await system.billingRun('2026-11-01');
    expect((await system.endingOn(subscriptionId, '2026-12-01')).reduce((sum, [, net]) => sum + net, 0)).toBe(4500);
  });
});

describe('License-based (domain.md 4.6): 10 licences at 3.00 on 20 October', () => {
  it('costs 45.00 for an October of 15 at most, 24.00 for a November of 8', async () => {
    const shop = await begin('2026-10-20', { billingType: 'license_based_monthly', fee: 300 });
    const placed = await order(system, shop, 10);
    expect(placed).toMatchObject({ price: { dueNow: 3000 } });
    await pay(system, placed.id);
    await topUp(system, shop.accountId, 20_000);
    const subscriptionId = String(placed.subscriptionId);
    const orderId = await ordered(subscriptionId, 15, '2026-10-25');
    expect(await system.one('orders', orderId)).toMatchObject({ price: { dueNow: 1500 } });
    await pay(system, orderId);
    await changed(subscriptionId, 8, '2026-10-28');
    await system.billingRun('2026-11-01');
    const live = await system.live(subscriptionId);
    expect(live.filter(([status]) => status === 'Closed').reduce((sum, [, net]) => sum + net, 0)).toBe(4500);
    expect(live.filter(([status]) => status === 'Blocked')).toEqual([['Blocked', 2400, '2026-11-01', '2026-12-01']]);
  });
});

describe('ESET (domain.md 4.11; rulings, Billing 7): licences at 2.00 from 1 October', () => {
  const sold = async (quantity: number): Promise<readonly [Shop, string]> => {
    const shop = await begin('2026-10-01', { billingType: 'eset', fee: 200 });
    return [shop, await subscribe(system, shop, quantity)];
  };

  it('10 to 12 on 24 October: 0.90 paid, 15.48 written off, 5.42 held', async () => {
    const [shop, subscriptionId] = await sold(10);
    const orderId = await ordered(subscriptionId, 12, '2026-10-24');
    expect(await system.one('orders', orderId)).toMatchObject({ price: { dueNow: 90 } });
    await pay(system, orderId);
    expect(await system.live(subscriptionId)).toEqual([['Closed', 1548, '2026-10-01', '2026-10-25'], ['Blocked', 542, '2026-10-25', '2026-11-01']]);
    expect(await balance(shop)).toEqual([542, 542]);
  });

  it('12 to 10 on 24 October: 24 days of 12 are used, 18.58', async () => {
    const [, subscriptionId] = await sold(12);
    await system.moveTo('2026-10-24');
    const quantities = [{ resourceKey: 'licences', quantity: 10 }];
    expect(await system.preview('preview-change', { subscriptionId, quantities })).toMatchObject({ effect: { writtenOff: 1858, refunded: 542 } });
    await changed(subscriptionId, 10, '2026-10-24');
    expect((await system.live(subscriptionId)).filter(([status]) => status === 'Closed')).toEqual([['Closed', 1858, '2026-10-01', '2026-10-25']]);
  });

  it('12 to 10 on the billing day, before the run: today is charged for 12, the rest of November for 10', async () => {
    const [shop, subscriptionId] = await sold(12);
    await topUp(system, shop.accountId, 20_000);
    await changed(subscriptionId, 10, '2026-11-01');
    await system.billingRun('2026-11-01');
    const november = (await system.live(subscriptionId)).filter(([status, , from]) => from >= '2026-11-01' && status !== 'Refunded');
    expect(november).toEqual([['Closed', 80, '2026-11-01', '2026-11-02'], ['Blocked', 1933, '2026-11-02', '2026-12-01']]);
  });
});

describe('G Suite: three months at 5.00 from 20 October', () => {
  it('holds the current month, and each next one on its first day', async () => {
    const shop = await begin('2026-10-20', { billingType: 'g_suite', fee: 3100, term: MONTHS_3 });
    const placed = await order(system, shop, 1);
    expect(placed).toMatchObject({ price: { net: 9300, dueNow: 1200 } });
    await pay(system, placed.id);
    await topUp(system, shop.accountId, 8100);
    await system.billingRun('2026-11-01');
    expect((await system.live(String(placed.subscriptionId))).map(([status, net]) => [status, net])).toEqual([['Closed', 1200], ['Blocked', 3100], ['Opened', 3100], ['Opened', 1900]]);
    await system.billingRun('2026-12-01');
    await system.billingRun('2027-01-01');
    expect(await balance(shop)).toEqual([1900, 1900]);
  });
});

describe('Non-refund: three months at 31.00 from 20 October', () => {
  it('writes each month off on its first day, and cannot be reduced', async () => {
    const shop = await begin('2026-10-20', { billingType: 'non_refund', fee: 3100, term: MONTHS_3 });
    const placed = await order(system, shop, 2);
    expect(placed).toMatchObject({ price: { net: 18_600, dueNow: 2400 } });
    await pay(system, placed.id);
    await topUp(system, shop.accountId, 20_000);
    expect(await balance(shop)).toEqual([20_000, 0]);
    await system.billingRun('2026-11-01');
    expect(await balance(shop)).toEqual([13_800, 0]);
    const subscriptionId = String(placed.subscriptionId);
    await expect(ordered(subscriptionId, 1, '2026-11-02')).rejects.toMatchObject({ code: 'decrease_not_allowed' });
    await system.billingRun('2026-12-01');
    expect(await balance(shop)).toEqual([7600, 0]);
  });
});

describe('Azure RI (domain.md 4.8): 600.00 for a year', () => {
  const once = { billingType: 'azure_ri', fee: 0, fees: { setup: 60_000 } } as const;

  it('is written off when it is paid; nothing of it changes', async () => {
    const shop = await begin('2026-10-20', once);
    const placed = await order(system, shop, 1);
    expect(placed).toMatchObject({ price: { net: 60_000, dueNow: 60_000 } });
    await pay(system, placed.id);
    expect(await balance(shop)).toEqual([0, 0]);
    const subscriptionId = String(placed.subscriptionId);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2027-10-20' });
    await expect(ordered(subscriptionId, 2, '2026-10-21')).rejects.toMatchObject({ code: 'increase_not_allowed' });
    await expect(system.send('renew-subscription', { subscriptionId })).rejects.toMatchObject({ code: 'not_renewable' });
    await system.billingRun('2026-11-01');
    await system.billingRun('2026-12-01');
    expect(await balance(shop)).toEqual([0, 0]);
  });

  it('is not for customers to order', async () => {
    const shop = await begin('2026-10-20', once);
    const body = { accountId: shop.accountId, planId: shop.planId, periodId: 'period', quantities: [] };
    await expect(system.send('place-order', body, { as: system.customer(shop.accountId) })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('Pay as you go', () => {
  it('costs nothing to order, and is not changed by orders', async () => {
    const shop = await begin('2026-10-20', { billingType: 'payg_internal', fee: 10, term: null });
    const placed = await order(system, shop, 1);
    expect(placed).toMatchObject({ status: 'Completed', price: { net: 0, dueNow: 0 } });
    await expect(ordered(String(placed.subscriptionId), 2, '2026-10-21')).rejects.toMatchObject({ code: 'increase_not_allowed' });
  });
});
