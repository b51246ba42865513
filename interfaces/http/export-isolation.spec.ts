import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellsOf } from '../../application/audit/exports/cells.js';
import { BadQuery } from '../../application/queries/bad-query.js';
import { chosenColumns } from '../../application/queries/columns.js';
import { parseListQuery } from '../../application/queries/list-query.js';
import { ReadService } from '../../application/queries/read-service.js';
import { wholeList } from '../../application/queries/whole-list.js';
import type { Principal, Role } from '../../application/spine/principal.js';
import { DomainError } from '../../domain/shared/errors.js';
import { csvTable } from '../../infrastructure/exports/csv.js';
import { collectionName, type Projection } from '../../projections/projection.js';
import { startApi, type TestApi } from './testing/api.js';
import { offers, things } from './testing/things.js';
import { allWords, forbiddenWords, person, question, world, type Row } from './testing/worlds.js';

let api: TestApi;
beforeAll(async () => void (api = await startApi({ views: [things, offers] })));
afterAll(() => api.close());

const PATHS = ['id', 'name', 'status', 'number', 'amount', 'cost', 'note', 'note.text', 'note.open', 'items', 'items.margin', 'items.sku', 'resellerId', 'resellerPath', 'accountId', 'constructor', '__proto__'];

interface Asking {
  readonly who: Principal;
  readonly view: Projection;
  readonly query: string;
  readonly columns: readonly string[] | null;
}

const asking = (paths: readonly string[]): fc.Arbitrary<Asking> =>
  fc
    .record({ pick: fc.nat(), role: fc.constantFrom<Role>('admin', 'auditor', 'Owner', 'User'), account: fc.nat(2), view: fc.constantFrom(things, offers), query: question, columns: fc.option(fc.uniqueArray(fc.constantFrom(...PATHS), { minLength: 1, maxLength: 4 })) })
    .map(({ pick, role, account, ...rest }) => ({ who: person(paths, pick, role, account), ...rest }));

let turn = 0;
const build = async (rows: readonly Row[]): Promise<void> => {
  for (const view of [things, offers]) {
    const collection = `${collectionName(view)}_x${turn++}`;
    await api.deps.readStore.ensure(collection, { fields: { ...view.fields, resellerId: 'id', resellerPath: 'id', accountId: 'id' }, indexes: [] });
    await api.deps.readStore.apply(new Map([[collection, rows.map((body) => ({ id: body.id, position: 1, body: { ...body } }))]]), new Map());
    await api.deps.readStore.activate(view.name, collection);
  }
};

/** The file that somebody gets, as an export writes it; null when he is refused. */
const fileFor = async ({ who, view, query, columns }: Asking): Promise<string | null> => {
  const chunks: Uint8Array[] = [];
  try {
    const { filter, sort } = parseListQuery(Object.fromEntries(new URLSearchParams(query)));
    const list = await wholeList(api.deps.readStore, view, { filter, sort }, who);
    const chosen = chosenColumns(view, list.sight, columns).map((column) => ({ heading: column.path, ...cellsOf(column, () => undefined) }));
    const table = csvTable({ write: async (chunk) => void chunks.push(chunk) }, { title: view.name, columns: chosen, byteOrderMark: false });
    for await (const batch of list.batches(5)) await table.write(batch.map(({ body }) => body));
    await table.finish();
  } catch (error) {
    if (error instanceof BadQuery || (error instanceof DomainError && error.refusal === 'forbidden')) return null;
    throw error;
  }
  return Buffer.concat(chunks).toString();
};

const asked = world.chain(({ paths, rows }) => asking(paths).map((asking) => ({ rows, asking })));

describe('isolation of exports', () => {
  it('gives nobody a foreign row or a hidden column in any byte of a file, whatever he asks', () =>
    fc.assert(
      fc.asyncProperty(asked, async ({ rows, asking }) => {
        await build(rows);
        const file = await fileFor(asking);
        for (const row of rows) for (const word of forbiddenWords(asking.view, row, asking.who) ?? allWords(row)) expect(file ?? '').not.toContain(word);
      }),
      { numRuns: 300 },
    ));

  it('has the rows of the list, all of them and no other', () =>
    fc.assert(
      fc.asyncProperty(asked, async ({ rows, asking }) => {
        await build(rows);
        const file = await fileFor({ ...asking, columns: ['id'] });
        const reads = new ReadService(api.deps);
        const query = parseListQuery(Object.fromEntries(new URLSearchParams(asking.query)));
        const listed = file === null ? null : (await reads.list(asking.view, query, asking.who)).rows.map(({ id }) => String(id));
        expect(file?.split('\r\n').slice(1, -1) ?? null).toEqual(listed);
      }),
      { numRuns: 150 },
    ));

  it('answers a private column by name as one that does not exist', () =>
    fc.assert(
      fc.asyncProperty(asked, fc.constantFrom('cost', 'note.text'), async ({ rows, asking }, column) => {
        await build(rows);
        const who: Principal = { ...asking.who, kind: 'user', role: 'Owner', accountId: 'r0-a0' };
        expect(await fileFor({ ...asking, who, columns: ['id', column] })).toBeNull();
      }),
      { numRuns: 30 },
    ));
});
