import { afterEach, describe, expect, it } from '@jest/globals';
import { addDays } from '../../domain/shared/calendar.js';
import { addPlan, change, deliver, FAILED, openShop, order, pay, TestSystem, topUp, type OpenShop, type ShopOptions } from '../support/system.js';

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

/** The increase of the 14th fails. The term is renewed all the same on the 24th; an operator tries the increase again on the 26th. */
const overtaken = async (options: ShopOptions): Promise<{ readonly subscriptionId: string; readonly increase: string }> => {
  const subscriptionId = await sold(options);
  const increase = await more(subscriptionId);
  await deliver(system, subscriptionId, FAILED);
  await system.billingRun('2026-10-24');
  await deliver(system, subscriptionId);
  await system.moveTo('2026-10-26');
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

  it('csp_monthly, once more: the 2.89 of the days that another renewal began with, between two billing days long past, are not owed', async () => {
    const subscriptionId = await sold({ billingType: 'csp_monthly' });
    const increase = await more(subscriptionId);
    await deliver(system, subscriptionId, FAILED);
    await system.billingRun('2026-10-24');
    await deliver(system, subscriptionId);
    for (const day of ['2026-11-01', '2026-11-14', '2026-11-24']) await system.billingRun(day);
    await deliver(system, subscriptionId);
    await system.billingRun('2026-12-01');
    await system.moveTo('2026-12-05');
    await retry(increase);
    await deliver(system, subscriptionId);
    expect(await system.one('orders', increase)).toMatchObject({ status: 'Completed' });
    expect((await system.live(subscriptionId)).filter(([, , from]) => from >= '2026-11-01').map(([, net]) => net)).toEqual([2300, 723, 2377, 951]);
  });
});

