import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Principal, Role } from '../../application/spine/principal.js';
import { collectionName, type Projection } from '../../projections/projection.js';
import { startApi, type TestApi } from './testing/api.js';
import { offers, things } from './testing/things.js';
import { allWords, forbiddenWords, person, question, world, type Row } from './testing/worlds.js';

let api: TestApi;
const people: Record<string, Principal> = {};
beforeAll(async () => void (api = await startApi({ people, views: [things, offers] })));
afterAll(() => api.close());

let turn = 0;
/** Every world lives in collections of its own. */
const build = async (rows: readonly Row[]): Promise<void> => {
  for (const view of [things, offers]) {
    const collection = `${collectionName(view)}_${turn++}`;
    await api.deps.readStore.ensure(collection, { fields: { ...view.fields, resellerId: 'id', resellerPath: 'id', accountId: 'id' }, indexes: [] });
    await api.deps.readStore.apply(new Map([[collection, rows.map((body) => ({ id: body.id, position: 1, body: { ...body } }))]]), new Map());
    await api.deps.readStore.activate(view.name, collection);
  }
};

interface Asking {
  readonly who: Principal;
  readonly view: Projection;
  readonly query: string;
}

const asking = (paths: readonly string[]): fc.Arbitrary<Asking> =>
  fc
    .record({ pick: fc.nat(), role: fc.constantFrom<Role>('admin', 'auditor', 'Owner', 'User'), account: fc.nat(2), view: fc.constantFrom(things, offers), query: question })
    .map(({ pick, role, account, view, query }) => ({ who: person(paths, pick, role, account), view, query }));

/** The list: no row that is not his, no column that is not his. A refusal quotes what was asked, so it is not looked through. */
const checkList = async (rows: readonly Row[], { who, view, query }: Asking): Promise<void> => {
  const { status, text } = await api.ask(`/api/${view.name}?${query}`, { as: 'who' });
  expect([200, 400, 403]).toContain(status);
  if (status === 400) return;
  for (const row of rows) for (const word of forbiddenWords(view, row, who) ?? allWords(row)) expect(text).not.toContain(word);
};

/** Each row by itself: there, and cut, or as if it never was. */
const checkRow = async (row: Row, { who, view }: Asking): Promise<void> => {
  const { status, text } = await api.ask(`/api/${view.name}/${row.id}`, { as: 'who' });
  const words = forbiddenWords(view, row, who);
  expect(status).toBe(who.role === 'User' && view === things ? 403 : words === null ? 404 : 200);
  for (const word of words ?? allWords(row).slice(1)) expect(text).not.toContain(word);
};

describe('isolation', () => {
  it('gives nobody a foreign row or a hidden column in any byte, whatever he asks', () =>
    fc.assert(
      fc.asyncProperty(world.chain(({ paths, rows }) => asking(paths).map((asked) => ({ rows, asked }))), async ({ rows, asked }) => {
        await build(rows);
        people['who'] = asked.who;
        await checkList(rows, asked);
        for (const row of rows) await checkRow(row, asked);
      }),
      { numRuns: 80 },
    ));

  it('counts and orders by hidden columns only where they are visible', () =>
    fc.assert(
      fc.asyncProperty(world, fc.nat(), async ({ paths, rows }, pick) => {
        await build(rows);
        const who = (people['who'] = person(paths, pick, 'admin', 0));
        const own = rows.filter((row) => row.resellerId === who.resellerId).length;
        const visible = rows.filter((row) => row.resellerPath.startsWith(who.resellerPath)).length;
        const total = async (query: string): Promise<number> => Number((await api.ask(`/api/things?${query}`, { as: 'who' })).headers.get('content-range')?.split('/').at(-1));
        expect(await total('')).toBe(visible);
        expect(await total('sort=["name","ASC"]')).toBe(own);
        expect(await total('filter={"name_gte":"a"}')).toBe(own);
        expect(await total('filter={"note.text_ne":null}')).toBe(own);
        expect(await total('filter={"q":"zzname"}')).toBe(own);
        expect(await total('filter={"q":"t"}')).toBe(visible);
      }),
      { numRuns: 40 },
    ));
});
