import { afterEach, describe, expect, it } from '@jest/globals';
import { addPlan, change, deliver, FAILED, openShop, order, pay, subscribe, TestSystem, topUp, type OpenShop, type ShopOptions } from '../support/system.js';

let system: TestSystem;
let shop: OpenShop;
afterEach(() => system.close());

const sold = async (on: string, options: ShopOptions): Promise<string> => {
  system = await TestSystem.open({ on });
  shop = await openShop(system, options);
  return subscribe(system, shop, 10);
};
const to = (subscriptionId: string, planId: string, quantity: number) => ({ subscriptionId, planId, periodId: 'period', quantities: [{ resourceKey: 'licences', quantity }] });

describe('switching 10 licences at 6.00, paid for November, on the 16th', () => {
  const WHOLE = { count: 1, unit: 'month' };
  /** The switch is paid, and the vendor works at it. */
  const switching = async (): Promise<{ readonly subscriptionId: string; readonly orderId: string }> => {
    const subscriptionId = await sold('2026-11-01', { billingType: 'reservation', fee: 600, term: WHOLE, behaviour: 'wait' });
    await deliver(system, subscriptionId);
    const planId = await addPlan(system, shop, { billingType: 'csp_annual', fee: 1000, term: WHOLE });
    await system.moveTo('2026-11-16');
    const { id: orderId } = await system.send('switch-plan', to(subscriptionId, planId, 4));
    await system.settle();
    await pay(system, orderId);
    return { subscriptionId, orderId };
  };

  it('writes 30.00 off and gives 30.00 back; the new plan begins that day with its own term', async () => {
    const subscriptionId = await sold('2026-11-01', { billingType: 'reservation', fee: 600, term: WHOLE });
    const planId = await addPlan(system, shop, { billingType: 'csp_annual', fee: 1000, term: WHOLE });
    await system.moveTo('2026-11-16');
    expect(await system.preview('preview-switch', to(subscriptionId, planId, 4))).toMatchObject({ price: { net: 4000, dueNow: 4000 }, effect: { writtenOff: 3000, back: 3000 } });
    const { id: orderId } = await system.send('switch-plan', to(subscriptionId, planId, 4));
    await system.settle();
    await pay(system, orderId);
    expect(await system.one('orders', orderId)).toMatchObject({ type: 'switch', status: 'Completed' });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', planId, billingType: 'csp_annual', startDate: '2026-11-16', expirationDate: '2026-12-16', resources: [{ quantity: 4 }] });
    expect(await system.live(subscriptionId)).toEqual([
      ['Closed', 3000, '2026-11-01', '2026-11-16'],
      ['Blocked', 2000, '2026-11-16', '2026-12-01'],
      ['Blocked', 2000, '2026-12-01', '2026-12-16'],
    ]);
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 7000, blocked: 4000 });
  });

  it('is cut on its day, also when the vendor answers after the billing day', async () => {
    const { subscriptionId } = await switching();
    await system.billingRun('2026-12-01');
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Switching' });
    await system.moveTo('2026-12-02');
    await deliver(system, subscriptionId);
    await system.billingRun('2026-12-02');
    expect(await system.live(subscriptionId)).toEqual([
      ['Closed', 3000, '2026-11-01', '2026-11-16'],
      ['Closed', 2000, '2026-11-16', '2026-12-01'],
      ['Blocked', 2000, '2026-12-01', '2026-12-16'],
    ]);
  });

  it('that failed and was never tried again leaves November as it was: 60.00, written off by the first run after it expired', async () => {
    const { subscriptionId, orderId } = await switching();
    await system.send('complete-provisioning', { subscriptionId, outcome: 'failed', reason: 'not to be had' });
    await system.billingRun('2026-12-01');
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Graced' });
    await system.billingRun('2026-12-02');
    expect((await system.live(subscriptionId))[0]).toEqual(['Closed', 6000, '2026-11-01', '2026-12-01']);
    await system.send('cancel-order', { orderId });
    await system.settle();
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 4000, blocked: 0 });
  });

  it('that failed, and whose subscription was stopped and activated since, is not delivered: cancelled, it gives its 40.00 back', async () => {
    const subscriptionId = await sold('2026-11-01', { billingType: 'reservation', fee: 600, term: { count: 3, unit: 'month' }, behaviour: 'wait' });
    await deliver(system, subscriptionId);
    const planId = await addPlan(system, shop, { billingType: 'csp_annual', fee: 1000, term: WHOLE });
    await system.moveTo('2026-11-16');
    const { id: orderId } = await system.send('switch-plan', to(subscriptionId, planId, 4));
    await system.settle();
    await pay(system, orderId);
    await deliver(system, subscriptionId, FAILED);
    for (const [date, name] of [['2026-11-20', 'stop-subscription'], ['2026-11-21', 'activate-subscription']] as const) {
      await system.sendOn(date, name, { subscriptionId });
      await deliver(system, subscriptionId);
    }
    await system.send('retry-provisioning', { orderId });
    await system.settle();
    expect(await system.one('orders', orderId)).toMatchObject({ status: 'Provisioning failed' });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', billingType: 'reservation' });
    await system.send('cancel-order', { orderId });
    await system.settle();
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 22_000 - 3800, blocked: 2000 + 12_000 });
  });

  it('paid three days later begins then: 18/30 of the old plan are used', async () => {
    const subscriptionId = await sold('2026-11-01', { billingType: 'reservation', fee: 600, term: WHOLE });
    const planId = await addPlan(system, shop, { billingType: 'reservation', fee: 1000, term: WHOLE });
    await system.moveTo('2026-11-16');
    const { id: orderId } = await system.send('switch-plan', to(subscriptionId, planId, 4));
    await system.moveTo('2026-11-19');
    await pay(system, orderId);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ startDate: '2026-11-19', expirationDate: '2026-12-19' });
    expect((await system.live(subscriptionId))[0]).toEqual(['Closed', 3600, '2026-11-01', '2026-11-19']);
  });

  it('is refused to the same plan, to a trial, to another product, and while another order is open', async () => {
    const subscriptionId = await sold('2026-11-01', { billingType: 'reservation', fee: 600, term: WHOLE });
    const trial = await addPlan(system, shop, { plan: { periods: [{ periodId: 'period', term: { count: 14, unit: 'day' }, trial: true }] } });
    const planId = await addPlan(system, shop, { fee: 700 });
    const other = await openShop(system, { fee: 900 });
    await expect(system.send('switch-plan', to(subscriptionId, shop.planId, 4))).rejects.toMatchObject({ code: 'same_plan' });
    await expect(system.send('switch-plan', to(subscriptionId, trial, 4))).rejects.toMatchObject({ code: 'trial_period' });
    await expect(system.send('switch-plan', to(subscriptionId, other.planId, 4))).rejects.toMatchObject({ code: 'plan_not_switchable' });
    await system.send('switch-plan', to(subscriptionId, planId, 4));
    await expect(system.send('switch-plan', to(subscriptionId, planId, 4))).rejects.toMatchObject({ code: 'open_order_exists' });
  });
});

