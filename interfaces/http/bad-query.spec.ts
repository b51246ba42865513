import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi, type TestApi } from './testing/api.js';
import { ROWS } from './testing/boats.js';
import { staff } from './testing/people.js';
import { things } from './testing/things.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ views: [things], people: { admin: staff('admin', 'root') } });
  await api.put(things, ROWS);
});
afterAll(() => api.close());

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
