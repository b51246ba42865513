import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ReadStore, ReadStoreUnavailable, UnknownCollection } from '../../application/ports/read-store.js';
import { keyOf } from '../../projections/keys.js';
import { readStoreContract } from '../../test/contracts/read-store.contract.js';
import { idsOf, is, matching, ORDERS, put, schema, write } from '../../test/contracts/read-store/orders.js';
import { openSqlite } from '../sqlite/sqlite.js';
import { openEmbeddedReadStore } from './embedded-read-store.js';
import { SELECTIVE } from './embedded/index-choice.js';

readStoreContract('embedded', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-store-'));
  return {
    open: async (now) => openEmbeddedReadStore({ file: join(folder, 'read.db'), now }),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
});

describe('embedded read store', () => {
  let folder: string;
  let store: ReadStore;
  const file = () => join(folder, 'read.db');
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'read-store-'));
    store = openEmbeddedReadStore({ file: file() });
    await store.ensure(ORDERS, schema);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('writes all of an apply or nothing', async () => {
    const writes = new Map([[ORDERS, [{ id: 'a', position: 1, body: {} }]], ['never_v1', [{ id: 'b', position: 1, body: {} }]]]);
    await expect(store.apply(writes, new Map([['orders', { logId: 'log', position: 1 }]]))).rejects.toThrow(UnknownCollection);
    expect(await matching(store)).toEqual([]);
    expect(await store.loadCheckpoint('orders')).toBeNull();
  });

  it('orders by the bytes of UTF-8, in which an emoji comes after all of the first plane', async () => {
    await put(store, { wide: { status: '～' }, emoji: { status: '😀' }, plain: { status: 'z' } });
    const sorted = await store.find(ORDERS, { where: [], sort: { field: 'status', descending: false }, limit: 5 });
    expect(idsOf(sorted)).toEqual(['plain', 'wide', 'emoji']);
  });

  it('is not upset by text that is not well-formed', async () => {
    await put(store, { half: { name: 'a\ud800b', status: '\udc00' } });
    expect(await matching(store, is('name', 'contains', 'b'))).toEqual(['half']);
    expect((await store.getMany(ORDERS, ['half', '\ud800'])).get('half')?.body['name']).toBe('a\ud800b');
    expect(await store.count(ORDERS, [{ field: 'status', op: 'in', keys: ['1\ud800'] }])).toBe(0);
  });

  it('lists from many rows of which nearly all match, in any order', async () => {
    const count = SELECTIVE + 1_000;
    const body = (index: number) => ({ status: 'open', name: `n${index % 7}`, total: { amount: (index * 7_919) % count }, placedOn: '2024-08-20' });
    await write(store, Array.from({ length: count }, (_, index) => ({ id: `o${index}`, position: 1, body: body(index) })));
    const where = [is('status', 'prefix', 'op'), is('placedOn', 'eq', '2024-08-20')];
    expect(await store.count(ORDERS, [...where, is('name', 'lt', 'n6')])).toBe(count - Math.floor(count / 7));
    for (const field of ['total.amount', 'name', 'placedOn', 'paid', 'id']) {
      const [first] = await store.find(ORDERS, { where: [...where, is('total.amount', 'lt', 1)], sort: { field, descending: true }, limit: 1 });
      expect(first?.id).toBe('o0');
    }
    const top = await store.find(ORDERS, { where, sort: { field: 'total.amount', descending: true }, limit: 2, after: { key: keyOf('number', 3), id: 'o' } });
    expect(top.map(({ body }) => body['total'])).toEqual([{ amount: 2 }, { amount: 1 }]);
  });

  it('walks over many rows in an order that no index has', async () => {
    const count = SELECTIVE + 1_000;
    await write(store, Array.from({ length: count }, (_, index) => ({ id: `o${index}`, position: 1, body: { status: 'open', paid: index % 3 === 0, name: `n${index % 7}` } })));
    for (const field of ['paid', 'status']) {
      for (const descending of [false, true]) {
        const expected = (await store.find(ORDERS, { where: [is('status', 'eq', 'open')], sort: { field, descending }, limit: count })).map(({ id }) => id);
        const walked: string[] = [];
        for await (const batch of store.stream(ORDERS, { where: [is('status', 'eq', 'open')], sort: { field, descending } }, 4_000)) walked.push(...idsOf(batch));
        expect(walked).toEqual(expected);
      }
    }
  });

  it('leaves out what is deleted while it walks in such an order, and gives the rest once', async () => {
    const count = 4_500;
    await write(store, Array.from({ length: count }, (_, index) => ({ id: `o${index}`, position: 1, body: { paid: index % 2 === 0 } })));
    const walked: string[] = [];
    for await (const batch of store.stream(ORDERS, { where: [], sort: { field: 'paid', descending: false } }, 500)) {
      if (walked.length === 0) await write(store, [{ id: 'o4498', position: 2, body: null }, { id: 'o4496', position: 2, body: { paid: false } }, { id: 'later', position: 2, body: { paid: true } }]);
      walked.push(...idsOf(batch));
    }
    expect(walked.length).toBe(count - 1);
    expect(new Set(walked).size).toBe(count - 1);
    expect(walked).toContain('o4496');
  });

  it('does without an index that another process has not made again', async () => {
    await put(store, { a: { status: 'open' } });
    const other = openEmbeddedReadStore({ file: file() });
    await other.drop(ORDERS);
    await other.ensure(ORDERS, { ...schema, indexes: [] });
    await put(other, { b: { status: 'open' } });
    expect(await matching(store, is('status', 'eq', 'open'))).toEqual(['b']);
    await other.close();
  });

  it('opens a file of the time before it told which documents live', async () => {
    await put(store, { a: { status: 'open' }, b: { status: 'open' } });
    await write(store, [{ id: 'b', position: 2, body: null }]);
    await store.close();
    const older = openSqlite(file(), { synchronous: 'NORMAL' });
    for (const { name } of older.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?", [ORDERS])) older.exec(`DROP INDEX "${name}"`);
    older.exec(`ALTER TABLE "${ORDERS}" DROP COLUMN live; CREATE INDEX "${ORDERS}/status" ON "${ORDERS}" (k_status, id) WHERE body IS NOT NULL`);
    older.close();
    store = openEmbeddedReadStore({ file: file() });
    await store.ensure(ORDERS, schema);
    expect(await matching(store, is('status', 'eq', 'open'))).toEqual(['a']);
    await write(store, [{ id: 'a', position: 3, body: null }]);
    expect(await matching(store, is('status', 'eq', 'open'))).toEqual([]);
  });

  it('is unavailable while another process keeps the file to itself', async () => {
    const other = openSqlite(file(), { synchronous: 'NORMAL' });
    const impatient = openEmbeddedReadStore({ file: file(), busyMs: 20 });
    const refused = other.transaction(() => put(impatient, { a: {} }).catch((error: unknown) => error));
    expect(await refused).toBeInstanceOf(ReadStoreUnavailable);
    await put(impatient, { a: {} });
    expect(await matching(store)).toEqual(['a']);
    other.close();
    await impatient.close();
  });
});
