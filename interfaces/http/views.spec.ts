import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProjectionStatus } from '../../application/ports/projection-status.js';
import { subscriptions } from '../../projections/subscriptions/subscriptions.projection.js';
import { startApi, upToDate, type TestApi } from './testing/api.js';
import { listOf, ROWS } from './testing/boats.js';
import { customer, scopeOf, staff } from './testing/people.js';
import { things } from './testing/things.js';

let status: ProjectionStatus = upToDate;
let api: TestApi;
beforeAll(async () => {
  const following: ProjectionStatus = { ...upToDate, position: (view) => status.position(view), reached: (position, ms, view) => status.reached(position, ms, view) };
  api = await startApi({ views: [things, subscriptions], people: { admin: staff('admin', 'root'), marketing: staff('marketing', 'root'), owner: customer('Owner', 'root', 'a1'), user: customer('User', 'root', 'a1') }, deps: { status: following } });
  await api.put(things, ROWS);
});
afterAll(() => api.close());

const list = listOf(() => api);

describe('who may read', () => {
  it('asks strangers to sign in, before anything else', async () => {
    for (const path of ['/api/things', '/api/things/t001', '/api/things?filter=x']) expect((await api.ask(path)).body).toMatchObject({ status: 401, code: 'unauthorized' });
  });
  it('refuses roles and levels that may not', async () => {
    expect((await api.ask('/api/things', { as: 'marketing' })).body).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await api.ask('/api/things', { as: 'user' })).body).toMatchObject({ status: 403, code: 'forbidden' });
  });
  it('hides columns from customers as if they did not exist', async () => {
    const answer = await list({ filter: { cost: 3 } }, 'owner');
    expect([answer.status, answer.body.errors[0].detail]).toEqual([400, 'there is no field "cost" here; allowed: id, name, status, number, amount, day, active, accountId']);
    expect((await list({ sort: ['note.open', 'ASC'] }, 'owner')).status).toBe(400);
    expect((await list({ filter: { q: 'boat' } }, 'owner')).headers.get('content-range')).toBe('things 0-24/30');
  });
  it('has no row of others', async () => {
    expect((await api.ask('/api/things/t001', { as: 'owner' })).body).toMatchObject({ status: 404, code: 'not_found' });
    expect((await api.ask('/api/things/t002', { as: 'owner' })).body).toEqual({ ...ROWS[2], items: [{ sku: 's' }], cost: undefined, note: undefined, resellerId: undefined, resellerPath: undefined });
  });
});

describe('one row', () => {
  it('is there, or not', async () => {
    expect((await api.ask('/api/things/t001', { as: 'admin' })).body).toEqual(ROWS[1]);
    expect((await api.ask('/api/things/nowhere', { as: 'admin' })).body).toMatchObject({ status: 404, code: 'not_found' });
    expect((await api.ask(`/api/things/${'x'.repeat(5000)}`, { as: 'admin' })).status).toBe(404);
  });

  it('has no details for the customer while it is ordered (CR-749)', async () => {
    await api.put(subscriptions, [{ ...subscriptions.example, ...scopeOf('root', 'a1'), id: 's1', links: { details: null } }, { ...subscriptions.example, ...scopeOf('root', 'a1'), id: 's2' }]);
    const answer = await api.ask('/api/subscriptions/s1', { as: 'owner' });
    expect(answer.body).toMatchObject({ status: 409, code: 'invalid_state', detail: expect.stringContaining('payment') });
    expect((await api.ask('/api/subscriptions/s2', { as: 'owner' })).status).toBe(200);
    expect((await api.ask('/api/subscriptions/s1', { as: 'admin' })).status).toBe(200);
    expect((await api.ask('/api/subscriptions', { as: 'owner' })).body).toHaveLength(2);
  });
});

describe('reading what one wrote', () => {
  it('waits until the view has come so far, and says how far it is', async () => {
    const asked: unknown[] = [];
    status = { ...upToDate, position: () => 12, reached: async (...args) => asked.push(args) > 0 };
    const answer = await api.ask('/api/things', { as: 'admin', headers: { 'X-Min-Position': '12' } });
    expect(asked).toEqual([[12, 2000, 'things']]);
    expect([answer.headers.get('x-position'), answer.headers.get('x-stale')]).toEqual(['12', null]);
  });
  it('says when it did not get there in time', async () => {
    status = { ...upToDate, position: () => 9, reached: async () => false };
    const answer = await api.ask('/api/things/t001', { as: 'admin', headers: { 'X-Min-Position': '12' } });
    expect([answer.status, answer.headers.get('x-position'), answer.headers.get('x-stale')]).toEqual([200, '9', 'true']);
  });
  it.each(['-1', 'soon', '1.5', '99999999999999999'])('refuses the position %s', async (position) =>
    expect((await api.ask('/api/things', { as: 'admin', headers: { 'X-Min-Position': position } })).body).toMatchObject({ status: 400, code: 'invalid_header' }));
});

describe('an address', () => {
  it('that is not there is a problem, too', async () => expect((await api.ask('/api/nothing', { as: 'admin' })).body).toMatchObject({ status: 404, code: 'not_found' }));
  it('has the methods that it has', async () => {
    const answer = await api.ask('/api/things', { as: 'admin', method: 'DELETE' });
    expect([answer.status, answer.body.code, answer.headers.get('allow')]).toEqual([405, 'method_not_allowed', 'GET, HEAD, OPTIONS']);
    expect((await api.ask('/api/commands/x')).headers.get('allow')).toBe('POST, OPTIONS');
    expect((await api.ask('/api/things', { method: 'OPTIONS' })).status).toBe(204);
  });
});

describe('a view that is not there', () => {
  it('is unavailable until it is built, and found again after it was switched', async () => {
    const api2 = await startApi({ views: [things], people: { admin: staff('admin', 'root') } });
    await api2.put(things, ROWS.slice(0, 3));
    const { readStore } = api2.deps;
    const old = (await readStore.activeCollection('things')) ?? '';
    await readStore.ensure('things_next', { fields: { ...things.fields, resellerId: 'id', resellerPath: 'id', accountId: 'id' }, indexes: [] });
    let asked = 0;
    const lookUp = readStore.activeCollection.bind(readStore);
    readStore.activeCollection = async (view) => {
      const found = await lookUp(view);
      if (asked++ === 0) {
        await readStore.activate('things', 'things_next');
        await readStore.drop(old);
      }
      return found;
    };
    expect((await api2.ask('/api/things', { as: 'admin' })).body).toEqual([]);
    readStore.activeCollection = async () => null;
    expect((await api2.ask('/api/things', { as: 'admin' })).body).toMatchObject({ status: 503, code: 'unavailable' });
    await api2.close();
  });
});
