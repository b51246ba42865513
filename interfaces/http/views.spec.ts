import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProjectionStatus } from '../../application/ports/projection-status.js';
import { subscriptions } from '../../projections/subscriptions/subscriptions.projection.js';
import { startApi, upToDate, type Answer, type TestApi } from './testing/api.js';
import { customer, scopeOf, staff } from './testing/people.js';
import { example, things, type Thing } from './testing/things.js';

const STATUSES = ['Active', 'Draft', 'Gone'];
const thing = (n: number): Thing & { id: string } => ({
  ...example,
  ...scopeOf('root', n % 2 === 0 ? 'a1' : 'a2'),
  id: `t${String(n).padStart(3, '0')}`,
  number: `T${String(n).padStart(6, '0')}`,
  name: n === 7 ? 'Łódź Kayaks & Co' : `Boat ${n}`,
  status: STATUSES[n % 3] ?? '',
  amount: n % 10 === 0 ? null : (n % 7) - 3,
  day: n < 5 ? null : `2026-08-${String(1 + (n % 28)).padStart(2, '0')}${n % 2 === 0 ? 'T09:30:00.000Z' : ''}`,
  active: n % 2 === 0,
});
const ROWS = Array.from({ length: 60 }, (_, n) => thing(n));

let status: ProjectionStatus = upToDate;
let api: TestApi;
beforeAll(async () => {
  const following: ProjectionStatus = { ...upToDate, position: (view) => status.position(view), reached: (position, ms, view) => status.reached(position, ms, view) };
  api = await startApi({ views: [things, subscriptions], people: { admin: staff('admin', 'root'), marketing: staff('marketing', 'root'), owner: customer('Owner', 'root', 'a1'), user: customer('User', 'root', 'a1') }, deps: { status: following } });
  await api.put(things, ROWS);
});
afterAll(() => api.close());

