import fc from 'fast-check';
import type { Principal, Role } from '../../../application/spine/principal.js';
import type { Projection } from '../../../projections/projection.js';
import { things, type Thing } from './things.js';

export type Row = Thing & { readonly id: string; readonly resellerId: string; readonly resellerPath: string; readonly accountId: string | null };

/** Every value that somebody may not see is a word of its own, so that any byte of it in an answer is found. */
export const secret = (column: string, row: number): string => `zz${column}zz${row}zz`;

export interface World {
  readonly paths: readonly string[];
  readonly rows: readonly Row[];
}

export const world: fc.Arbitrary<World> = fc
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
export const forbiddenWords = (view: Projection, row: Row, who: Principal): readonly string[] | null => {
  const column = { name: row.name, text: row.note.text, open: row.note.open, margin: row.items[0]?.margin ?? '', cost: String(row.cost) };
  if (who.kind === 'user') {
    if (view === things) return row.accountId === who.accountId ? [column.cost, column.text, column.open, column.margin, 'resellerPath', 'resellerId'] : null;
    return row.resellerId === who.resellerId && row.status === 'Active' ? [column.cost, column.text, column.margin, 'resellerPath', 'resellerId'] : null;
  }
  if (!row.resellerPath.startsWith(who.resellerPath)) return null;
  if (row.resellerId === who.resellerId) return [];
  return view === things ? [column.name, column.text, column.margin] : [column.name, column.cost];
};

export const allWords = (row: Row): readonly string[] => [row.id, row.name, row.note.text, row.note.open, row.items[0]?.margin ?? '', String(row.cost)];

/** Questions that try to see, filter, sort or search by everything. */
export const question = fc
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

export const person = (paths: readonly string[], pick: number, role: Role, account: number): Principal => {
  const resellerPath = paths[pick % paths.length] ?? '';
  const kind = role === 'auditor' ? 'auditor' : role === 'admin' ? 'manager' : 'user';
  return { kind, id: 'p', loginId: 'l', role, resellerPath, resellerId: idOf(resellerPath), accountId: kind === 'user' ? `${idOf(resellerPath)}-a${account}` : null };
};