describe('a renewal that is paid while the vendor works at an increase', () => {
  /** 31.00 for 10 licences; 43.40 is what the 14 need that are delivered then. */
  const withdrawn = async (billingType: 'csp_annual' | 'csp_monthly', balance: number): Promise<{ readonly subscriptionId: string; readonly renewal: string }> => {
    const subscriptionId = await sold({ billingType, behaviour: 'wait' });
    await more(subscriptionId);
    await system.send('set-auto-renew', { subscriptionId, on: false });
    const renewal = await renewalOf(subscriptionId, 'Waiting for payment');
    await pay(system, renewal);
    expect(await system.one('orders', renewal)).toMatchObject({ status: 'Waiting for provisioning' });
    const { balance: has, blocked } = (await system.one('accounts', shop.accountId)) as unknown as { readonly balance: number; readonly blocked: number };
    await system.send('correct-balance', { accountId: shop.accountId, amount: balance - (has - blocked), reason: 'a mistake' });
    await deliver(system, subscriptionId);
    expect(await system.one('orders', renewal)).toMatchObject({ status: 'Cancelled', reason: 'quantities_changed' });
    return { subscriptionId, renewal };
  };
  const renewedFor14 = async (subscriptionId: string): Promise<void> => {
    for (const day of ['2026-10-15', '2026-10-24']) await system.billingRun(day);
    await deliver(system, subscriptionId);
    await system.billingRun('2026-11-01');
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2026-11-24' });
    expect(await licences(subscriptionId)).toBe(14);
    expect(await chargedFrom(subscriptionId, '2026-10-24')).toBe(14 * 310);
  };

  it.each(['csp_annual', 'csp_monthly'] as const)('%s: is made anew for 14 at once, and paid by its money and the balance', async (billingType) => {
    const { subscriptionId } = await withdrawn(billingType, 10_000);
    const again = await renewalOf(subscriptionId, 'Waiting for provisioning');
    expect((await system.find('payments', { orderId: again })).map(({ status }) => status)).toEqual(['Paid from balance']);
    await renewedFor14(subscriptionId);
  });

  it('waits for the 12.40 that are missing, and goes on when they come in, although it does not renew itself', async () => {
    const { subscriptionId } = await withdrawn('csp_annual', 0);
    const again = await renewalOf(subscriptionId, 'Waiting for payment');
    await topUp(system, shop.accountId, 1239);
    expect(await system.one('orders', again)).toMatchObject({ status: 'Waiting for payment' });
    await topUp(system, shop.accountId, 1);
    expect(await system.one('orders', again)).toMatchObject({ status: 'Waiting for provisioning' });
    await renewedFor14(subscriptionId);
  });

  it('keeps the discount that the withdrawn one took, although one order may have it: 39.06 and not 43.40', async () => {
    system = await TestSystem.open({ on: '2026-09-24' });
    shop = await openShop(system, { term: { count: 1, unit: 'month' }, fee: 310, behaviour: 'wait', billingType: 'csp_annual' });
    const placed = await order(system, shop, 10, { autoRenew: true });
    await pay(system, placed.id);
    const subscriptionId = String(placed.subscriptionId);
    await deliver(system, subscriptionId);
    await topUp(system, shop.accountId, 1_000_000);
    const { id: discountId } = await system.send('create-discount', { name: 'Stay', type: 'account', percentage: '10', fees: ['recurring'], subscriptionLimit: 1 });
    await system.send('activate-discount', { discountId });
    for (const day of ['2026-10-01', '2026-10-14']) await system.billingRun(day);
    await more(subscriptionId);
    const renewal = await renewalOf(subscriptionId, 'Waiting for payment');
    expect(await system.one('orders', renewal)).toMatchObject({ price: { net: 2790 } });
    await pay(system, renewal);
    await deliver(system, subscriptionId);
    expect(await system.one('orders', await renewalOf(subscriptionId, 'Waiting for provisioning'))).toMatchObject({ price: { net: 3906 } });
    expect(await system.one('discounts', discountId)).toMatchObject({ usage: { orders: 1 } });
  });

  it('has its money before an order that waited longer: 20.00 of its own and the 2.00 that 11 licences need more', async () => {
    system = await TestSystem.open({ on: '2026-09-24' });
    shop = await openShop(system, { term: { count: 2, unit: 'month' }, fee: 100, behaviour: 'wait', billingType: 'csp_annual', accountTerms: { classKey: 'class', cancelUnpaidOrderInDays: 60 } });
    const placed = await order(system, shop, 10, { autoRenew: true });
    await pay(system, placed.id);
    const subscriptionId = String(placed.subscriptionId);
    await deliver(system, subscriptionId);
    await system.billingRun('2026-10-01');
    await system.moveTo('2026-10-30');
    const other = await order(system, { ...shop, planId: await addPlan(system, shop) }, 1);
    await system.billingRun('2026-11-01');
    await system.moveTo('2026-11-02');
    await pay(system, other.id);
    await system.billingRun('2026-11-14');
    await pay(system, await change(system, subscriptionId, 11));
    await pay(system, await renewalOf(subscriptionId, 'Waiting for payment'));
    // 2.52 in all: the other one needs 2.83 for its 17 days of November.
    await topUp(system, shop.accountId, 220);
    await deliver(system, subscriptionId);
    expect(await system.one('orders', await renewalOf(subscriptionId, 'Waiting for provisioning'))).toMatchObject({ price: { net: 2200 } });
    expect(await system.one('orders', other.id)).toMatchObject({ status: 'Waiting for payment' });
    await topUp(system, shop.accountId, 231);
    expect((await system.one('orders', other.id)).status).not.toBe('Waiting for payment');
    expect(await system.find('failed-steps')).toEqual([]);
  });

  it('is made anew once more where another increase comes before the rest', async () => {
    const { subscriptionId } = await withdrawn('csp_annual', 0);
    const increase = await change(system, subscriptionId, 15);
    await pay(system, increase);
    await deliver(system, subscriptionId);
    const again = await renewalOf(subscriptionId, 'Waiting for payment');
    expect((await system.find('payments', { orderId: again })).map(({ amount }) => amount)).toEqual([15 * 310]);
    await topUp(system, shop.accountId, 15 * 310 - 3100);
    expect(await system.one('orders', again)).toMatchObject({ status: 'Waiting for provisioning' });
  });
});

