import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PersistentMap } from './persistent-map.js';

type Change = { readonly key: string; readonly value: number | null };

/** Few keys, so that they are replaced and deleted too; more of them than are kept without buckets. */
const changes = fc.array(fc.record({ key: fc.integer({ min: 0, max: 80 }).map((key) => `key ${key}`), value: fc.option(fc.integer()) }), { maxLength: 200 });

const changed = <V>(map: PersistentMap<V>, { key, value }: { readonly key: string; readonly value: V | null }): PersistentMap<V> => (value === null ? map.delete(key) : map.set(key, value));

describe('a map that is never changed', () => {
  it('holds what a map holds, after each of many changes', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const expected = new Map<string, number>();
        let map = PersistentMap.of<number>();
        for (const change of all) {
          map = changed(map, change);
          if (change.value === null) expected.delete(change.key);
          else expected.set(change.key, change.value);
          expect(map.size).toBe(expected.size);
          expect(map.get(change.key)).toBe(expected.get(change.key));
          expect(map.has(change.key)).toBe(expected.has(change.key));
        }
        expect(map.toJSON()).toEqual(Object.fromEntries(expected));
      }),
    );
  });

  it('leaves the one that it was made from as it was', () => {
    fc.assert(
      fc.property(changes, changes, (before, after) => {
        const map = before.reduce<PersistentMap<number>>(changed, PersistentMap.of());
        const entries = [...map];
        after.reduce<PersistentMap<number>>(changed, map);
        expect([...map]).toEqual(entries);
      }),
    );
  });

  it('has its entries in the same order, whether or not it was ever large', () => {
    fc.assert(
      fc.property(changes, (all: readonly Change[]) => {
        const small = all.slice(0, 30).reduce<PersistentMap<number>>(changed, PersistentMap.of());
        const others = Array.from({ length: 100 }, (_, index) => `other ${index}`);
        const large = others.reduce((map, key) => map.set(key, 0), PersistentMap.of<number>());
        const both = all.slice(0, 30).reduce<PersistentMap<number>>(changed, large);
        expect([...others.reduce((map, key) => map.delete(key), both)]).toEqual([...small]);
      }),
    );
  });
});
