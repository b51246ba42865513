import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { explainCharge, type ExplainedCharge } from '../../application/billing/explain-charge.js';
import { openShop, order, pay, TestSystem, topUp } from '../support/system.js';

let system: TestSystem;
const begin = async (on: string): Promise<void> => {
  system = await TestSystem.open({ on });
};
afterEach(() => system.close());

describe('selling CSP monthly: 20 August, billing day 1, 10 licences at 5.00 (domain.md 4.4)', () => {
  beforeEach(() => begin('2026-08-20'));

  it('asks for 19.35, which is 12/31 of 50.00, and charges that when it is paid', async () => {
    const shop = await openShop(system);
    const placed = await order(system, shop, 10);
    expect(placed).toMatchObject({ number: 'SO000001', status: 'Waiting for payment', price: { gross: 60_000, net: 60_000, dueNow: 1935 } });
    expect(await system.one('subscriptions', String(placed.subscriptionId))).toMatchObject({ status: 'Ordered', payment: { number: 'PY000001', amount: 1935, status: 'Waiting for payment' }, links: { details: null } });

    await pay(system, placed.id);

    expect(await system.one('orders', placed.id)).toMatchObject({ status: 'Completed', paidOn: '2026-08-20' });
    expect(await system.one('subscriptions', String(placed.subscriptionId))).toMatchObject({ status: 'Active', startDate: '2026-08-20', expirationDate: '2027-08-20', payment: null });
    const [charge] = await system.find('charges', { orderId: placed.id });
    expect(charge).toMatchObject({ status: 'Blocked', net: 1935, period: { from: '2026-08-20', to: '2026-09-01' }, derivation: { weight: '12/31', quantity: 10, unitFee: 500 } });
    expect(explainCharge(charge as unknown as ExplainedCharge)).toMatchObject({ agrees: true, formula: '10 × 5.00 × 12/31 = 19.35' });
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 1935, blocked: 1935, available: 0 });
  });

  it('takes 10 % off for the account: payment 17.42, discount 1.93 by the six steps, kept on the charge', async () => {
    const shop = await openShop(system);
    const { id: discountId } = await system.send('create-discount', { name: 'Loyal', type: 'account', percentage: '10', fees: ['recurring'], accountIds: [shop.accountId] });
    await system.send('activate-discount', { discountId });
    const placed = await order(system, shop, 10);
    await pay(system, placed.id);
    expect(placed).toMatchObject({ price: { dueNow: 1742 }, discount: { id: discountId, type: 'account', percentage: '10', amount: 193 } });
    await system.send('deactivate-discount', { discountId });
    const [charge] = await system.find('charges', { orderId: placed.id });
    expect(charge).toMatchObject({ gross: 1935, net: 1742, discount: { id: discountId, name: 'Loyal', type: 'account', percentage: '10', amount: 193 } });
    expect(explainCharge(charge as unknown as ExplainedCharge).agrees).toBe(true);
  });

  it('charges 50.00 on 1 September, and writes August off', async () => {
    const shop = await openShop(system);
    const placed = await order(system, shop, 10);
    await pay(system, placed.id);
    await topUp(system, shop.accountId, 5000);
    expect(await system.billingRun('2026-09-01')).toMatchObject({ counts: { ledgersClosed: 1, subscriptionsCharged: 1 }, failures: [] });
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 5000, blocked: 5000, available: 0 });
    const charges = await system.find('charges', { subscriptionId: String(placed.subscriptionId) });
    expect(charges.map(({ status, net, closedOn }) => [status, net, closedOn])).toEqual(expect.arrayContaining([['Closed', 1935, '2026-09-01'], ['Blocked', 5000, null]]));
  });

  it('changes nothing when the same day is run again, or twice at once', async () => {
    const shop = await openShop(system);
    const placed = await order(system, shop, 10);
    await pay(system, placed.id);
    await topUp(system, shop.accountId, 50_000);
    await system.moveTo('2026-09-01');
    await Promise.all([system.billingRun('2026-09-01'), system.billingRun('2026-09-01')]);
    await system.billingRun('2026-09-01');
    expect(await system.find('charges', { subscriptionId: String(placed.subscriptionId) })).toHaveLength(2);
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 50_000, blocked: 5000 });
    expect((await system.one('billing-runs', '2026-09-01')).counts).toEqual({ ledgersClosed: 1, subscriptionsCharged: 1 });
  });

  it('stops the subscription when the money for the next month is not there', async () => {
    const shop = await openShop(system);
    const placed = await order(system, shop, 10);
    await pay(system, placed.id);
    await topUp(system, shop.accountId, 4999);
    expect((await system.billingRun('2026-09-01')).failures).toMatchObject([{ code: 'insufficient_balance' }]);
    expect(await system.one('subscriptions', String(placed.subscriptionId))).toMatchObject({ status: 'Stopped', stopReason: 'insufficient_balance' });
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 4999, blocked: 0 });
  });

  it('10 to 14 licences on 11 September costs 13.33', async () => {
    const shop = await openShop(system);
    const placed = await order(system, shop, 10);
    await pay(system, placed.id);
    await topUp(system, shop.accountId, 5000);
    await system.billingRun('2026-09-01');
    await system.moveTo('2026-09-11');
    const subscriptionId = String(placed.subscriptionId);
    const { id } = await system.send('change-subscription', { subscriptionId, quantities: [{ resourceKey: 'licences', quantity: 14 }] });
    const change = await system.one('orders', id);
    expect(change).toMatchObject({ type: 'change', price: { dueNow: 1333 } });
    await pay(system, id);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', resources: [{ quantity: 14 }], monthlyFee: 7000 });
    await expect(system.send('change-subscription', { subscriptionId, quantities: [{ resourceKey: 'licences', quantity: 0 }] })).rejects.toMatchObject({ code: 'below_minimum' });
  });
});

