import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HttpSystem } from '../support/http-system.js';

/** The MongoDB server that the tests were given, with a database of their own. */
const mongoUrl = (): string => {
  const url = new URL(process.env.MONGODB_URL ?? 'mongodb://127.0.0.1:27017');
  url.pathname = `/skyledger_${randomUUID().slice(0, 8)}`;
  return url.toString();
};

describe('the story of a sale over HTTP, with the views on MongoDB', () => {
  let http: HttpSystem;
  beforeAll(async () => {
    const eventStoreUrl = process.env.EVENTSTORE_URL;
    http = await HttpSystem.open({ environment: { MONGODB_URL: mongoUrl(), ...(eventStoreUrl ? { EVENTSTORE_URL: eventStoreUrl } : {}) } });
  });
  afterAll(() => http.close());

  const command = async (name: string, body: object, token?: string): Promise<string> => {
    const answer = await http.command(name, body, { headers: { 'Idempotency-Key': randomUUID() }, ...(token ? { token } : {}) });
    expect([name, answer.status, answer.text]).toEqual([name, 200, expect.any(String)]);
    await http.system.settle();
    return String(answer.json().id);
  };
  const list = async (view: string, filter: object, token?: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const answer = await http.request('GET', `/api/${view}?filter=${encodeURIComponent(JSON.stringify(filter))}`, token ? { token } : {});
    expect([view, answer.status]).toEqual([view, 200]);
    return JSON.parse(answer.text) as Readonly<Record<string, unknown>>[];
  };

  it('runs from the product to the explained charge', async () => {
    const productId = await command('create-product', { name: 'Office', category: 'Productivity', vendor: 'Microsoft' });
    const serviceTermsId = await command('create-service-terms', { key: 'std_monthly', name: 'Standard', billingDay: 1, manualRenewPoint: 30, autoRenewPoint: 10, gracePeriod: 5, stopPeriod: 14 });
    const planId = await command('create-plan', {
      productId, serviceTermsId, name: 'Office E3', billingType: 'csp_monthly', currency: 'EUR', periods: [{ periodId: '1_year', term: { count: 1, unit: 'year' } }],
      resources: [{ key: 'licences', name: 'Licences', unit: 'licence', minimum: 1, limit: 300, fees: { recurring: 500 } }],
    });
    await command('publish-plan', { planId });
    const accountId = await command('open-account', { kind: 'legal_entity', name: 'Fjord Books', terms: { classKey: 'prepay' } });
    const discountId = await command('create-discount', { name: 'Loyal', type: 'account', percentage: '10', fees: ['recurring'], accountIds: [accountId] });
    await command('activate-discount', { discountId });
    await command('register-user', { accountId, level: 'Owner', firstName: 'Ida', lastName: 'Holm', email: 'ida@example.com', password: 'a long password' });
    const customer = await http.signIn('ida@example.com');

    const orderId = await command('place-order', { accountId, planId, periodId: '1_year', quantities: [{ resourceKey: 'licences', quantity: 10 }] }, customer);
    const [waiting] = await list('subscriptions', { status: 'Ordered' }, customer);
    expect(waiting).toMatchObject({ payment: { amount: 1742, status: 'Waiting for payment' }, links: { details: null } });
    expect((await http.request('GET', `/api/subscriptions/${String(waiting?.id)}`, { token: customer })).status).toBe(409);

    const [payment] = await list('payments', { orderId });
    await command('complete-payment', { paymentId: payment?.id, method: 'bank_transfer', externalTransactionId: 'TR-1' });
    expect(await list('subscriptions', { status: 'Active' }, customer)).toHaveLength(1);
    const [charge] = await list('charges', { orderId }, customer);
    expect(charge).toMatchObject({ net: 1742, discount: { name: 'Loyal', percentage: '10', amount: 193 } });
    expect(JSON.stringify(charge)).not.toContain('lost');
    const explanation = await http.request('GET', `/api/charges/${String(charge?.id)}/explanation`, { token: customer });
    expect(explanation.json()).toMatchObject({ agrees: true, amount: 1742 });
    expect(await list('accounts', {}, customer)).toMatchObject([{ balance: 1742, blocked: 1742 }]);
  });

  it('has every view equal to its rebuild', async () => {
    const results = await http.system.platform.viewBuilder.verifyAll();
    expect(results.filter(({ equal }) => !equal)).toEqual([]);
  });

  it('says that it is ready, and lists what was sold', async () => {
    await http.system.settle();
    expect((await http.request('GET', '/health/ready')).json()).toMatchObject({ status: 'ready' });
    expect(await list('orders', { status: 'Completed' })).toHaveLength(1);
  });
});
