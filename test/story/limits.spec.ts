import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sightOf } from '../../application/queries/visibility.js';
import { orders } from '../../projections/sales/orders.projection.js';
import { HttpSystem } from '../support/http-system.js';
import { openShop, order, type TestSystem, type Shop } from '../support/system.js';

const HUGE = 1_000_000_000_000;

let system: TestSystem;
let http: HttpSystem;
beforeEach(async () => {
  http = await HttpSystem.open({ on: '2026-08-20' });
  system = http.system;
});
afterEach(() => http.close());

const createPlan = async ({ productId }: Shop, term: object | null, resources: number, fee: number, billingType = term ? 'csp_annual' : 'csp_monthly'): Promise<string> => {
  const serviceTermsId = (await system.find('plans'))[0]?.serviceTermsId;
  const { id } = await system.send('create-plan', {
    productId, serviceTermsId, name: 'Large', billingType, currency: 'EUR',
    periods: [{ periodId: 'period', term, fees: { setup: 0, recurring: 0, renewal: 0 } }],
    resources: Array.from({ length: resources }, (_, index) => ({ key: `r${index}`, name: 'Licences', unit: 'licence', included: 0, minimum: 1, limit: null, fees: { setup: 0, recurring: fee, renewal: 0 } })),
  });
  return id;
};

const previewOf = ({ accountId }: Shop, planId: string, resourceKey: string, quantity: number) => ({ accountId, planId, periodId: 'period', quantities: [{ resourceKey, quantity }] });

describe('what is too large', () => {
  it('is refused as a plan when an order of it would not fit into one event', async () => {
    const shop = await openShop(system);
    await expect(createPlan(shop, { count: 120, unit: 'year' }, 100, 100)).rejects.toMatchObject({ code: 'term_too_long' });
    for (const billingType of ['g_suite', 'non_refund']) await expect(createPlan(shop, { count: 5, unit: 'year' }, 10, 100, billingType)).rejects.toMatchObject({ code: 'term_too_long' });
    await expect(createPlan(shop, { count: 120, unit: 'day' }, 100, 100, 'reservation')).rejects.toMatchObject({ code: 'term_too_long' });
  });

  it('is priced to the last cent as long as it can be counted exactly', async () => {
    const shop = await openShop(system, { fee: HUGE });
    const preview = await system.preview('preview-order', previewOf(shop, shop.planId, 'licences', 100));
    expect(preview).toMatchObject({ price: { net: 12 * 100 * HUGE } });
  });

  it('is refused as a price that could not be', async () => {
    const shop = await openShop(system);
    for (const term of [{ count: 10, unit: 'year' }, null]) {
      const planId = await createPlan(shop, term, 1, HUGE);
      await system.send('publish-plan', { planId });
      const answer = await http.command('preview-order', previewOf(shop, planId, 'r0', 10_000_000));
      expect([answer.status, answer.json().code]).toEqual([422, 'amount_too_large']);
    }
  });
});

describe('what others may not see', () => {
  it('is no part of a dry run of a customer: how the seller counts, its id, and the discounts that lost', async () => {
    const { accountId, planId } = await openShop(system);
    const answer = await system.platform.bus.execute({
      name: 'place-order', body: { accountId, planId, periodId: 'period', quantities: [] }, principal: system.customer(accountId), key: 'dry', keyed: false, expectedRevision: null, dryRun: true, correlationId: 'test',
    });
    const seen = JSON.stringify(answer);
    expect(seen).toContain('OrderPlaced');
    expect(seen).not.toMatch(/"(lost|basis)"/);
    expect(seen).not.toContain('NumberIssued');
    expect(seen).not.toContain(system.admin.resellerId);
  });

  it('is no part of an order upstream: the discounts that won and lost', async () => {
    const shop = await openShop(system);
    for (const [name, percentage] of [['Loyal', '10'], ['Quiet', '5']]) {
      const { id: discountId } = await system.send('create-discount', { name, type: 'account', percentage, fees: ['recurring'] });
      await system.send('activate-discount', { discountId });
    }
    const placed = await order(system, shop, 10);
    expect(JSON.stringify(placed)).toContain('Loyal');
    const upstream = { ...system.admin, resellerId: 'another', resellerPath: '/another/' };
    const seen = JSON.stringify(sightOf(orders, upstream).show(placed));
    expect(seen).not.toContain('Loyal');
    expect(seen).not.toContain('Quiet');
  });
});

describe('a key', () => {
  it('goes with one body, also when two commands bring it at once', async () => {
    const shop = await openShop(system);
    const placed = [await order(system, shop, 1), await order(system, shop, 2)];
    const results = await Promise.allSettled(placed.map(({ id: orderId }) => system.send('cancel-order', { orderId }, { key: 'same' })));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'idempotency_key_reused' } });
    expect((await system.find('orders')).map(({ status }) => status).sort()).toEqual(['Cancelled', 'Waiting for payment']);
  });
});