describe('selling CSP annual: 10 licences at 4.00 from 1 March (domain.md 4.5)', () => {
  beforeEach(() => begin('2026-03-01'));

  it('holds 480.00 in twelve charges of 40.00; +2 on 24 October costs 34.06', async () => {
    const shop = await openShop(system, { billingType: 'csp_annual', fee: 400 });
    const placed = await order(system, shop, 10);
    expect(placed).toMatchObject({ price: { net: 48_000, dueNow: 48_000 } });
    await pay(system, placed.id);
    expect((await system.find('charges', { orderId: placed.id })).map(({ net, status }) => [net, status])).toEqual(Array.from({ length: 12 }, () => [4000, 'Blocked']));

    await system.moveTo('2026-10-24');
    const subscriptionId = String(placed.subscriptionId);
    const { id } = await system.send('change-subscription', { subscriptionId, quantities: [{ resourceKey: 'licences', quantity: 12 }] });
    expect(await system.one('orders', id)).toMatchObject({ price: { dueNow: 3406 } });
    await pay(system, id);
    expect((await system.find('charges', { orderId: id })).map(({ net }) => net).sort()).toEqual([206, 800, 800, 800, 800]);
  });

  it('writes the whole term off at once, after which an increase is one closed charge of 34.06', async () => {
    const shop = await openShop(system, { billingType: 'csp_annual', fee: 400 });
    const placed = await order(system, shop, 10);
    await pay(system, placed.id);
    const subscriptionId = String(placed.subscriptionId);
    await system.send('close-subscription-charges', { subscriptionId });
    expect((await system.find('charges', { subscriptionId, status: 'Closed' })).map(({ net }) => net)).toEqual([48_000]);
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 0, blocked: 0 });

    await system.moveTo('2026-10-24');
    const { id } = await system.send('change-subscription', { subscriptionId, quantities: [{ resourceKey: 'licences', quantity: 12 }] });
    await pay(system, id);
    const charges = await system.find('charges', { orderId: id });
    expect(charges).toHaveLength(1);
    expect(charges[0]).toMatchObject({ net: 3406, status: 'Closed', period: { from: '2026-10-24', to: '2027-03-01' } });
    expect(explainCharge(charges[0] as unknown as ExplainedCharge).agrees).toBe(true);
  });
});

