import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ReadStore } from '../../../application/ports/read-store.js';
import { withReadStore } from '../testing/read-models.js';
import { compare, SHOWN } from './compare.js';

const contents = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.record({ total: fc.integer(), parts: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }) }), { maxKeys: 40, size: 'large' });
type Contents = Readonly<Record<string, object>>;

const filled = async (readStore: ReadStore, collection: string, documents: Contents): Promise<void> => {
  await readStore.ensure(collection, { fields: {}, indexes: [] });
  const writes = Object.entries(documents).map(([id, body]) => ({ id, position: 1, body: { ...body } }));
  await readStore.apply(new Map([[collection, writes]]), new Map());
};

describe('comparing two collections', () => {
  it('finds exactly the documents that differ, in order, and has equal hashes when there are none', () =>
    fc.assert(
      fc.asyncProperty(contents, contents, fc.boolean(), async (mine, others, same) => {
        const theirs = same ? mine : { ...others, ...Object.fromEntries(Object.entries(mine).filter((_, index) => index % 3 > 0)) };
        await withReadStore(async (readStore) => {
          await filled(readStore, 'mine', mine);
          await filled(readStore, 'theirs', theirs);
          const { hash, otherHash, different, documents } = await compare(readStore, 'mine', 'theirs');
          const ids = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].sort();
          const expected = ids.filter((id) => JSON.stringify(mine[id]) !== JSON.stringify((theirs as Contents)[id]));
          expect(different).toEqual(expected.slice(0, SHOWN));
          expect(hash === otherHash).toBe(expected.length === 0);
          expect(documents).toBe(Object.keys(mine).length);
        });
      }),
      { numRuns: 50 },
    ));

  it('does not mind the order of fields', () =>
    withReadStore(async (readStore) => {
      await filled(readStore, 'mine', { a: { x: 1, y: { p: 1, q: 2 } } });
      await filled(readStore, 'theirs', { a: { y: { q: 2, p: 1 }, x: 1 } });
      const { hash, otherHash, different } = await compare(readStore, 'mine', 'theirs');
      expect({ different, otherHash }).toEqual({ different: [], otherHash: hash });
    }));
});
