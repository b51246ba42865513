import { afterEach, describe, expect, it } from '@jest/globals';
import { addPlan, change, deliver, FAILED, openShop, order, pay, TestSystem, topUp, type OpenShop, type ShopOptions } from '../support/system.js';

let system: TestSystem;
let shop: OpenShop;
afterEach(() => system.close());

const accountTerms = { classKey: 'class', cancelUnpaidOrderInDays: 7 };

/** 10 licences at 5.00, ordered on 30 August for 3.23 and paid on 2 September, when 48.33 is needed: 45.10 is missing. */
const short = async (options: ShopOptions = {}): Promise<string> => {
  system = await TestSystem.open({ on: '2026-08-30' });
  shop = await openShop(system, options);
  return shortOrder();
};
const shortOrder = async (): Promise<string> => {
  const placed = await order(system, shop, 10);
  await system.moveTo('2026-09-02');
  await pay(system, placed.id);
  expect((await system.find('payments', { orderId: placed.id })).map(({ status, amount }) => `${String(status)} ${String(amount)}`).sort()).toEqual(['Completed 323', 'Waiting for payment 4510']);
  return placed.id;
};
const expectPaid = async (orderId: string): Promise<void> => {
  await system.settle();
  expect((await system.one('orders', orderId)).status).not.toBe('Waiting for payment');
  expect((await system.find('payments', { orderId })).filter(({ status }) => status === 'Waiting for payment')).toEqual([]);
  expect(await system.find('failed-steps')).toEqual([]);
};
const expectWaiting = async (orderId: string): Promise<void> => expect(await system.one('orders', orderId)).toMatchObject({ status: 'Waiting for payment' });

describe('money that becomes free goes on to the order whose own payment was too little', () => {
  it('when the balance is corrected, and the rest is there', async () => {
    const orderId = await short();
    await system.send('correct-balance', { accountId: shop.accountId, amount: 4509, reason: 'goodwill' });
    await expectWaiting(orderId);
    await system.send('correct-balance', { accountId: shop.accountId, amount: 1, reason: 'goodwill' });
    await expectPaid(orderId);
  });

  it('when a payment is guaranteed', async () => {
    const orderId = await short({ accountTerms: { ...accountTerms, guaranteedPaymentLimit: 10_000, guaranteedPaymentDays: 10 } });
    await system.send('provide-guarantee', { accountId: shop.accountId, amount: 4510 });
    await expectPaid(orderId);
  });

  it('when more may be paid below zero', async () => {
    const orderId = await short();
    await system.send('edit-account', { accountId: shop.accountId, terms: { ...accountTerms, threshold: 4510, payWithNegativeBalance: true } });
    await expectPaid(orderId);
  });

  it('the first of several first, whole or not at all', async () => {
    system = await TestSystem.open({ on: '2026-08-30' });
    shop = await openShop(system);
    const placed: string[] = [];
    for (let count = 1; count <= 5; count++) placed.push((await order(system, shop, 10)).id);
    await system.moveTo('2026-09-02');
    for (const orderId of [...placed].reverse()) await pay(system, orderId);
    // Each paid 3.23 and needs 48.33.
    await topUp(system, shop.accountId, 4833 - 5 * 323);
    for (const [paid] of placed.entries()) {
      const statuses = await Promise.all(placed.map(async (orderId) => (await system.one('orders', orderId)).status));
      expect(statuses).toEqual(placed.map((_, index) => (index <= paid ? 'Completed' : 'Waiting for payment')));
      await system.send('correct-balance', { accountId: shop.accountId, amount: 4833, reason: 'goodwill' });
      await system.settle();
    }
  });

  /** Beside it, 10 licences of another plan for a whole year: 600.00. */
  const beside = async (options: ShopOptions = {}): Promise<Awaited<ReturnType<typeof order>>> => {
    system = await TestSystem.open({ on: '2026-08-30' });
    shop = await openShop(system, options);
    return order(system, { ...shop, planId: await addPlan(system, shop, { billingType: 'csp_annual' }) }, 10);
  };

  it('when fewer are kept of something else', async () => {
    const other = await beside();
    await pay(system, other.id);
    const orderId = await shortOrder();
    await change(system, String(other.subscriptionId), 9);
    await expectPaid(orderId);
  });

  it('when a paid order that could not be delivered is cancelled', async () => {
    const other = await beside({ behaviour: 'wait' });
    await pay(system, other.id);
    await deliver(system, String(other.subscriptionId));
    const increase = await change(system, String(other.subscriptionId), 12);
    await pay(system, increase);
    await deliver(system, String(other.subscriptionId), FAILED);
    const orderId = await shortOrder();
    await system.send('cancel-order', { orderId: increase });
    await expectPaid(orderId);
  });

  it('when a payment comes in for an order that was cancelled', async () => {
    const other = await beside();
    const orderId = await shortOrder();
    const [payment] = await system.find('payments', { orderId: other.id });
    await Promise.all([system.send('complete-payment', { paymentId: payment?.id, method: 'cash' }), system.send('cancel-order', { orderId: other.id })]);
    await expectPaid(orderId);
  });

  it('when what runs is stopped, and nothing is held for the rest of its month', async () => {
    system = await TestSystem.open({ on: '2026-08-02' });
    shop = await openShop(system, { billingType: 'csp_monthly' });
    const running = await order(system, shop, 20);
    await pay(system, running.id);
    await topUp(system, shop.accountId, 10_000);
    await system.moveTo('2026-08-30');
    const placed = await order(system, shop, 10);
    await system.billingRun('2026-09-01');
    await system.moveTo('2026-09-02');
    await pay(system, placed.id);
    await expectWaiting(placed.id);
    await system.send('stop-subscription', { subscriptionId: String(running.subscriptionId) });
    await expectPaid(placed.id);
  });
});

describe('a postpaid order that the credit limit left waiting', () => {
  it.each(['of the subscription', 'of the account'] as const)('goes on when the limit %s is raised', async (whose) => {
    system = await TestSystem.open({ on: '2026-08-01' });
    const terms = { ...accountTerms, paymentModel: 'postpay' };
    shop = await openShop(system, { accountTerms: { ...terms, subscriptionCreditLimit: 5_000 } });
    const { id, subscriptionId } = (await order(system, shop, 10)) as { readonly id: string; readonly subscriptionId: string };
    expect(await system.one('orders', id)).toMatchObject({ status: 'Completed' });
    const limit = (credit: number): Promise<unknown> =>
      whose === 'of the account' ? system.send('edit-account', { accountId: shop.accountId, terms: { ...terms, subscriptionCreditLimit: credit } }) : system.send('set-subscription-credit-limit', { subscriptionId, limit: credit });
    await limit(100_000);
    // Lowered before the increase has come to its money.
    const increase = await system.send('change-subscription', { subscriptionId, quantities: [{ resourceKey: 'licences', quantity: 12 }] });
    await limit(5_000);
    await system.settle();
    await expectWaiting(increase.id);
    await limit(6_000);
    await system.settle();
    expect(await system.one('orders', increase.id)).toMatchObject({ status: 'Completed' });
  });
});