describe('paying', () => {
  beforeEach(() => begin('2026-08-30'));

  it('cuts the periods anew when an order is paid later, and asks for the rest: 3.23 paid, 48.33 needed (rulings, Billing 4)', async () => {
    const shop = await openShop(system);
    const placed = await order(system, shop, 10);
    expect(placed).toMatchObject({ price: { dueNow: 323 } });
    await system.moveTo('2026-09-02');
    await pay(system, placed.id);
    expect(await system.one('orders', placed.id)).toMatchObject({ status: 'Waiting for payment' });
    const [rest] = await system.find('payments', { orderId: placed.id, status: 'Waiting for payment' });
    expect(rest).toMatchObject({ amount: 4510 });
    await pay(system, placed.id);
    expect(await system.one('orders', placed.id)).toMatchObject({ status: 'Completed', paidOn: '2026-09-02' });
    expect(await system.one('subscriptions', String(placed.subscriptionId))).toMatchObject({ startDate: '2026-09-02', expirationDate: '2027-09-02' });
    expect((await system.find('charges', { orderId: placed.id })).map(({ status, net }) => [status, net]).sort()).toEqual([['Blocked', 4833], ['Deleted', 323]]);
  });

  it('pays from the balance, or says what is missing', async () => {
    const shop = await openShop(system);
    const placed = await order(system, shop, 10);
    await topUp(system, shop.accountId, 300);
    const owner = system.customer(shop.accountId);
    await expect(system.send('pay-from-balance', { orderId: placed.id }, { as: owner })).rejects.toMatchObject({ code: 'insufficient_balance', meta: { total: 323, available: 300, shortfall: 23 } });
    await topUp(system, shop.accountId, 23);
    await system.send('pay-from-balance', { orderId: placed.id }, { as: owner });
    expect(await system.one('orders', placed.id)).toMatchObject({ status: 'Completed' });
    expect((await system.find('payments', { orderId: placed.id }))[0]).toMatchObject({ status: 'Paid from balance' });
  });

  it('gives the money back to the balance when an order is cancelled before its money comes in', async () => {
    const shop = await openShop(system);
    const placed = await order(system, shop, 10);
    const [payment] = await system.find('payments', { orderId: placed.id });
    // The payment is completed while the order is being cancelled: whichever comes first, no money is lost and none is held.
    await Promise.allSettled([system.send('complete-payment', { paymentId: payment?.id, method: 'cash' }), system.send('cancel-order', { orderId: placed.id })]);
    expect(await system.one('orders', placed.id)).toMatchObject({ status: 'Cancelled' });
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 323, blocked: 0, available: 323 });
    expect(await system.one('subscriptions', String(placed.subscriptionId))).toMatchObject({ status: 'Deleted' });
    expect(await system.find('failed-steps')).toEqual([]);
  });

  it('takes a mistaken payment back, with its reason; the account owes the money', async () => {
    const shop = await openShop(system);
    const placed = await order(system, shop, 10);
    await pay(system, placed.id);
    const [payment] = await system.find('payments', { orderId: placed.id });
    await system.send('reverse-payment', { paymentId: payment?.id, reason: 'wrong account' });
    expect(await system.one('payments', payment?.id ?? '')).toMatchObject({ status: 'Reversed', reason: 'wrong account' });
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 0, blocked: 323, available: -323 });
    await expect(system.send('reverse-payment', { paymentId: payment?.id, reason: 'again' })).rejects.toMatchObject({ code: 'payment_not_completed' });
  });

  it('answers a repeated key as the first time, and refuses the key with another body', async () => {
    const { accountId } = await openShop(system);
    const first = await system.send('top-up-account', { accountId, amount: 100 }, { key: 'k1' });
    const events = await system.platform.eventStore.head();
    expect(await system.send('top-up-account', { accountId, amount: 100 }, { key: 'k1' })).toEqual(first);
    await expect(system.send('top-up-account', { accountId, amount: 200 }, { key: 'k1' })).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    await system.settle();
    expect(await system.find('payments', { accountId })).toHaveLength(1);
    expect(events).toBeGreaterThan(0);
  });

  it('has one effect when the same command is sent five times at once', async () => {
    const shop = await openShop(system);
    const body = { accountId: shop.accountId, planId: shop.planId, periodId: 'period', quantities: [{ resourceKey: 'licences', quantity: 3 }] };
    const answers = await Promise.all(Array.from({ length: 5 }, () => system.send('place-order', body, { key: 'order' })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await system.find('orders')).toHaveLength(1);
  });
});

