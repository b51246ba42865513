import { afterEach, describe, expect, it } from '@jest/globals';
import { BillingRunner } from '../../application/billing/run/billing-runner.js';
import { addPlan, change, deliver, FAILED, openShop, order, pay, TestSystem, topUp, type OpenShop, type ShopOptions } from '../support/system.js';

let system: TestSystem;
let shop: OpenShop;
const MONTH = { count: 1, unit: 'month' };
/** 10 licences, paid for, with money for all that follows. */
const sold = async (on: string, options: ShopOptions, more: object = {}): Promise<string> => {
  system = await TestSystem.open({ on });
  shop = await openShop(system, options);
  const placed = await order(system, shop, 10, more);
  if (placed.status === 'Waiting for payment') await pay(system, placed.id);
  await topUp(system, shop.accountId, 1_000_000);
  return String(placed.subscriptionId);
};
afterEach(() => system.close());

const statusOf = async (orderId: string): Promise<unknown> => (await system.one('orders', orderId)).status;
const paid = async (orderId: string): Promise<string> => {
  if ((await statusOf(orderId)) === 'Waiting for payment') await pay(system, orderId);
  return orderId;
};
const renewed = async (date: string, subscriptionId: string): Promise<string> => paid((await system.sendOn(date, 'renew-subscription', { subscriptionId })).id);
const changed = async (date: string, subscriptionId: string, quantity: number): Promise<string> => {
  await system.moveTo(date);
  return paid(await change(system, subscriptionId, quantity));
};
const total = async (subscriptionId: string): Promise<number> => (await system.live(subscriptionId)).reduce((sum, [, net]) => sum + net, 0);

describe('a renewal', () => {
  it('of ESET that was paid in advance leaves the days before it to the billing day: 19.00 of January, then 12.00', async () => {
    const subscriptionId = await sold('2026-12-20', { billingType: 'eset', fee: 310, term: MONTH });
    await renewed('2026-12-28', subscriptionId);
    await system.billingRun('2027-01-01');
    expect((await system.live(subscriptionId)).slice(1)).toEqual([['Blocked', 1900, '2027-01-01', '2027-01-20'], ['Blocked', 1200, '2027-01-20', '2027-02-01']]);
  });

  it.each(['csp_monthly', 'eset'] as const)('of %s that is paid in grace, after a billing day, charges the period that has begun', async (billingType) => {
    const subscriptionId = await sold('2026-09-30', { billingType, fee: 310, term: MONTH });
    for (const day of ['2026-10-01', '2026-10-30', '2026-11-01']) await system.billingRun(day);
    const orderId = await renewed('2026-11-02', subscriptionId);
    expect(await system.one('orders', orderId)).toMatchObject({ status: 'Completed', price: { dueNow: 3100 } });
    for (const day of ['2026-11-03', '2026-12-01']) await system.billingRun(day);
    expect((await system.live(subscriptionId)).slice(-2)).toEqual([['Closed', 200, '2026-10-30', '2026-11-01'], ['Closed', 2900, '2026-11-01', '2026-11-30']]);
  });

  it('of ESET that had stopped begins with the day of its payment, and charges it', async () => {
    const subscriptionId = await sold('2026-10-01', { billingType: 'eset', fee: 310, term: MONTH });
    for (const day of ['2026-11-01', '2026-11-06']) await system.billingRun(day);
    await renewed('2026-11-10', subscriptionId);
    expect((await system.live(subscriptionId)).slice(1)).toEqual([['Blocked', 2170, '2026-11-10', '2026-12-01']]);
  });

  it('that is paid when the subscription was stopped meanwhile waits, with its money held, for the activation', async () => {
    const subscriptionId = await sold('2026-10-01', { billingType: 'reservation', fee: 300, term: MONTH });
    const { id: orderId } = await system.sendOn('2026-10-10', 'renew-subscription', { subscriptionId });
    await system.sendOn('2026-10-12', 'stop-subscription', { subscriptionId });
    await system.moveTo('2026-10-13');
    await pay(system, orderId);
    expect(await statusOf(orderId)).toBe('Provisioning failed');
    expect(await system.find('failed-steps')).toEqual([]);
    await system.sendOn('2026-10-13', 'activate-subscription', { subscriptionId });
    await system.sendOn('2026-10-13', 'retry-provisioning', { orderId });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2026-12-01' });
  });

  it.each(['prepay', 'postpay'])('of what was stopped meanwhile (%s), that failed and was tried again a month later, is owed for its term once', async (paymentModel) => {
    const subscriptionId = await sold('2026-10-20', { billingType: 'license_based_monthly', fee: 300, term: MONTH, behaviour: 'wait', accountTerms: { paymentModel } });
    await deliver(system, subscriptionId);
    const orderId = await renewed('2026-10-22', subscriptionId);
    await system.sendOn('2026-10-25', 'stop-subscription', { subscriptionId });
    await deliver(system, subscriptionId);
    await system.billingRun('2026-11-01');
    await deliver(system, subscriptionId, FAILED);
    await system.billingRun('2026-12-01');
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Renewing failed', stopReason: 'by_manager' });
    await system.sendOn('2026-12-02', 'retry-provisioning', { orderId });
    await deliver(system, subscriptionId);
    await system.billingRun('2026-12-03');
    expect((await system.live(subscriptionId)).filter(([, , from]) => from >= '2026-11-01')).toEqual([['Closed', 3000, '2026-11-01', '2026-12-01']]);
  });

  it('of Non-refund that was paid in advance is not written off before its day, and more of it neither', async () => {
    const subscriptionId = await sold('2026-10-01', { billingType: 'non_refund', fee: 300, term: MONTH });
    await renewed('2026-10-10', subscriptionId);
    await changed('2026-10-16', subscriptionId, 12);
    expect(await system.endingOn(subscriptionId, '2026-12-01')).toEqual([['Blocked', 3000, '2026-11-01', '2026-12-01'], ['Blocked', 600, '2026-11-01', '2026-12-01']]);
    await system.billingRun('2026-11-01');
    expect((await system.endingOn(subscriptionId, '2026-12-01')).map(([status]) => status)).toEqual(['Closed', 'Closed']);
  });

  it('that waits for its day is no part of the term that a manager writes off', async () => {
    const subscriptionId = await sold('2026-10-01', { billingType: 'csp_annual', fee: 300, term: MONTH });
    await renewed('2026-10-10', subscriptionId);
    await system.sendOn('2026-10-11', 'close-subscription-charges', { subscriptionId });
    expect(await system.live(subscriptionId)).toEqual([['Closed', 3000, '2026-10-01', '2026-11-01'], ['Blocked', 3000, '2026-11-01', '2026-12-01']]);
  });
});