describe('a renewal whose day comes while the vendor still works at a change of 22 October', () => {
  /** The renewal of 10 licences is paid, and its day finds the subscription updating. */
  const late = async (billingType: 'csp_annual' | 'csp_monthly' | 'pay_in_full', quantity: number, paid: 'before' | 'on its day' = 'before'): Promise<{ readonly subscriptionId: string; readonly renewal: string }> => {
    system = await TestSystem.open({ on: '2026-09-24' });
    shop = await openShop(system, { term: { count: 1, unit: 'month' }, fee: 310, behaviour: 'wait', billingType });
    const placed = await order(system, shop, 10, { autoRenew: true });
    await topUp(system, shop.accountId, 1_000_000);
    if (placed.status === 'Waiting for payment') await pay(system, placed.id);
    const subscriptionId = String(placed.subscriptionId);
    await deliver(system, subscriptionId);
    for (const day of ['2026-10-01', '2026-10-14', '2026-10-22']) await system.billingRun(day);
    const changeId = await change(system, subscriptionId, quantity);
    if ((await system.one('orders', changeId)).status === 'Waiting for payment') await pay(system, changeId);
    const renewal = await renewalOf(subscriptionId, 'Waiting for payment');
    const expirationDate = String((await system.one('subscriptions', subscriptionId)).expirationDate);
    if (paid === 'on its day') await system.moveTo(expirationDate);
    await pay(system, renewal);
    await system.billingRun(expirationDate);
    await system.moveTo(addDays(expirationDate, 1));
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Updating' });
    await deliver(system, subscriptionId);
    return { subscriptionId, renewal };
  };

  it.each([['csp_annual', '2026-10-24'], ['csp_monthly', '2026-10-24'], ['pay_in_full', '2026-11-01']] as const)('%s, paid before: is made anew for 14 when they are delivered, and paid', async (billingType, start) => {
    const { subscriptionId, renewal } = await late(billingType, 14);
    expect(await system.one('orders', renewal)).toMatchObject({ status: 'Cancelled', reason: 'quantities_changed' });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Renewing' });
    await deliver(system, subscriptionId);
    expect(await licences(subscriptionId)).toBe(14);
    if (start < '2026-11-01') await system.billingRun('2026-11-01');
    expect(await chargedFrom(subscriptionId, start)).toBe(14 * 310);
  });

  it.each([['csp_annual', '2026-10-24'], ['pay_in_full', '2026-11-01']] as const)('%s, paid before: the next run delivers 8, and 8 are paid for', async (billingType, start) => {
    const { subscriptionId, renewal } = await late(billingType, 8);
    expect(await system.one('orders', renewal)).toMatchObject({ status: 'Waiting for provisioning' });
    await system.billingRun(addDays(start, 2));
    await deliver(system, subscriptionId);
    expect(await system.one('orders', renewal)).toMatchObject({ status: 'Completed' });
    expect(await licences(subscriptionId)).toBe(8);
    if (start < '2026-11-01') await system.billingRun('2026-11-01');
    expect(await chargedFrom(subscriptionId, start)).toBe(8 * 310);
  });

  it.each(['csp_annual', 'csp_monthly'] as const)('%s, paid on its day: 14 are not delivered for the money of 10; cancelled and ordered anew they are paid for', async (billingType) => {
    const { subscriptionId, renewal } = await late(billingType, 14, 'on its day');
    expect(await system.one('orders', renewal)).toMatchObject({ status: 'Provisioning failed' });
    await retry(renewal);
    expect(String((await system.one('orders', renewal)).reason)).toContain('paid for from 2026-10-24 on');
    await system.send('cancel-order', { orderId: renewal });
    await system.settle();
    expect(await chargedFrom(subscriptionId, '2026-10-24')).toBe(0);
    const { id } = await system.send('renew-subscription', { subscriptionId });
    await system.settle();
    await pay(system, id);
    await deliver(system, subscriptionId);
    await system.billingRun('2026-11-01');
    expect(await system.one('orders', id)).toMatchObject({ status: 'Completed' });
    expect(await chargedFrom(subscriptionId, '2026-10-24')).toBe(14 * 310);
  });

  it.each(['csp_annual', 'csp_monthly'] as const)('%s, paid on its day: tried again, 8 are delivered, and 8 are paid for', async (billingType) => {
    const { subscriptionId, renewal } = await late(billingType, 8, 'on its day');
    await retry(renewal);
    await deliver(system, subscriptionId);
    expect(await system.one('orders', renewal)).toMatchObject({ status: 'Completed' });
    expect(await licences(subscriptionId)).toBe(8);
    await system.billingRun('2026-11-01');
    expect(await chargedFrom(subscriptionId, '2026-10-24')).toBe(8 * 310);
  });
});