describe('when things do not go well', () => {
  beforeEach(() => begin('2026-08-20'));

  it('shows a failed installation, retries it, and lets a manager cancel it with its money back', async () => {
    const shop = await openShop(system, { behaviour: 'fail' });
    const placed = await order(system, shop, 10);
    await pay(system, placed.id);
    expect(await system.one('orders', placed.id)).toMatchObject({ status: 'Provisioning failed' });
    await system.send('retry-provisioning', { orderId: placed.id });
    expect(await system.one('orders', placed.id)).toMatchObject({ status: 'Provisioning failed' });
    await expect(system.send('cancel-order', { orderId: placed.id }, { as: system.customer(shop.accountId) })).rejects.toMatchObject({ code: 'order_paid' });
    await system.send('cancel-order', { orderId: placed.id });
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: 1935, blocked: 0 });
    expect(await system.one('subscriptions', String(placed.subscriptionId))).toMatchObject({ status: 'Deleted' });
  });

  it('waits for an operator where a product is delivered by hand', async () => {
    const shop = await openShop(system, { behaviour: 'wait' });
    const placed = await order(system, shop, 10);
    await pay(system, placed.id);
    const subscriptionId = String(placed.subscriptionId);
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Installing' });
    await expect(system.send('stop-subscription', { subscriptionId })).rejects.toMatchObject({ code: 'in_transition' });
    await system.send('complete-provisioning', { subscriptionId, vendorReference: 'rack-7' });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active', vendorReference: 'rack-7' });
  });

  it('ends an order that nobody pays', async () => {
    const shop = await openShop(system);
    const placed = await order(system, shop, 10);
    await system.billingRun('2026-08-26');
    expect(await system.one('orders', placed.id)).toMatchObject({ status: 'Waiting for payment' });
    await system.billingRun('2026-08-27');
    expect(await system.one('orders', placed.id)).toMatchObject({ status: 'Cancelled', reason: 'expired' });
    expect((await system.find('payments', { orderId: placed.id }))[0]).toMatchObject({ status: 'Cancelled' });
  });

  it('stopped on 16 November and active again on the 20th: 30.00 written off, 22.00 held (rulings, Billing 11)', async () => {
    const shop = await openShop(system, { fee: 600 });
    const placed = await order(system, shop, 10);
    await pay(system, placed.id);
    await topUp(system, shop.accountId, 50_000);
    for (const day of ['2026-09-01', '2026-10-01', '2026-11-01']) await system.billingRun(day);
    const before = (await system.one('accounts', shop.accountId)).balance as number;
    await system.moveTo('2026-11-16');
    const subscriptionId = String(placed.subscriptionId);
    await system.send('stop-subscription', { subscriptionId });
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: before - 3000, blocked: 0 });
    await system.moveTo('2026-11-20');
    await system.send('activate-subscription', { subscriptionId });
    expect(await system.one('subscriptions', subscriptionId)).toMatchObject({ status: 'Active' });
    expect(await system.one('accounts', shop.accountId)).toMatchObject({ balance: before - 3000, blocked: 2200 });
  });

  it('expires 24 October: graced to the 28th, stopped on the 29th, deleted on 12 November (domain.md 4.12)', async () => {
    const shop = await openShop(system, { term: { count: 1, unit: 'month' } });
    await system.moveTo('2026-09-24');
    const placed = await order(system, shop, 1);
    await pay(system, placed.id);
    await topUp(system, shop.accountId, 5000);
    const subscriptionId = String(placed.subscriptionId);
    const seen: string[] = [];
    for (const day of ['2026-10-01', '2026-10-23', '2026-10-24', '2026-10-28', '2026-10-29', '2026-11-01', '2026-11-11', '2026-11-12']) {
      await system.billingRun(day);
      seen.push(`${day.slice(5)} ${String((await system.one('subscriptions', subscriptionId)).status)}`);
    }
    expect(seen).toEqual(['10-01 Active', '10-23 Active', '10-24 Graced', '10-28 Graced', '10-29 Stopped', '11-01 Stopped', '11-11 Stopped', '11-12 Deleted']);
    // One month at 5.00: 7/30 of it for September, the rest for October; nothing for the grace period.
    const closed = (await system.find('charges', { subscriptionId, status: 'Closed' })).map(({ net }) => net as number);
    expect(closed.reduce((sum, net) => sum + net, 0)).toBe(500);
  });
});
