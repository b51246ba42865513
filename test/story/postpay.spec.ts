import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BillingRunner } from '../../application/billing/run/billing-runner.js';
import { addPlan, openShop, order, TestSystem, topUp, type ShopOptions } from '../support/system.js';

const POSTPAY = { classKey: 'postpay', paymentModel: 'postpay', subscriptionCreditLimit: 1_000_000, paymentExpirationPeriod: 10 };

let system: TestSystem;
beforeEach(async () => {
  system = await TestSystem.open({ on: '2026-10-20' });
});
afterEach(() => system.close());

const sell = async (options: ShopOptions, quantity = 1) => {
  const shop = await openShop(system, { accountTerms: POSTPAY, ...options });
  const { subscriptionId } = await order(system, shop, quantity);
  return { shop, accountId: shop.accountId, subscriptionId: String(subscriptionId) };
};
const run = async (...dates: readonly string[]): Promise<void> => {
  for (const date of dates) expect(await system.billingRun(date)).toMatchObject({ failures: [] });
};
const invoices = async (): Promise<readonly unknown[]> => (await system.find('invoices')).map(({ billingDate, total }) => [billingDate, total]).sort();
const money = async (accountId: string): Promise<unknown> => {
  const { balance, owed } = await system.one('accounts', accountId);
  return { balance, owed };
};

describe('a postpaid billing day writes off what it invoices', () => {
  it('also the setup fee of a term that goes on', async () => {
    const { accountId } = await sell({ billingType: 'reservation', term: { count: 3, unit: 'month' }, fee: 3100, fees: { setup: 1000 } });
    await run('2026-11-01', '2026-11-02');
    expect(await invoices()).toEqual([['2026-11-01', 2200]]);
    expect(await money(accountId)).toEqual({ balance: 0, owed: 2200 });
  });

  it('also a year that was written off at once', async () => {
    const { subscriptionId } = await sell({ billingType: 'csp_annual', fee: 400 }, 10);
    await system.send('close-subscription-charges', { subscriptionId });
    await run('2026-11-01', '2026-11-02');
    expect(await invoices()).toEqual([['2026-11-01', 48_000]]);
  });

  it('each on its own, when a plan with another billing day took over', async () => {
    const { shop, subscriptionId, accountId } = await sell({ fee: 3100 });
    const { id: serviceTermsId } = await system.send('create-service-terms', { key: 'fifteenth', name: 'Fifteenth', billingDay: 15, manualRenewPoint: 30, autoRenewPoint: 10, gracePeriod: 5, stopPeriod: 14 });
    const planId = await addPlan(system, { ...shop, serviceTermsId }, { fee: 6200 });
    await run('2026-11-01', '2026-11-02');
    await system.sendOn('2026-11-10', 'switch-plan', { subscriptionId, planId, periodId: 'period', quantities: [{ resourceKey: 'licences', quantity: 1 }] });
    await run('2026-11-15', '2026-11-16', '2026-12-01', '2026-12-02');
    expect(await invoices()).toEqual([['2026-11-01', 1200], ['2026-11-15', 1000], ['2026-12-01', 930]]);
    expect(await money(accountId)).toEqual({ balance: 0, owed: 3130 });
  });
});

describe('an invoice that is issued late', () => {
  it('gives its days to pay from then on: nobody is blocked for what he could not know', async () => {
    const { subscriptionId } = await sell({ fee: 3100 });
    await system.moveTo('2026-11-20');
    for (const date of ['2026-11-01', '2026-11-02', '2026-11-12', '2026-11-20']) await system.platform.container.get(BillingRunner).run(date);
    expect((await system.find('payments')).map(({ amount, status, dueOn }) => [amount, status, dueOn])).toEqual([[1200, 'Waiting for payment', '2026-11-30']]);
    expect((await system.one('subscriptions', subscriptionId)).status).toBe('Active');
    await run('2026-11-30');
    expect((await system.one('subscriptions', subscriptionId)).status).toBe('Blocked');
  });
});

describe('two overdue payments', () => {
  it('block a subscription until both are settled', async () => {
    const { subscriptionId, accountId } = await sell({ fee: 3100 });
    await run('2026-11-01', '2026-11-02', '2026-11-12', '2026-12-01', '2026-12-02', '2026-12-12');
    const status = async () => (await system.one('subscriptions', subscriptionId)).status;
    const [first, second] = await system.find('payments', { status: 'Expired' });
    await system.send('complete-payment', { paymentId: first?.id, method: 'cash' });
    expect(await status()).toBe('Blocked');
    await topUp(system, accountId, 4300);
    await system.send('pay-from-balance', { paymentId: second?.id });
    expect(await status()).toBe('Active');
    expect(await money(accountId)).toEqual({ balance: 4300 - Number(second?.amount), owed: 0 });
  });
});

describe('a payment for services that the staff withdraws', () => {
  it('leaves a debt of the balance, which the corrections of its charges make good', async () => {
    const { accountId } = await sell({ fee: 3100 });
    await run('2026-11-01', '2026-11-02');
    const [asked] = await system.find('payments', { kind: 'services' });
    await system.send('cancel-payment', { paymentId: asked?.id });
    expect(await money(accountId)).toEqual({ balance: -1200, owed: 0 });
    expect((await system.find('payments')).map(({ status }) => status)).toEqual(['Cancelled']);
    const [charge] = await system.find('charges', { status: 'Closed' });
    await system.send('correct-balance', { accountId, amount: 1200, reason: 'Never delivered', chargeId: charge?.id });
    await run('2026-12-01', '2026-12-02');
    expect(await invoices()).toEqual([['2026-11-01', 1200], ['2026-12-01', 1900]]);
    expect(await money(accountId)).toEqual({ balance: -1200, owed: 1900 });
  });
});

describe('an invoice below zero', () => {
  it('puts onto the balance what it gives back: 11.00 were used and paid, 10.00 of them are corrected later', async () => {
    const { subscriptionId, accountId } = await sell({ fee: 3100 });
    await system.sendOn('2026-10-31', 'delete-subscription', { subscriptionId });
    await run('2026-11-01', '2026-11-02');
    const [asked] = await system.find('payments', { kind: 'services' });
    await system.send('complete-payment', { paymentId: asked?.id, method: 'cash' });
    const [charge] = await system.find('charges', { status: 'Closed' });
    await system.send('correct-balance', { accountId, amount: 1000, reason: 'Ten days without service', chargeId: charge?.id });
    expect(await money(accountId)).toEqual({ balance: 0, owed: -1000 });
    await run('2026-12-01', '2026-12-02', '2026-12-02');
    expect(await invoices()).toEqual([['2026-11-01', 1100], ['2026-12-01', -1000]]);
    expect(await money(accountId)).toEqual({ balance: 1000, owed: 0 });
    expect((await system.find('ledger-entries', { type: 'invoice_credit' })).map(({ amount, owed }) => [amount, owed])).toEqual([[1000, 1000]]);
    expect((await system.find('payments', { kind: 'services' })).length).toBe(1);
  });
});
