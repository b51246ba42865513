import { beforeEach, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../../application/ports/read-store.js';
import type { Bench } from '../read-store.contract.js';
import { is, matching, ORDERS, put, schema, write } from './orders.js';

const awkward: Readonly<Record<string, JsonObject>> = {
  empty: {},
  nested: { list: [[1, [2]], [], {}], deep: { a: { b: [{ c: null }] } } },
  numbers: { zero: 0, minus: -1, max: Number.MAX_SAFE_INTEGER, min: Number.MIN_SAFE_INTEGER, rate: 0.1, tiny: 5e-324 },
  keys: { 'a.b': 1, $set: 2, $: 3, '': 4, 'x.$.y': { 'z.': 5 }, _id: 6, id: 7, live: false, '2': 8, '1': 9 },
  text: { emoji: 'a😀b', quotes: `'"\\\`;--`, lines: 'a\nb\tc', nul: 'a\u0000b', json: '{"a":1}', long: 'x'.repeat(100_000) },
  prototype: JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}') as JsonObject,
};

export const describeWrites = ({ store, another }: Bench): void => {
  const stored = async (id: string) => (await store().getMany(ORDERS, [id])).get(id);
  const name = async (id: string) => (await stored(id))?.body['name'];

  describe('guarded writes', () => {
    beforeEach(() => store().ensure(ORDERS, schema));

    it.each(Object.entries(awkward))('gives a body back as it was: %s', async (id, body) => {
      await write(store(), [{ id, position: 1, body }]);
      const { body: read } = (await stored(id))!;
      expect(JSON.stringify(read)).toBe(JSON.stringify(body));
      expect(idOf(await store().find(ORDERS, { where: [], limit: 1 }))).toEqual([JSON.stringify(body)]);
    });

    it('leaves out what JSON does not know, as JSON does', async () => {
      await write(store(), [{ id: 'a', position: 1, body: { gone: undefined, list: [undefined], deep: { gone: undefined, there: 1 } } }]);
      expect((await stored('a'))?.body).toStrictEqual({ list: [null], deep: { there: 1 } });
    });

    it('takes a newer document, and neither an older one nor one of the same position', async () => {
      await put(store(), { a: { name: 'second' } }, 20);
      await put(store(), { a: { name: 'first' } }, 10);
      await put(store(), { a: { name: 'again' } }, 20);
      expect(await stored('a')).toMatchObject({ id: 'a', position: 20, body: { name: 'second' } });
      await put(store(), { a: { name: 'third' } }, 21);
      expect(await stored('a')).toMatchObject({ position: 21, body: { name: 'third' } });
    });

    it('decides for each document of a batch by itself', async () => {
      await put(store(), { old: { name: 'old' } }, 1);
      await put(store(), { new: { name: 'new' } }, 9);
      await put(store(), { new: { name: 'x' }, old: { name: 'x' }, unknown: { name: 'x' } }, 5);
      expect([await name('new'), await name('old'), await name('unknown')]).toEqual(['new', 'x', 'x']);
    });

    it('takes the newest of several writes to one document in a batch', async () => {
      const writes = [3, 1, 2].map((position) => ({ id: 'a', position, body: { name: `at ${position}` } }));
      await write(store(), writes);
      expect(await name('a')).toBe('at 3');
    });

    it('changes nothing when a batch is repeated', async () => {
      const batch = { a: { name: 'Ann' }, b: null, c: { name: 'Cid' } };
      for (let time = 0; time < 3; time += 1) await put(store(), batch, 5);
      expect(await matching(store())).toEqual(['a', 'c']);
      expect(await store().positions(ORDERS, ['a', 'b', 'c', 'd'])).toEqual(new Map([['a', 5], ['b', 5], ['c', 5]]));
    });

    it('takes a change of the document that it was made from, and by its position alone when another one is stored', async () => {
      const before = (position: number, status: string) => ({ before: { position, body: { status, name: 'n' } } });
      await write(store(), [{ id: 'a', position: 1, body: { status: 'open', name: 'n' } }]);
      await write(store(), [{ id: 'a', position: 2, body: { status: 'done', name: 'n' }, ...before(1, 'open') }]);
      expect([await matching(store(), is('status', 'eq', 'done')), await matching(store(), is('status', 'eq', 'open'))]).toEqual([['a'], []]);
      // Made from what is not there any more: newer it is taken whole, older it is not.
      await write(store(), [{ id: 'a', position: 5, body: { status: 'gone', name: 'm' }, ...before(1, 'open') }]);
      await write(store(), [{ id: 'a', position: 4, body: { status: 'late', name: 'n' }, ...before(2, 'done') }]);
      expect([await matching(store(), is('status', 'eq', 'gone')), await matching(store(), is('name', 'eq', 'm'))]).toEqual([['a'], ['a']]);
      await write(store(), [{ id: 'b', position: 1, body: { status: 'new' }, ...before(0, 'open') }]);
      expect(await matching(store(), is('status', 'eq', 'new'))).toEqual(['b']);
    });

    it('shows a deleted document nowhere, and lets no older write bring it back', async () => {
      await put(store(), { a: { status: 'open' }, b: { status: 'open' } }, 1);
      await put(store(), { a: null }, 5);
      await put(store(), { a: { status: 'open' } }, 4);
      expect(await stored('a')).toBeUndefined();
      expect(await matching(store())).toEqual(['b']);
      expect(await store().count(ORDERS, [])).toBe(1);
      expect(await store().positions(ORDERS, ['a'])).toEqual(new Map([['a', 5]]));
      await put(store(), { a: { status: 'paid' } }, 6);
      expect(await matching(store())).toEqual(['a', 'b']);
    });

    it('remembers the deletion of a document that it never had', async () => {
      await put(store(), { a: null }, 5);
      await put(store(), { a: { name: 'late' } }, 4);
      expect(await matching(store())).toEqual([]);
    });

    it('keeps positions up to the largest safe integer', async () => {
      await put(store(), { a: { name: 'first' } }, Number.MAX_SAFE_INTEGER - 1);
      await put(store(), { a: { name: 'last' } }, Number.MAX_SAFE_INTEGER);
      expect(await stored('a')).toMatchObject({ position: Number.MAX_SAFE_INTEGER, body: { name: 'last' } });
    });

    it('takes thousands of documents at once', async () => {
      const ids = Array.from({ length: 3_000 }, (_, index) => `order-${index}`);
      const writes = (position: number) => ids.map((id) => ({ id, position, body: { name: `${id} at ${position}` } }));
      await write(store(), writes(1));
      await write(store(), writes(2));
      const read = await store().getMany(ORDERS, ids);
      expect(ids.filter((id) => read.get(id)?.body['name'] !== `${id} at 2`)).toEqual([]);
      expect(await store().count(ORDERS, [])).toBe(3_000);
    });

    it('ends with the newest of each when two processes write the same documents in any order', async () => {
      const stores = [store(), await another()];
      for (let batch = 0; batch < 5; batch += 1) {
        const ids = Array.from({ length: 20 }, (_, index) => `order-${batch}-${index}`);
        const writes = [3, 1, 4, 2, 6, 5].map((position, index) => write(stores[index % 2]!, ids.map((id) => ({ id, position, body: { name: `at ${position}` } }))));
        await Promise.all(writes);
        expect(new Set([...(await store().getMany(ORDERS, ids)).values()].map(({ body }) => body['name']))).toEqual(new Set(['at 6']));
      }
    });

    it('writes several collections and checkpoints in one go', async () => {
      await store().ensure('plans_v1', { fields: {}, indexes: [] });
      const documents = [{ id: 'x', position: 3, body: { name: 'X' } }];
      await store().apply(new Map([[ORDERS, documents], ['plans_v1', documents]]), new Map([[ORDERS, { logId: 'log', position: 3 }]]));
      expect([...(await store().getMany('plans_v1', ['x', 'y'])).keys()]).toEqual(['x']);
      expect(await name('x')).toBe('X');
      expect(await store().loadCheckpoint(ORDERS)).toEqual({ logId: 'log', position: 3 });
    });

    it('accepts nothing to do', async () => {
      await store().apply(new Map([[ORDERS, []]]), new Map());
      expect(await store().getMany(ORDERS, [])).toEqual(new Map());
      expect(await store().positions(ORDERS, [])).toEqual(new Map());
    });
  });
};

const idOf = (documents: readonly { readonly body: JsonObject }[]): string[] => documents.map(({ body }) => JSON.stringify(body));
