import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../application/ports/read-store.js';
import type { Bench } from '../read-store.contract.js';
import { idsOf, is, matching, oneOf, type Order, ORDERS, put, schema } from './orders.js';

const orders: Readonly<Record<string, Order | null>> = {
  ann: { status: 'open', name: 'Ann', amount: 1_000, paid: true, placedOn: '2024-08-20' },
  bob: { status: 'Open', name: 'BOB', amount: -5, paid: false, placedOn: '2024-08-21' },
  cid: { status: 'paid', name: '100% _ok_', amount: 0, paid: null, placedOn: '2024-09-01' },
  dot: { status: 'open/1', name: 'a.*b [x] (y) \\d "q" \'s\'', amount: 20, paid: true },
  eve: { status: null, name: null, amount: null },
  fay: { name: '😀 Ünï ＦＵＬＬ', amount: -1_000, placedOn: '2023-12-31' },
  gus: null,
};

const cases: readonly (readonly [string, readonly Condition[], readonly string[]])[] = [
  ['everything', [], ['ann', 'bob', 'cid', 'dot', 'eve', 'fay']],
  ['an equal id, in its case', [is('status', 'eq', 'open')], ['ann']],
  ['null, also where there is no value', [is('status', 'eq', null)], ['eve', 'fay']],
  ['text without case', [is('name', 'eq', 'bob')], ['bob']],
  ['text of another width and case', [is('name', 'eq', '😀 üNÏ full')], ['fay']],
  ['all but one value, with the nulls', [is('status', 'ne', 'open')], ['bob', 'cid', 'dot', 'eve', 'fay']],
  ['all but null', [is('status', 'ne', null)], ['ann', 'bob', 'cid', 'dot']],
  ['numbers above', [is('total.amount', 'gt', 0)], ['ann', 'dot']],
  ['numbers from', [is('total.amount', 'gte', 0)], ['ann', 'cid', 'dot']],
  ['numbers below, with null as the lowest', [is('total.amount', 'lt', -5)], ['eve', 'fay']],
  ['numbers up to', [is('total.amount', 'lte', -5)], ['bob', 'eve', 'fay']],
  ['negative numbers between', [is('total.amount', 'gt', -1_000), is('total.amount', 'lt', 0)], ['bob']],
  ['true', [is('paid', 'eq', true)], ['ann', 'dot']],
  ['false, which is not null', [is('paid', 'eq', false)], ['bob']],
  ['dates from and before', [is('placedOn', 'gte', '2024-08-20'), is('placedOn', 'lt', '2024-09-01')], ['ann', 'bob']],
  ['a beginning', [is('status', 'prefix', 'open')], ['ann', 'dot']],
  ['a beginning with a wildcard of SQL', [is('name', 'prefix', '100%')], ['cid']],
  ['a beginning beyond the first plane', [is('name', 'prefix', '😀')], ['fay']],
  ['no beginning: any value but null', [is('name', 'prefix', '')], ['ann', 'bob', 'cid', 'dot', 'fay']],
  ['a part', [is('name', 'contains', 'N')], ['ann', 'fay']],
  ['a part that looks like a wildcard of SQL', [is('name', 'contains', '_o')], ['cid']],
  ['a per cent sign', [is('name', 'contains', '%')], ['cid']],
  ['a part that looks like an expression', [is('name', 'contains', '.*B [x] (y) \\D')], ['dot']],
  ['quotes', [is('name', 'contains', `"q" 's'`)], ['dot']],
  ['the mark of a key, which is no part of the text', [is('name', 'contains', '1')], ['cid']],
  ['one of several', [oneOf('status', 'open', 'paid', 'none')], ['ann', 'cid']],
  ['one of several with null', [oneOf('status', 'paid', null)], ['cid', 'eve', 'fay']],
  ['one of none', [oneOf('status')], []],
  ['any of some conditions', [{ anyOf: [is('status', 'eq', 'paid'), is('total.amount', 'lt', -5), is('name', 'contains', 'bo')] }], ['bob', 'cid', 'eve', 'fay']],
  ['any within any', [{ anyOf: [is('status', 'eq', 'paid'), { anyOf: [is('paid', 'eq', true)] }] }, is('total.amount', 'lt', 500)], ['cid', 'dot']],
  ['any of none', [{ anyOf: [] }], []],
  ['the id', [{ field: 'id', op: 'eq', key: 'bob' }], ['bob']],
  ['ids', [{ field: 'id', op: 'in', keys: ['bob', 'gus', 'ann'] }, is('total.amount', 'lt', 0)], ['bob']],
  ['ids from', [{ field: 'id', op: 'gte', key: 'dot' }, { field: 'id', op: 'ne', key: 'eve' }], ['dot', 'fay']],
  ['a part of the id', [{ field: 'id', op: 'contains', key: 'b' }], ['bob']],
  ['a beginning of the id', [{ field: 'id', op: 'prefix', key: 'e' }], ['eve']],
];

