import { afterEach, describe, expect, it } from '@jest/globals';
import { addPlan, change, openShop, order, pay, subscribe, TestSystem, topUp, type OpenShop, type ShopOptions } from '../support/system.js';

let system: TestSystem;
let shop: OpenShop;
const begin = async (options: ShopOptions): Promise<void> => {
  system = await TestSystem.open({ on: '2026-10-20' });
  shop = await openShop(system, options);
};
afterEach(() => system.close());

const POSTPAY = { paymentModel: 'postpay', subscriptionCreditLimit: 9300 };
const RESERVATION = { billingType: 'reservation', fee: 3100, term: { count: 3, unit: 'month' } } as const;

describe('a postpaid order (domain.md 4.1; rulings, Billing 13)', () => {
  it('asks for no payment: 93.00 count against the limit, 12.00 are debt, and it is delivered at once', async () => {
    await begin({ ...RESERVATION, accountTerms: POSTPAY });
    const placed = await order(system, shop, 1);
    expect(placed).toMatchObject({ status: 'Completed', paymentModel: 'postpay', price: { net: 9300, dueNow: 0 } });
    expect(await system.find('payments', { orderId: placed.id })).toEqual([]);
    expect((await system.live(String(placed.subscriptionId))).map(([status, net]) => [status, net])).toEqual([['Blocked', 1200], ['Opened', 3100], ['Opened', 3100], ['Opened', 1900]]);
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 0, blocked: 0 });
  });

  it('beyond the credit limit is refused, and nothing is recorded', async () => {
    await begin({ ...RESERVATION, accountTerms: { ...POSTPAY, subscriptionCreditLimit: 9299 } });
    const head = await system.platform.eventStore.head();
    await expect(order(system, shop, 1)).rejects.toMatchObject({ code: 'credit_limit_exceeded', meta: { limit: 9299, commitment: 9300 } });
    expect(await system.platform.eventStore.head()).toBe(head);
  });

  it('of a monthly type counts one month: 50.00, not the 600.00 of the year', async () => {
    await begin({ accountTerms: { ...POSTPAY, subscriptionCreditLimit: 5000 } });
    expect(await order(system, shop, 10)).toMatchObject({ status: 'Completed' });
    await expect(order(system, shop, 11)).rejects.toMatchObject({ code: 'credit_limit_exceeded' });
  });

  it('is for managers to choose where the account is prepaid', async () => {
    await begin({});
    const body = { accountId: shop.accountId, planId: shop.planId, periodId: 'period', paymentModel: 'postpay' };
    await expect(system.send('place-order', body, { as: system.customer(shop.accountId) })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await order(system, shop, 1, { paymentModel: 'postpay' })).toMatchObject({ status: 'Completed', paymentModel: 'postpay' });
  });
});

describe('a trial', () => {
  const PERIODS = [
    { periodId: 'period', term: { count: 14, unit: 'day' }, trial: true },
    { periodId: 'paid', term: { count: 1, unit: 'month' }, fees: { setup: 0, recurring: 0, renewal: 0 } },
  ];

  it('is free and runs at once; its quantities are fixed, and it becomes a paid one by renewal', async () => {
    await begin({ billingType: 'reservation', fee: 3100, plan: { periods: PERIODS } });
    const placed = await order(system, shop, 2);
    const subscriptionId = String(placed.subscriptionId);
    expect(placed).toMatchObject({ status: 'Completed', trial: true, price: { net: 0, dueNow: 0 } });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', expirationDate: '2026-11-03' });
    await expect(change(system, subscriptionId, 3)).rejects.toMatchObject({ code: 'trial_fixed' });
    await expect(system.send('renew-subscription', { subscriptionId })).rejects.toMatchObject({ code: 'trial_period' });
    await system.billingRun('2026-11-01');
    expect(await system.live(subscriptionId)).toEqual([]);
    const { id: orderId } = await system.send('renew-subscription', { subscriptionId, periodId: 'paid', quantities: [{ resourceKey: 'licences', quantity: 3 }] });
    await system.settle();
    expect(await system.one('orders', orderId)).toMatchObject({ price: { net: 9300 } });
    await pay(system, orderId);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ expirationDate: '2026-12-03', resources: [{ quantity: 3 }] });
  });
});