const list = (parameters: Record<string, unknown>, as = 'admin'): Promise<Answer> => {
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`);
  return api.ask(`/api/things?${query.join('&')}`, { as });
};
const ids = async (filter: object): Promise<string[]> => (await list({ filter, range: [0, 999] })).body.map(({ id }: { id: string }) => id);
const where = (test: (row: Thing) => boolean): string[] => ROWS.filter(test).map(({ id }) => id);

describe('lists, as react-admin asks for them', () => {
  it('answers a page with its place in the whole', async () => {
    const answer = await list({ sort: ['number', 'DESC'], range: [10, 14], filter: {} });
    expect(answer.body.map(({ number }: Thing) => number)).toEqual(['T000049', 'T000048', 'T000047', 'T000046', 'T000045']);
    expect(answer.headers.get('content-range')).toBe('things 10-14/60');
    expect(answer.headers.get('access-control-expose-headers')).toContain('Content-Range');
  });

  it('answers 25 rows in the usual order when nothing is asked', async () => {
    const answer = await list({});
    expect([answer.body.length, answer.body[0].number, answer.headers.get('content-range')]).toEqual([25, 'T000000', 'things 0-24/60']);
  });

  it('answers an empty page with the total', async () => {
    const answer = await list({ range: [100, 124] });
    expect([answer.body, answer.headers.get('content-range')]).toEqual([[], 'things */60']);
  });

  it('gets many by their ids', async () => {
    const answer = await list({ filter: { id: ['t003', 't001', 'nowhere'] } });
    expect(answer.body.map(({ id }: { id: string }) => id)).toEqual(['t001', 't003']);
    expect((await list({ filter: { id: ROWS.map(({ id }) => id) } })).body).toHaveLength(60);
  });

  it('filters by value, list, operators, null, day and text', async () => {
    expect(await ids({ status: 'Draft' })).toEqual(where((row) => row.status === 'Draft'));
    expect(await ids({ status: ['Draft', 'Gone'] })).toEqual(where((row) => row.status !== 'Active'));
    expect(await ids({ status: [] })).toEqual([]);
    expect(await ids({ status_ne: 'Draft' })).toEqual(where((row) => row.status !== 'Draft'));
    expect(await ids({ status_ne: ['Draft', 'Gone'] })).toEqual(where((row) => row.status === 'Active'));
    expect(await ids({ amount_gte: -1, amount_lt: 2 })).toEqual(where((row) => row.amount !== null && row.amount >= -1 && row.amount < 2));
    expect(await ids({ amount_lte: -2 })).toEqual(where((row) => row.amount !== null && row.amount <= -2));
    expect(await ids({ amount: null })).toEqual(where((row) => row.amount === null));
    expect(await ids({ amount_ne: null })).toEqual(where((row) => row.amount !== null));
    expect(await ids({ active: true, accountId: 'a1' })).toEqual(where((row) => row.active));
    expect(await ids({ name: 'BOAT 3' })).toEqual(['t003']);
    expect(await ids({ id_gt: 't057' })).toEqual(['t058', 't059']);
  });

  it('takes a day for all of its moments', async () => {
    expect(await ids({ day: '2026-08-11' })).toEqual(where((row) => row.day?.startsWith('2026-08-11') ?? false));
    expect(await ids({ day: ['2026-08-11', '2026-08-12'] })).toEqual(where((row) => /^2026-08-1[12]/.test(row.day ?? '')));
    expect(await ids({ day_lte: '2026-08-11' })).toEqual(where((row) => row.day !== null && row.day.slice(0, 10) <= '2026-08-11'));
    expect(await ids({ day_gt: '2026-08-11' })).toEqual(where((row) => row.day !== null && row.day.slice(0, 10) > '2026-08-11'));
    expect(await ids({ day_lt: '2026-08-11' })).toEqual(where((row) => row.day !== null && row.day.slice(0, 10) < '2026-08-11'));
    expect(await ids({ day_gte: '2026-08-11T09:30:00.000Z' })).toEqual(where((row) => row.day !== null && row.day >= '2026-08-11T09:30:00.000Z'));
  });

  it('searches words in several fields, blind to case', async () => {
    expect(await ids({ q: 'łódź kayaks' })).toEqual(['t007']);
    expect(await ids({ q: 't00005' })).toEqual(where((row) => row.number.includes('T00005')));
    expect(await ids({ q: 'boat 000033' })).toEqual(['t033']);
    expect(await ids({ q: '  ' })).toHaveLength(60);
    expect(await ids({ q: 'boat', status: 'Gone', amount_gt: 2 })).toEqual(where((row) => row.status === 'Gone' && (row.amount ?? 0) > 2));
  });
});

describe('paging by cursor', () => {
  const walk = async (first: Record<string, unknown>): Promise<string[]> => {
    const found: string[] = [];
    for (let path: string | null = `/api/things?${Object.entries(first).map(([name, value]) => `${name}=${encodeURIComponent(JSON.stringify(value))}`).join('&')}`; path; ) {
      const answer: Answer = await api.ask(path, { as: 'admin' });
      expect([answer.status, found.length <= ROWS.length]).toEqual([200, true]);
      found.push(...answer.body.map(({ id }: { id: string }) => id));
      path = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
    }
    return found;
  };

  it.each([
    { sort: ['number', 'ASC'] }, { sort: ['amount', 'DESC'] }, { sort: ['amount', 'ASC'] }, { sort: ['status', 'DESC'], filter: { amount_ne: null } }, { sort: ['id', 'DESC'] }, { sort: ['day', 'ASC'] }, {},
  ])('walks through the same list: %j', async (query) => {
    const whole = (await list({ ...query, range: [0, 999] })).body.map(({ id }: { id: string }) => id);
    for (const limit of [1, 7, 20, 60, 1000]) expect(await walk({ ...query, limit })).toEqual(whole);
  });

  it('refuses a cursor of another order, and what is no cursor', async () => {
    const link = (await list({ sort: ['number', 'ASC'], limit: 5 })).headers.get('link') ?? '';
    const cursor = new URLSearchParams(/\?([^>]+)/.exec(link)?.[1]).get('cursor') ?? '';
    for (const query of [{ sort: ['number', 'DESC'], cursor }, { cursor: 'abc' }, { cursor: Buffer.from('[1,2]').toString('base64url') }, { cursor: '' }])
      expect((await list(query)).body).toMatchObject({ status: 400, code: 'invalid_query', errors: [{ pointer: '/cursor' }] });
  });
});

describe('a question that cannot be answered', () => {
  it.each<[string, string, string, string]>([
    ['an unknown field', 'filter={"color":"red"}', '/filter/color', 'allowed: id, name, status'],
    ['an unknown operator', 'filter={"status_like":"A"}', '/filter/status_like', 'there is no field'],
    ['a filter that is no JSON', 'filter=status:Active', '/filter', 'must be JSON'],
    ['a filter that is no object', 'filter=[1]', '/filter', 'JSON object'],
    ['a wrong type', 'filter={"amount":"5"}', '/filter/amount', 'whole number'],
    ['a fraction', 'filter={"amount_gt":1.5}', '/filter/amount_gt', 'whole number'],
    ['a date that does not exist', 'filter={"day":"2026-02-30"}', '/filter/day', 'must be a day like'],
    ['no date at all', 'filter={"day_gte":"soon"}', '/filter/day_gte', 'must be a day like'],
    ['an object for a value', 'filter={"status":{"$ne":1}}', '/filter/status', 'must be a text'],
    ['a list where one value is wanted', 'filter={"amount_gt":[1]}', '/filter/amount_gt', 'takes one value'],
    ['the order of nothing', 'filter={"amount_gt":null}', '/filter/amount_gt', 'has no order'],
    ['a search for a number', 'filter={"q":5}', '/filter/q', 'must be a text'],
    ['an unknown sort', 'sort=["color","ASC"]', '/sort', 'allowed: id, name'],
    ['a sort without direction', 'sort=["number"]', '/sort', 'ASC or DESC'],
    ['a range turned round', 'range=[24,0]', '/range', 'turned round'],
    ['too many rows', 'range=[0,1000]', '/range', 'at most 1000'],
    ['a negative row', 'range=[-1,5]', '/range', 'counted from 0'],
    ['half a range', 'range=[5]', '/range', 'counted from 0'],
    ['both ways of paging', 'range=[0,5]&limit=5', '/range', 'one or the other'],
    ['no rows', 'limit=0', '/limit', 'from 1 to 1000'],
    ['an unknown parameter', 'page=2', '/page', 'allowed: filter, sort, range, cursor, limit'],
    ['a parameter twice', 'limit=1&limit=2', '/limit', 'once'],
  ])('%s', async (_name, query, pointer, detail) => {
    const answer = await api.ask(`/api/things?${encodeURI(query)}`, { as: 'admin' });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ status: 400, code: 'invalid_query', errors: [{ pointer, detail: expect.stringContaining(detail) }] });
  });

  it('a path that cannot be decoded', async () => expect((await api.ask('/api/things/%E0%A4%A', { as: 'admin' })).status).toBe(400));
});

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