export const describeLists = ({ store }: Bench): void => {
  describe('lists', () => {
    beforeEach(async () => {
      await store().ensure(ORDERS, schema);
      await put(store(), orders);
    });

    it.each(cases)('finds and counts %s', async (_what, where, expected) => {
      expect(await matching(store(), ...where)).toEqual(expected);
      expect(await store().count(ORDERS, where)).toBe(expected.length);
    });

    it.each([
      ['total.amount', false, ['eve', 'fay', 'bob', 'cid', 'dot', 'ann']],
      ['total.amount', true, ['ann', 'dot', 'cid', 'bob', 'fay', 'eve']],
      ['name', false, ['eve', 'cid', 'dot', 'ann', 'bob', 'fay']],
      ['paid', false, ['cid', 'eve', 'fay', 'bob', 'ann', 'dot']],
      ['paid', true, ['dot', 'ann', 'bob', 'fay', 'eve', 'cid']],
      ['placedOn', true, ['cid', 'bob', 'ann', 'fay', 'eve', 'dot']],
      ['id', true, ['fay', 'eve', 'dot', 'cid', 'bob', 'ann']],
    ])('sorts by %s (descending: %s), equals by id in the same direction', async (field, descending, expected) => {
      expect(idsOf(await store().find(ORDERS, { where: [], sort: { field, descending }, limit: 10 }))).toEqual(expected);
    });

    it('takes a part of a list', async () => {
      const part = (offset: number, limit: number) => store().find(ORDERS, { where: [], sort: { field: 'total.amount', descending: true }, offset, limit }).then(idsOf);
      expect(await part(0, 2)).toEqual(['ann', 'dot']);
      expect(await part(4, 2)).toEqual(['fay', 'eve']);
      expect(await part(5, 2)).toEqual(['eve']);
      expect(await part(6, 2)).toEqual([]);
      expect([await part(0, 0), await part(0, -1)]).toEqual([[], []]);
    });

    it('follows a document to its new values, and forgets the old ones', async () => {
      await put(store(), { ann: { status: 'paid', name: 'Zoe', amount: -7 } }, 2);
      expect(await matching(store(), is('status', 'eq', 'open'))).toEqual([]);
      expect(await matching(store(), is('status', 'eq', 'paid'), is('name', 'prefix', 'z'))).toEqual(['ann']);
      expect(await matching(store(), is('total.amount', 'lt', -6))).toEqual(['ann', 'eve', 'fay']);
    });

    it('answers the whole document', async () => {
      const [found] = await store().find(ORDERS, { where: [is('name', 'eq', 'ann')], limit: 5 });
      expect(found).toStrictEqual({ id: 'ann', position: 1, body: { status: 'open', name: 'Ann', paid: true, placedOn: '2024-08-20', total: { amount: 1_000 } } });
    });
  });
};