describe('a subscription that renews itself, whose day comes while the vendor works at a change of it', () => {
  /** The renewal of the 14th is not paid on the 24th; the vendor delivers 14 instead of 10 on the day that is given. */
  const settledOn = async (day: string, options: ShopOptions): Promise<string> => {
    const subscriptionId = await sold(options);
    await more(subscriptionId);
    await system.billingRun('2026-10-24');
    await system.moveTo(day);
    await deliver(system, subscriptionId);
    return subscriptionId;
  };

  it.each(['csp_annual', 'csp_monthly', 'reservation', 'eset'] as const)('%s: the next run renews it from its expiration on: 14 are paid for the whole term', async (billingType) => {
    const subscriptionId = await settledOn('2026-11-01', { billingType });
    await system.billingRun('2026-11-02');
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Renewing' });
    await deliver(system, subscriptionId);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2026-11-24' });
    expect(await licences(subscriptionId)).toBe(14);
    expect(await chargedFrom(subscriptionId, '2026-10-24')).toBe(14 * 310);
  });

  it('has its days of grace where the money does not suffice, and is over with them: nothing stays held', async () => {
    const subscriptionId = await settledOn('2026-10-25', { terms: { gracePeriod: 5 }, billingType: 'reservation' });
    await system.send('correct-balance', { accountId: shop.accountId, amount: -1_000_000, reason: 'a mistake' });
    await system.billingRun('2026-10-26');
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Graced' });
    expect(await system.find('orders', { subscriptionId, type: 'renewal', status: 'Waiting for payment' })).toHaveLength(1);
    await system.billingRun('2026-10-29');
    await deliver(system, subscriptionId);
    for (const day of ['2026-11-01', '2026-11-02']) await system.billingRun(day);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Stopped' });
    expect((await system.live(subscriptionId)).filter(([status, , from]) => from >= '2026-10-24' && status !== 'Deleted')).toEqual([]);
  });

  it('is not charged for a further term that is past when the vendor answers', async () => {
    const subscriptionId = await settledOn('2026-11-25', { billingType: 'reservation' });
    const charged = await chargedFrom(subscriptionId, '2026-10-24');
    await system.billingRun('2026-11-26');
    await deliver(system, subscriptionId);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Stopped' });
    expect(await chargedFrom(subscriptionId, '2026-10-24')).toBe(charged);
  });

  it('nor does a person renew it for that: the refusal says what can be done', async () => {
    const subscriptionId = await settledOn('2026-11-25', { billingType: 'reservation' });
    await expect(system.send('renew-subscription', { subscriptionId })).rejects.toMatchObject({ code: 'term_is_past', meta: { date: '2026-11-24' } });
    await system.billingRun('2026-11-26');
    await deliver(system, subscriptionId);
    await system.send('renew-subscription', { subscriptionId });
    const renewal = await system.one('orders', await renewalOf(subscriptionId, 'Waiting for payment'));
    await pay(system, renewal.id);
    await deliver(system, subscriptionId);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2026-12-26' });
  });
});

describe('a renewal whose day comes while the vendor stops', () => {
  it('is not delivered when he has stopped: it waits for a person, and nothing of its term is charged', async () => {
    const subscriptionId = await sold({ billingType: 'csp_monthly' });
    const renewal = await renewalOf(subscriptionId, 'Waiting for payment');
    await pay(system, renewal);
    await system.moveTo('2026-10-20');
    await system.send('stop-subscription', { subscriptionId });
    await system.billingRun('2026-10-24');
    await deliver(system, subscriptionId);
    for (const day of ['2026-10-27', '2026-11-01']) await system.billingRun(day);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Stopped' });
    expect(await system.one('orders', renewal)).toMatchObject({ status: 'Provisioning failed' });
    expect((await system.live(subscriptionId)).filter(([status, , from]) => from >= '2026-10-24' && status === 'Closed')).toEqual([]);
  });
});

describe('a renewal whose day comes while a change has failed', () => {
  it.each([['there are 14 licences to come', 14], ['there are 8', 8]] as const)('is made, paid and delivered for the 10 that there are, where %s', async (_, quantity) => {
    system = await TestSystem.open({ on: '2026-09-24' });
    shop = await openShop(system, { term: { count: 1, unit: 'month' }, fee: 310, behaviour: 'wait', billingType: 'csp_annual' });
    const { id, subscriptionId } = (await order(system, shop, 10, { autoRenew: true })) as { readonly id: string; readonly subscriptionId: string };
    await pay(system, id);
    await deliver(system, subscriptionId);
    await topUp(system, shop.accountId, 1_000_000);
    await system.moveTo('2026-10-10');
    const changeId = await change(system, subscriptionId, quantity);
    if ((await system.one('orders', changeId)).status === 'Waiting for payment') await pay(system, changeId);
    await deliver(system, subscriptionId, FAILED);
    for (const day of ['2026-10-14', '2026-10-24']) await system.billingRun(day);
    await deliver(system, subscriptionId);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2026-11-24' });
    expect(await licences(subscriptionId)).toBe(10);
    await system.send('cancel-order', { orderId: changeId });
    await system.billingRun('2026-11-24');
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Renewing' });
    expect(await chargedFrom(subscriptionId, '2026-10-24')).toBe(2 * 3100);
  });
});