describe('switching a postpaid month that is owed in full, 10 licences at 6.00', () => {
  it('leaves it as it is: 60.00 for November, beside 20.00 of the new plan and 10.00 for 5 more of it', async () => {
    system = await TestSystem.open({ on: '2026-11-01' });
    shop = await openShop(system, { billingType: 'license_based_monthly', fee: 600, accountTerms: { paymentModel: 'postpay' } });
    const subscriptionId = String((await order(system, shop, 10)).subscriptionId);
    const planId = await addPlan(system, shop, { billingType: 'license_based_monthly', fee: 200 });
    await system.sendOn('2026-11-16', 'switch-plan', to(subscriptionId, planId, 10));
    await change(system, subscriptionId, 15);
    await system.sendOn('2026-11-21', 'stop-subscription', { subscriptionId });
    await system.billingRun('2026-12-01');
    expect((await system.live(subscriptionId)).map(([status, net]) => [status, net])).toEqual([['Closed', 6000], ['Closed', 2000], ['Closed', 1000]]);
  });
});

describe('what may not be switched', () => {
  it('Pay in full in its free days; from the billing day on it may', async () => {
    system = await TestSystem.open({ on: '2026-10-20' });
    shop = await openShop(system, { billingType: 'pay_in_full', fee: 300 });
    const { id } = await system.send('place-order', { accountId: shop.accountId, planId: shop.planId, periodId: 'period', quantities: [{ resourceKey: 'licences', quantity: 10 }] });
    const subscriptionId = String((await system.one('orders', id)).subscriptionId);
    const planId = await addPlan(system, shop, { fee: 700 });
    await topUp(system, shop.accountId, 10_000);
    await expect(system.send('switch-plan', to(subscriptionId, planId, 4))).rejects.toMatchObject({ code: 'switch_in_free_days', meta: { from: '2026-11-01' } });
    await system.billingRun('2026-11-01');
    expect(await system.preview('preview-switch', to(subscriptionId, planId, 4))).toMatchObject({ effect: { back: 0 } });
  });

  it('ESET on a day on which it was changed, which is used; on the next day it may, and no day is charged twice', async () => {
    const subscriptionId = await sold('2026-11-01', { billingType: 'eset', fee: 300 });
    const planId = await addPlan(system, shop, { fee: 600 });
    await topUp(system, shop.accountId, 10_000);
    await system.moveTo('2026-11-10');
    await change(system, subscriptionId, 4);
    await expect(system.send('switch-plan', to(subscriptionId, planId, 4))).rejects.toMatchObject({ code: 'changed_today', meta: { from: '2026-11-11' } });
    const { id: orderId } = await system.sendOn('2026-11-11', 'switch-plan', to(subscriptionId, planId, 4));
    await system.settle();
    await pay(system, orderId);
    expect((await system.live(subscriptionId)).filter(([status]) => status !== 'Refunded')).toEqual([['Closed', 1000, '2026-11-01', '2026-11-11'], ['Blocked', 1600, '2026-11-11', '2026-12-01']]);
  });

  describe('ESET on a day on which it was stopped and activated, which is used', () => {
    const ready = async (): Promise<{ readonly subscriptionId: string; readonly planId: string }> => {
      const subscriptionId = await sold('2026-11-01', { billingType: 'eset', fee: 300 });
      const planId = await addPlan(system, shop, { fee: 600 });
      await topUp(system, shop.accountId, 10_000);
      return { subscriptionId, planId };
    };
    const restarted = async (date: string, subscriptionId: string): Promise<void> => {
      for (const name of ['stop-subscription', 'activate-subscription']) await system.sendOn(date, name, { subscriptionId });
    };

    it('is refused; on the next day it may, and no day is charged twice', async () => {
      const { subscriptionId, planId } = await ready();
      await restarted('2026-11-10', subscriptionId);
      await expect(system.send('switch-plan', to(subscriptionId, planId, 4))).rejects.toMatchObject({ code: 'changed_today', meta: { from: '2026-11-11' } });
      const { id: orderId } = await system.sendOn('2026-11-11', 'switch-plan', to(subscriptionId, planId, 4));
      await pay(system, orderId);
      expect(await system.live(subscriptionId)).toEqual([['Closed', 1000, '2026-11-01', '2026-11-11'], ['Blocked', 1600, '2026-11-11', '2026-12-01']]);
    });

    it('paid on that day, it is not delivered: cancelled, the order gives its money back', async () => {
      const { subscriptionId, planId } = await ready();
      const { id: orderId } = await system.sendOn('2026-11-09', 'switch-plan', to(subscriptionId, planId, 4));
      await restarted('2026-11-10', subscriptionId);
      const { balance } = await system.one('accounts', shop.accountId);
      await pay(system, orderId);
      expect(await system.one('orders', orderId)).toMatchObject({ status: 'Provisioning failed' });
      await system.send('cancel-order', { orderId });
      await system.settle();
      expect(await system.live(subscriptionId)).toEqual([['Closed', 1000, '2026-11-01', '2026-11-11'], ['Blocked', 2000, '2026-11-11', '2026-12-01']]);
      expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: Number(balance) + 1760, blocked: 2000 });
    });
  });

  it('Non-refund', async () => {
    const subscriptionId = await sold('2026-11-01', { billingType: 'non_refund', fee: 600 });
    const planId = await addPlan(system, shop, { fee: 700 });
    await expect(system.send('switch-plan', to(subscriptionId, planId, 4))).rejects.toMatchObject({ code: 'switch_not_allowed' });
  });
});
