import { describe, expect, it } from '@jest/globals';
import { UnknownCollection } from '../../../application/ports/read-store.js';
import type { Bench } from '../read-store.contract.js';
import { is, matching, ORDERS, put, schema } from './orders.js';

export const describeCollections = ({ store, another }: Bench): void => {
  describe('collections', () => {
    it('keeps what is there when ensured again', async () => {
      await store().ensure(ORDERS, schema);
      await put(store(), { a: { name: 'Ann' } });
      await store().ensure(ORDERS, schema);
      expect(await matching(store())).toEqual(['a']);
    });

    it('adds indexes to documents that are already in', async () => {
      await store().ensure(ORDERS, { ...schema, indexes: [] });
      await put(store(), { a: { status: 'open' }, b: { status: 'paid' } });
      await store().ensure(ORDERS, schema);
      expect(await matching(store(), is('status', 'eq', 'paid'))).toEqual(['b']);
    });

    it('refuses other fields under the same name: that is another version of the view', async () => {
      await store().ensure(ORDERS, schema);
      const changed = { fields: { ...schema.fields, country: 'id' }, indexes: [] } as const;
      await expect(store().ensure(ORDERS, changed)).rejects.toThrow('raise the version');
      await expect((await another()).ensure(ORDERS, { ...schema, fields: { ...schema.fields, status: 'text' } })).rejects.toThrow('raise the version');
    });

    it.each([
      ['a collection', 'bad name', schema],
      ['a field', ORDERS, { fields: { 'a"b': 'id' }, indexes: [] } as const],
      ['a declared id', ORDERS, { fields: { id: 'id' }, indexes: [] } as const],
      ['an index on an undeclared field', ORDERS, { fields: {}, indexes: [['status']] }],
    ])('refuses %s that could not be stored', async (_what, name, declared) => {
      await expect(store().ensure(name, declared)).rejects.toThrow(TypeError);
      expect(await store().collections('')).toEqual([]);
    });

    it('lists collections by the beginning of their name', async () => {
      for (const name of ['plans_v2', ORDERS, 'plans_v10']) await store().ensure(name, schema);
      expect([...(await store().collections('plans_v'))].sort()).toEqual(['plans_v10', 'plans_v2']);
      expect(await store().collections('none')).toEqual([]);
    });

    it('drops a collection with all its documents', async () => {
      await store().ensure(ORDERS, schema);
      await put(store(), { a: {} }, 7);
      expect(await matching(store())).toEqual(['a']);
      await store().drop(ORDERS);
      await store().drop(ORDERS);
      expect(await store().collections('')).toEqual([]);
      await store().ensure(ORDERS, schema);
      expect(await matching(store())).toEqual([]);
      expect(await store().positions(ORDERS, ['a'])).toEqual(new Map());
    });

    it('says when it does not have a collection', async () => {
      await store().ensure(ORDERS, schema);
      await store().drop(ORDERS);
      await expect(store().find(ORDERS, { where: [], limit: 1 })).rejects.toThrow(UnknownCollection);
      await expect(store().count('never_v1', [])).rejects.toThrow(UnknownCollection);
      await expect(store().getMany('never_v1', ['a'])).rejects.toThrow(UnknownCollection);
      await expect(put(store(), { a: {} })).rejects.toThrow(UnknownCollection);
      await expect(store().stream('never_v1', { where: [] }, 10)[Symbol.asyncIterator]().next()).rejects.toThrow(UnknownCollection);
    });

    it('refuses to filter and sort by what was not declared', async () => {
      await store().ensure(ORDERS, schema);
      const condition = { field: 'country', op: 'eq', key: '1es' } as const;
      await expect(store().find(ORDERS, { where: [{ anyOf: [condition] }], limit: 1 })).rejects.toThrow(TypeError);
      await expect(store().count(ORDERS, [condition])).rejects.toThrow(TypeError);
      await expect(store().find(ORDERS, { where: [], sort: { field: 'constructor', descending: false }, limit: 1 })).rejects.toThrow(TypeError);
    });

    it('says when another process has dropped a collection, and works on it when it is there again', async () => {
      await store().ensure(ORDERS, schema);
      await put(store(), { a: { status: 'open' } });
      expect(await matching(store(), is('status', 'eq', 'open'))).toEqual(['a']);
      const other = await another();
      await other.drop(ORDERS);
      await expect(matching(store())).rejects.toThrow(UnknownCollection);
      await expect(store().count(ORDERS, [])).rejects.toThrow(UnknownCollection);
      await expect(store().getMany(ORDERS, ['a'])).rejects.toThrow(UnknownCollection);
      await expect(put(store(), { a: {} })).rejects.toThrow(UnknownCollection);
      await other.ensure(ORDERS, schema);
      expect(await matching(store())).toEqual([]);
      await put(store(), { b: {} });
      expect(await matching(other)).toEqual(['b']);
    });

    it('works on what another process has ensured', async () => {
      await store().ensure(ORDERS, schema);
      await put(store(), { a: { status: 'open' } });
      const other = await another();
      await put(other, { b: { status: 'open' } });
      expect(await matching(other, is('status', 'eq', 'open'))).toEqual(['a', 'b']);
      expect(await matching(store())).toEqual(['a', 'b']);
    });
  });
};
