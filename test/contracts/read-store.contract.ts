import { afterEach, beforeEach, describe } from '@jest/globals';
import type { ReadStore } from '../../application/ports/read-store.js';
import { describeCollections } from './read-store/collections.js';
import { describeCoordination } from './read-store/coordination.js';
import { describeLeases } from './read-store/leases.js';
import { describeLists } from './read-store/lists.js';
import { describePaging } from './read-store/paging.js';
import { describeWrites } from './read-store/writes.js';

/** An empty place for read models. Each `open` is another process at work on it. */
export interface ReadStorePlace {
  open(now: () => number): Promise<ReadStore>;
  remove(): Promise<void>;
}

/** What the tests of the contract work with: a store, a second process, and a clock that they turn. */
export interface Bench {
  readonly store: () => ReadStore;
  readonly another: () => Promise<ReadStore>;
  readonly clock: { now: number };
}

/** Everything that `ReadStore` promises, for any engine. */
export const readStoreContract = (engine: string, place: () => Promise<ReadStorePlace>): void => {
  describe(`read store: ${engine}`, () => {
    const clock = { now: 0 };
    let current: ReadStorePlace;
    let opened: ReadStore[] = [];
    const open = async (): Promise<ReadStore> => {
      const store = await current.open(() => clock.now);
      opened.push(store);
      return store;
    };
    const bench: Bench = { clock, another: open, store: () => opened[0]! };
    beforeEach(async () => {
      clock.now = Date.parse('2024-08-20T09:00:00Z');
      current = await place();
      await open();
    });
    afterEach(async () => {
      for (const store of opened) await store.close();
      opened = [];
      await current.remove();
    });
    for (const describeGroup of [describeCollections, describeWrites, describeLists, describePaging, describeCoordination, describeLeases]) describeGroup(bench);
  });
};
