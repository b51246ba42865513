import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FindQuery, StoredDocument, StoredText } from '../../../application/ports/read-store.js';
import { keyOf, valueAt } from '../../../projections/keys.js';
import type { Bench } from '../read-store.contract.js';
import { anyOrder, anySort, anyWhere } from './arbitraries.js';
import { bodyOf, type Field, fields, idsOf, is, type Order, ORDERS, put, schema } from './orders.js';
import { referenceFind } from './reference.js';

const sample: ReadonlyMap<string, Order> = new Map(fc.sample(anyOrder, { numRuns: 150, seed: 20_240_820 }).map((order, index) => [`o${(index * 67) % 150}`, order]));

const cursor = ({ field }: NonNullable<FindQuery['sort']>, { id, body }: StoredDocument) => ({ id, key: field === 'id' ? id : keyOf(fields[field as Field], valueAt(body, field)) });

export const describePaging = ({ store }: Bench): void => {
  const pages = async (query: Pick<FindQuery, 'where'> & Required<Pick<FindQuery, 'sort'>>, limit: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let after: FindQuery['after']; ; ) {
      const page = await store().find(ORDERS, { ...query, limit, ...(after && { after }) });
      ids.push(...idsOf(page));
      if (page.length < limit) return ids;
      after = cursor(query.sort, page.at(-1)!);
    }
  };

  const streamed = async (query: Pick<FindQuery, 'where' | 'sort'>, size: number): Promise<string[][]> => {
    const batches: string[][] = [];
    for await (const batch of store().stream(ORDERS, query, size)) batches.push(idsOf(batch));
    return batches;
  };

  describe('pages', () => {
    beforeEach(async () => {
      await store().ensure(ORDERS, schema);
      await put(store(), { ...Object.fromEntries(sample), deleted: null });
    });

    it('of any query are those of the plainest implementation, and so is their count', async () => {
      const property = fc.asyncProperty(anyWhere, anySort, fc.nat(20), fc.integer({ min: 1, max: 60 }), async (where, sort, offset, limit) => {
        const expected = referenceFind(sample, { where, sort });
        expect(idsOf(await store().find(ORDERS, { where, sort, offset, limit }))).toEqual(expected.slice(offset, offset + limit));
        expect(await store().count(ORDERS, where)).toBe(expected.length);
      });
      await fc.assert(property, { numRuns: 300 });
    });

    it('by keyset make up the whole list', async () => {
      const property = fc.asyncProperty(anyWhere, anySort, fc.integer({ min: 1, max: 60 }), async (where, sort, limit) => {
        expect(await pages({ where, sort }, limit)).toEqual(referenceFind(sample, { where, sort }));
      });
      await fc.assert(property, { numRuns: 60 });
    });

    it('of one row for each value make up the first rows of all values', async () => {
      const eachPage = async (where: FindQuery['where'], field: Field, limit: number, after?: string): Promise<string[]> => {
        const page = await store().findEach(ORDERS, { where, field, limit, ...(after !== undefined && { after }) });
        const last = page.at(-1);
        return [...idsOf(page), ...(last && page.length === limit ? await eachPage(where, field, limit, keyOf(fields[field], valueAt(last.body, field))) : [])];
      };
      const property = fc.asyncProperty(anyWhere, fc.constantFrom(...(Object.keys(fields) as Field[])), fc.integer({ min: 1, max: 20 }), async (where, field, limit) => {
        const keyIn = (id: string): string => keyOf(fields[field], valueAt(bodyOf(sample.get(id) as Order), field));
        const all = referenceFind(sample, { where, sort: { field, descending: false } });
        expect(await eachPage(where, field, limit)).toEqual(all.filter((id, index) => index === 0 || keyIn(id) !== keyIn(all[index - 1] as string)));
      });
      await fc.assert(property, { numRuns: 100 });
    });

    it('by stream make up the whole list, in full batches', async () => {
      const property = fc.asyncProperty(anyWhere, fc.option(anySort, { nil: undefined }), fc.integer({ min: 1, max: 60 }), async (where, sort, size) => {
        const batches = await streamed({ where, ...(sort && { sort }) }, size);
        expect(batches.flat()).toEqual(referenceFind(sample, { where, ...(sort && { sort }) }));
        expect(batches.slice(0, -1).every((batch) => batch.length === size)).toBe(true);
        expect(batches.every((batch) => batch.length > 0)).toBe(true);
      });
      await fc.assert(property, { numRuns: 40 });
    });

    it('by stream show each row that stays as it is exactly once, whatever is written meanwhile', async () => {
      const sort = { field: 'total.amount', descending: false };
      const seen: string[] = [];
      let round = 0;
      for await (const batch of store().stream(ORDERS, { where: [], sort }, 10)) {
        seen.push(...idsOf(batch));
        round += 1;
        await put(store(), { [`low-${round}`]: { amount: null }, [`high-${round}`]: { amount: 9_000_000 }, [seen[0]!]: null }, 1 + round);
      }
      expect(seen.filter((id) => !/^(low|high)/.test(id))).toEqual(referenceFind(sample, { where: [], sort }));
      expect(seen.filter((id) => id.startsWith('low'))).toEqual([]);
      expect(seen).toContain('high-1');
    });

    it('as texts are all documents by id, in full batches', async () => {
      const odd = { name: 'a\tb\nc"\\', status: '\ud83d\ude00' };
      await put(store(), { 'tab\tline\nquote"': odd, '': odd }, 2);
      const whole = (await store().find(ORDERS, { where: [], limit: 1_000 })).map(({ id, body }) => ({ id, text: JSON.stringify(body) }));
      for (const size of [1, 7, 1_000]) {
        const batches: (readonly StoredText[])[] = [];
        for await (const batch of store().texts(ORDERS, size)) batches.push(batch);
        expect(batches.flat()).toEqual(whole);
        expect(batches).toHaveLength(Math.ceil(whole.length / size));
      }
    });

    it('by stream may be left early', async () => {
      for await (const batch of store().stream(ORDERS, { where: [is('paid', 'ne', null)] }, 5)) {
        expect(batch).toHaveLength(5);
        break;
      }
      expect(await store().count(ORDERS, [])).toBe(150);
    });
  });
};
