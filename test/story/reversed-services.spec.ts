import { afterEach, describe, expect, it } from '@jest/globals';
import { openShop, order, TestSystem } from '../support/system.js';

let system: TestSystem;
afterEach(() => system.close());

describe('a payment for services that the bank took back', () => {
  it('is owed again, and asked for again; unpaid it blocks the subscription', async () => {
    system = await TestSystem.open({ on: '2026-10-20' });
    const { accountId, ...plan } = await openShop(system, { fee: 310, accountTerms: { classKey: 'postpay', paymentModel: 'postpay', subscriptionCreditLimit: 100_000, paymentExpirationPeriod: 10 } });
    const { subscriptionId } = await order(system, { accountId, ...plan }, 10);
    for (const day of ['2026-11-01', '2026-11-02']) await system.billingRun(day);
    const [asked] = await system.find('payments', { kind: 'services' });
    await system.sendOn('2026-11-05', 'complete-payment', { paymentId: asked?.id, method: 'bank_transfer' });
    expect(await system.one('accounts', accountId)).toMatchObject({ balance: 0, owed: 0 });
    await system.sendOn('2026-11-08', 'reverse-payment', { paymentId: asked?.id, reason: 'charged back' });
    expect(await system.one('accounts', accountId)).toMatchObject({ balance: 0, owed: 1200 });
    const [again] = await system.find('payments', { kind: 'services', status: 'Waiting for payment' });
    expect(again).toMatchObject({ amount: 1200, invoiceId: asked?.invoiceId, createdOn: '2026-11-08', dueOn: '2026-11-18' });
    await system.billingRun('2026-11-18');
    expect(await system.one('subscriptions', String(subscriptionId))).toMatchObject({ status: 'Blocked' });
    await system.sendOn('2026-11-19', 'complete-payment', { paymentId: again?.id, method: 'bank_transfer' });
    expect(await system.one('accounts', accountId)).toMatchObject({ balance: 0, owed: 0 });
    expect(await system.one('subscriptions', String(subscriptionId))).toMatchObject({ status: 'Active' });
  });
});