describe('individual prices', () => {
  const AT_400 = { individualPrices: { resources: [{ resourceKey: 'licences', fees: { setup: 0, recurring: 400, renewal: 0 } }] } };

  it('are what a manager agreed; no discount of customers applies, also not on the billing day', async () => {
    await begin({});
    const { id: discountId } = await system.send('create-discount', { name: 'Loyal', type: 'account', percentage: '10', fees: ['recurring'] });
    await system.send('activate-discount', { discountId });
    const placed = await order(system, shop, 10, AT_400);
    expect(placed).toMatchObject({ individualPrices: true, discount: null, price: { net: 48_000, dueNow: 1548 } });
    await pay(system, placed.id);
    await topUp(system, shop.accountId, 10_000);
    await system.billingRun('2026-11-01');
    expect(await system.endingOn(String(placed.subscriptionId), '2026-12-01')).toEqual([['Blocked', 4000, '2026-11-01', '2026-12-01']]);
  });

  it('are not for customers to set, and not with a promo code', async () => {
    await begin({});
    const body = { accountId: shop.accountId, planId: shop.planId, periodId: 'period', ...AT_400 };
    await expect(system.send('place-order', body, { as: system.customer(shop.accountId) })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(system.send('place-order', { ...body, promoCode: 'WELCOME10' })).rejects.toMatchObject({ code: 'promo_code_not_valid' });
  });

  it('hold for what is ordered later, while others pay the price of the day', async () => {
    await begin({ billingType: 'reservation' });
    const [individual, listed] = [await order(system, shop, 10, AT_400), await order(system, shop, 10)];
    await pay(system, individual.id);
    await pay(system, listed.id);
    await system.sendOn('2026-11-01', 'change-plan-prices', { planId: shop.planId, resources: [{ key: 'licences', fees: { setup: 0, recurring: 700, renewal: 0 } }] });
    const more = { quantities: [{ resourceKey: 'licences', quantity: 11 }] };
    const unitFees = async (subscriptionId: unknown): Promise<unknown> => (await system.preview<{ lines: { unitFee: number }[] }>('preview-change', { subscriptionId, ...more })).lines[0]?.unitFee;
    expect(await unitFees(individual.subscriptionId)).toBe(400);
    expect(await unitFees(listed.subscriptionId)).toBe(700);
  });
});

describe('a plan that an account may have once', () => {
  it('is refused a second time, until the first is deleted', async () => {
    await begin({ plan: { singleton: true } });
    const placed = await order(system, shop, 1);
    await expect(order(system, shop, 1)).rejects.toMatchObject({ code: 'singleton' });
    await system.sendOn('2026-10-20', 'cancel-order', { orderId: placed.id });
    expect(await order(system, shop, 1)).toMatchObject({ status: 'Waiting for payment' });
  });

  it('ordered five times at once is ordered once, and costs one number', async () => {
    await begin({ plan: { singleton: true } });
    const asked = { accountId: shop.accountId, planId: shop.planId, periodId: 'period', quantities: [] };
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => system.send('place-order', asked)));
    expect(answers.map((answer) => (answer.status === 'rejected' ? (answer.reason as { code: string }).code : 'placed')).sort()).toEqual(['placed', ...Array.from({ length: 4 }, () => 'singleton')]);
    expect((await system.find('subscriptions')).map(({ number }) => number)).toEqual(['S000001']);
  });

  it('ordered with one key twice answers the same twice', async () => {
    await begin({ plan: { singleton: true } });
    const asked = { accountId: shop.accountId, planId: shop.planId, periodId: 'period', quantities: [] };
    const ids = [];
    for (let time = 0; time < 2; time++) {
      ids.push((await system.send('place-order', asked, { key: 'one' })).id);
      await system.settle();
    }
    expect(new Set(ids).size).toBe(1);
  });

  it('is not switched to beside the one that there is; switched away from, it may be ordered anew', async () => {
    await begin({ plan: { singleton: true } });
    const planId = await addPlan(system, shop, { fee: 600 });
    const switchTo = (subscriptionId: unknown, to: string) => system.send('switch-plan', { subscriptionId, planId: to, periodId: 'period', quantities: [{ resourceKey: 'licences', quantity: 1 }] });
    const first = await subscribe(system, shop, 1);
    const other = await subscribe(system, { ...shop, planId }, 1);
    await expect(switchTo(other, shop.planId)).rejects.toMatchObject({ code: 'singleton' });
    const { id } = await switchTo(first, planId);
    await system.settle();
    await pay(system, id);
    expect(await order(system, shop, 1)).toMatchObject({ status: 'Waiting for payment' });
    await expect(switchTo(other, shop.planId)).rejects.toMatchObject({ code: 'singleton' });
  });
});

describe('in credit hold', () => {
  it('an order asks for two payments, the debt and its own; what runs is not changed', async () => {
    await begin({});
    const subscriptionId = await subscribe(system, shop, 10);
    const [payment] = await system.find('payments', {});
    await system.billingRun('2026-10-21');
    await system.send('reverse-payment', { paymentId: payment?.id, reason: 'bounced' });
    await system.billingRun('2026-11-01');
    const { balance } = await system.one('accounts', shop.accountId);
    expect(balance).toBeLessThan(0);
    const placed = await order(system, shop, 1);
    const waiting = await system.find('payments', { accountId: shop.accountId, status: 'Waiting for payment' });
    expect(waiting.map(({ kind, amount }) => [kind, amount]).sort()).toEqual([['order', (placed.price as { dueNow: number }).dueNow], ['top_up', -Number(balance)]]);
    await expect(change(system, subscriptionId, 12)).rejects.toMatchObject({ code: 'credit_hold' });
  });

  it.each([['its own payment', 'the debt'], ['the debt', 'its own payment']])('an order is delivered once both are paid, %s before %s: nobody is asked for the debt twice', async (first) => {
    await begin({});
    await system.send('correct-balance', { accountId: shop.accountId, amount: -5000, reason: 'A fee' });
    const placed = await order(system, shop, 1);
    const kinds = first === 'the debt' ? ['top_up', 'order'] : ['order', 'top_up'];
    for (const kind of kinds) {
      const [asked] = await system.find('payments', { kind, status: 'Waiting for payment' });
      await system.send('complete-payment', { paymentId: asked?.id, method: 'cash' });
      await system.settle();
    }
    expect(await system.one('orders', placed.id)).toMatchObject({ status: 'Completed' });
    expect(await system.find('payments', { status: 'Waiting for payment' })).toEqual([]);
    const { dueNow } = placed.price as { dueNow: number };
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ status: 'Active', balance: dueNow, blocked: dueNow });
  });
});
