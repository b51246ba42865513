import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi, type Answer, type TestApi } from './testing/api.js';
import { listOf, ROWS } from './testing/boats.js';
import { staff } from './testing/people.js';
import { things, type Thing } from './testing/things.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ views: [things], people: { admin: staff('admin', 'root') } });
  await api.put(things, ROWS);
});
afterAll(() => api.close());

const list = listOf(() => api);
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