describe('changes', () => {
  it('on the billing day, before its run: 10, 15, 8 and 12 licences make a month of 15', async () => {
    const subscriptionId = await sold('2026-10-20', { billingType: 'pay_in_full', fee: 300 });
    for (const quantity of [15, 8, 12]) await changed('2026-11-01', subscriptionId, quantity);
    await system.billingRun('2026-11-01');
    expect(await total(subscriptionId)).toBe(4500);
    await changed('2026-11-01', subscriptionId, 16);
    expect(await total(subscriptionId)).toBe(4800);
  });
});

describe('changes on 2 November, before the run of the 1st that comes late', () => {
  const late = async (): Promise<void> => {
    await system.platform.container.get(BillingRunner).run('2026-11-01');
    await system.settle();
  };

  it.each(['pay_in_full', 'license_based_monthly'] as const)('%s: a reduction does not touch the month that began with 10, nor is what comes back to it charged again', async (billingType) => {
    const subscriptionId = await sold('2026-10-01', { billingType, fee: 300 });
    for (const quantity of [8, 12]) await changed('2026-11-02', subscriptionId, quantity);
    await late();
    expect((await system.endingOn(subscriptionId, '2026-12-01')).map(([, net]) => net).sort()).toEqual([3000, 600]);
  });

  it('Pay in full: 10 to 8 is 30.00 for November, 24.00 for December', async () => {
    const subscriptionId = await sold('2026-10-01', { billingType: 'pay_in_full', fee: 300 });
    await changed('2026-11-02', subscriptionId, 8);
    await late();
    await system.billingRun('2026-12-01');
    expect((await system.live(subscriptionId)).slice(1).map(([, net]) => net)).toEqual([3000, 2400]);
  });
});

describe('a trial that was renewed for a paid month', () => {
  const fees = { setup: 0, recurring: 0, renewal: 0 };
  const plan = { periods: [{ periodId: 'trial', term: { count: 14, unit: 'day' }, trial: true, fees }, { periodId: 'period', term: MONTH, fees }] };

  it.each([['reservation', [475, 145]], ['eset', [475]]] as const)('stays free to its end, 8 September, also for what is added to it (%s)', async (billingType, added) => {
    const subscriptionId = await sold('2026-08-25', { billingType, fee: 310, plan }, { periodId: 'trial' });
    await paid((await system.sendOn('2026-08-27', 'renew-subscription', { subscriptionId, periodId: 'period' })).id);
    const orderId = await changed('2026-08-29', subscriptionId, 12);
    expect(await system.one('orders', orderId)).toMatchObject({ price: { dueNow: added.reduce((sum: number, net) => sum + net, 0) } });
    await system.billingRun('2026-09-01');
    expect((await system.live(subscriptionId)).every(([, , from]) => from >= '2026-09-08')).toBe(true);
  });
});

