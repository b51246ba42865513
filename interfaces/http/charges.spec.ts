import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { charges } from '../../projections/billing/charges.projection.js';
import { startApi, type TestApi } from './testing/api.js';
import { customer, scopeOf, staff } from './testing/people.js';

let api: TestApi;
beforeAll(async () => {
  const people = { seller: staff('sales', 'north'), above: staff('admin', 'root'), owner: staff('owner', 'north'), ida: customer('Owner', 'north', 'a1'), other: customer('Owner', 'north', 'a2') };
  api = await startApi({ views: [charges], people });
  const example = charges.example as { derivation: object };
  await api.put(charges, [{ ...example, ...scopeOf('north', 'a1'), id: 'c1', derivation: { ...example.derivation, lost: [{ id: 'd', name: 'Autumn sale', percentage: '5' }] } }]);
});
afterAll(() => api.close());

const explain = (as: string) => api.ask('/api/charges/c1/explanation', { as });

describe('the explanation of a charge', () => {
  it('tells the seller everything, also the discounts that lost', async () => {
    expect((await explain('seller')).body).toMatchObject({ chargeId: 'c1', amount: 1742, agrees: true, lost: [{ name: 'Autumn sale' }] });
  });
  it('tells the customer how it came about, and nothing of losers', async () => {
    const { status, body, text } = await explain('ida');
    expect([status, body.amount, body.agrees]).toEqual([200, 1742, true]);
    expect(text).not.toMatch(/lost|Autumn/);
  });
  it('is not for those above, whose columns are cut, nor for other customers, roles and strangers', async () => {
    expect((await explain('above')).body).toMatchObject({ status: 403, code: 'forbidden', detail: expect.stringContaining('reseller who made it') });
    expect((await explain('other')).status).toBe(404);
    expect((await explain('owner')).status).toBe(403);
    expect((await explain('nobody')).status).toBe(401);
  });
  it('is only asked for by its id', async () => expect((await api.ask('/api/charges/c1/explanation?verbose=1', { as: 'seller' })).status).toBe(400));
});
