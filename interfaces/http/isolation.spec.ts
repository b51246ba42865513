import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Principal, Role } from '../../application/spine/principal.js';
import { collectionName, type Projection } from '../../projections/projection.js';
import { startApi, type TestApi } from './testing/api.js';
import { offers, things, type Thing } from './testing/things.js';

type Row = Thing & { readonly id: string; readonly resellerId: string; readonly resellerPath: string; readonly accountId: string | null };

let api: TestApi;
const people: Record<string, Principal> = {};
beforeAll(async () => void (api = await startApi({ people, views: [things, offers] })));
afterAll(() => api.close());

/** Every value that somebody may not see is a word of its own, so that any byte of it in an answer is found. */
const secret = (column: string, row: number): string => `zz${column}zz${row}zz`;

interface World {
  readonly paths: readonly string[];
  readonly rows: readonly Row[];
}

const world: fc.Arbitrary<World> = fc
  .record({ parents: fc.array(fc.nat(), { maxLength: 5 }), rows: fc.array(fc.record({ owner: fc.nat(), account: fc.nat(2), active: fc.boolean(), amount: fc.integer({ min: -3, max: 3 }) }), { maxLength: 12 }) })
  .map(({ parents, rows }) => {
    const paths = ['/r0/'];
    for (const [index, parent] of parents.entries()) paths.push(`${paths[parent % paths.length]}r${index + 1}/`);
    return { paths, rows: rows.map(({ owner, account, active, amount }, index) => rowOf(index, paths[owner % paths.length] ?? '', account, { active, amount })) };
  });

const rowOf = (index: number, path: string, account: number, { active, amount }: { readonly active: boolean; readonly amount: number }): Row => ({
  id: `row-${index}-x`, resellerPath: path, resellerId: idOf(path), accountId: `${idOf(path)}-a${account}`,
  name: secret('name', index), status: active ? 'Active' : 'Draft', number: `T${index}`, amount, day: null, active, cost: 770_000 + index,
  note: { text: secret('text', index), open: secret('open', index) }, items: [{ sku: 's', margin: secret('margin', index) }],
});

const idOf = (path: string): string => path.split('/').at(-2) ?? '';

/** What may not be in an answer for this row, by the rules in plain words. Null: the row may not be there at all. */
const forbiddenWords = (view: Projection, row: Row, who: Principal): readonly string[] | null => {
  const column = { name: row.name, text: row.note.text, open: row.note.open, margin: row.items[0]?.margin ?? '', cost: String(row.cost) };
  if (who.kind === 'user') {
    if (view === things) return row.accountId === who.accountId ? [column.cost, column.text, column.open, column.margin, 'resellerPath', 'resellerId'] : null;
    return row.resellerId === who.resellerId && row.status === 'Active' ? [column.cost, column.text, column.margin, 'resellerPath', 'resellerId'] : null;
  }
  if (!row.resellerPath.startsWith(who.resellerPath)) return null;
  if (row.resellerId === who.resellerId) return [];
  return view === things ? [column.name, column.text, column.margin] : [column.name, column.cost];
};

const allWords = (row: Row): readonly string[] => [row.id, row.name, row.note.text, row.note.open, row.items[0]?.margin ?? '', String(row.cost)];

/** Questions that try to see, filter, sort or search by everything. */
const question = fc
  .record({
    filter: fc.dictionary(
      fc.constantFrom('name', 'name_gte', 'cost', 'cost_gte', 'note.text', 'note.open_ne', 'status', 'amount_lt', 'id', 'q', 'resellerId', 'accountId', 'resellerPath_ne'),
      fc.oneof(fc.constantFrom('zz', 'Active', 'row-0-x', 'r1', 'r0-a0', 'T1', secret('name', 0), secret('text', 1)), fc.constantFrom(0, 770_000, 770_003), fc.constant(['row-0-x', 'row-1-x'])),
      { maxKeys: 2 },
    ),
    sort: fc.option(fc.tuple(fc.constantFrom('name', 'cost', 'note.text', 'id', 'amount', 'resellerId'), fc.constantFrom('ASC', 'DESC'))),
    cursor: fc.boolean(),
  })
  .map(({ filter, sort, cursor }) => `filter=${encodeURIComponent(JSON.stringify(filter))}${sort ? `&sort=${encodeURIComponent(JSON.stringify(sort))}` : ''}${cursor ? '&limit=500' : '&range=[0,499]'}`);

const person = (paths: readonly string[], pick: number, role: Role, account: number): Principal => {
  const resellerPath = paths[pick % paths.length] ?? '';
  const kind = role === 'auditor' ? 'auditor' : role === 'admin' ? 'manager' : 'user';
  return { kind, id: 'p', loginId: 'l', role, resellerPath, resellerId: idOf(resellerPath), accountId: kind === 'user' ? `${idOf(resellerPath)}-a${account}` : null };
};

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