describe('another plan', () => {
  const switching = async (subscriptionId: string): Promise<{ body: object }> => {
    const planId = await addPlan(system, shop, { billingType: 'csp_monthly', fee: 310 });
    return { body: { subscriptionId, planId, periodId: 'period', quantities: [{ resourceKey: 'licences', quantity: 10 }] } };
  };

  it('begins on the day on which ESET ends, as its preview says: 10.00 and 21.00 make a month', async () => {
    const subscriptionId = await sold('2026-10-01', { billingType: 'eset', fee: 310 });
    const { body } = await switching(subscriptionId);
    await system.moveTo('2026-10-11');
    expect(await system.preview('preview-switch', body)).toMatchObject({ effect: { writtenOff: 1000, back: 2100 } });
    await paid((await system.sendOn('2026-10-11', 'switch-plan', body)).id);
    expect(await system.live(subscriptionId)).toEqual([['Closed', 1000, '2026-10-01', '2026-10-11'], ['Blocked', 2100, '2026-10-11', '2026-11-01']]);
  });

  it('ends the renewal that the old one had ordered by itself', async () => {
    const subscriptionId = await sold('2026-10-01', { billingType: 'reservation', fee: 310, term: MONTH, plan: { autoRenewDefault: true } });
    const { body } = await switching(subscriptionId);
    const { id: orderId } = await system.sendOn('2026-10-20', 'switch-plan', body);
    await system.billingRun('2026-10-22');
    const [renewal] = await system.find('orders', { type: 'renewal' });
    expect(renewal).toMatchObject({ status: 'Waiting for payment' });
    await paid(orderId);
    expect(await system.one('orders', renewal?.id ?? '')).toMatchObject({ status: 'Cancelled', reason: 'plan_switched' });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ planId: (body as { planId: string }).planId });
  });
});

describe('a deletion', () => {
  it('ends the orders that are open: nobody pays for more of what is gone', async () => {
    const subscriptionId = await sold('2026-10-01', { billingType: 'csp_monthly', fee: 300 });
    await system.moveTo('2026-10-10');
    const orderId = await change(system, subscriptionId, 14);
    await system.sendOn('2026-10-10', 'delete-subscription', { subscriptionId });
    expect(await system.one('orders', orderId)).toMatchObject({ status: 'Cancelled', reason: 'subscription_deleted' });
    expect(await system.find('payments', { orderId, status: 'Waiting for payment' })).toEqual([]);
  });

  it('gives back what was paid for an increase that could not be delivered', async () => {
    const subscriptionId = await sold('2026-10-01', { billingType: 'csp_monthly', fee: 310, behaviour: 'wait' });
    await system.send('complete-provisioning', { subscriptionId });
    await changed('2026-10-11', subscriptionId, 20);
    await system.send('complete-provisioning', { subscriptionId, outcome: 'failed', reason: 'no answer' });
    await system.sendOn('2026-10-21', 'delete-subscription', { subscriptionId });
    await system.sendOn('2026-10-21', 'complete-provisioning', { subscriptionId });
    expect((await system.live(subscriptionId)).filter(([status]) => status !== 'Refunded')).toEqual([['Closed', 2000, '2026-10-01', '2026-10-21']]);
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 1_000_000 + 3100 + 2100 - 2000, blocked: 0 });
  });
});

describe('Non-refund without money on the billing day', () => {
  it('leaves no month waiting for ever: the one that was never paid is released, the one of the activation is charged', async () => {
    const subscriptionId = await sold('2026-10-01', { billingType: 'non_refund', fee: 300, terms: { stopPeriod: 90 } });
    await system.send('correct-balance', { accountId: shop.accountId, amount: -1_000_000, reason: 'a test' });
    for (const day of ['2026-11-01', '2026-12-01']) await system.billingRun(day);
    await system.moveTo('2026-12-10');
    await topUp(system, shop.accountId, 100_000);
    await system.sendOn('2026-12-10', 'activate-subscription', { subscriptionId });
    expect(await system.endingOn(subscriptionId, '2026-12-01')).toEqual([]);
    expect(await system.endingOn(subscriptionId, '2027-01-01')).toEqual([['Closed', 3000, '2026-12-01', '2027-01-01']]);
  });
});
