import { describe, expect, it } from '@jest/globals';
import type { Checkpoint } from '../../../application/ports/read-store.js';
import type { Bench } from '../read-store.contract.js';

export const describeCoordination = ({ store, another }: Bench): void => {
  const save = (name: string, checkpoint: Checkpoint) => store().apply(new Map(), new Map([[name, checkpoint]]));

  describe('checkpoints', () => {
    it('has none before the first', async () => {
      expect(await store().loadCheckpoint('orders')).toBeNull();
    });

    it('keeps the last one of each name, for the next process', async () => {
      await save('orders', { logId: 'log-a', position: 10 });
      await save('plans', { logId: 'log-a', position: 4 });
      await save('orders', { logId: 'log-a', position: Number.MAX_SAFE_INTEGER });
      expect(await (await another()).loadCheckpoint('orders')).toEqual({ logId: 'log-a', position: Number.MAX_SAFE_INTEGER });
      expect(await store().loadCheckpoint('plans')).toEqual({ logId: 'log-a', position: 4 });
    });

    it('tells in which log it was taken, and begins anew in another', async () => {
      await save('orders', { logId: 'log-a', position: 900 });
      await save('orders', { logId: 'log-b', position: 2 });
      expect(await store().loadCheckpoint('orders')).toEqual({ logId: 'log-b', position: 2 });
    });
  });

  describe('the active collection of a view', () => {
    it('is none at first, then the one that was switched to last, in every process', async () => {
      const reader = await another();
      expect(await reader.activeCollection('orders')).toBeNull();
      await store().activate('orders', 'orders_v1');
      expect(await reader.activeCollection('orders')).toBe('orders_v1');
      await store().activate('orders', 'orders_v2');
      await store().activate('plans', 'plans_v1');
      expect(await reader.activeCollection('orders')).toBe('orders_v2');
    });

    it('is one of the two when two processes switch at once', async () => {
      const stores = [store(), await another()];
      await Promise.all(stores.map((each, index) => each.activate('orders', `orders_v${index + 1}`)));
      expect(['orders_v1', 'orders_v2']).toContain(await store().activeCollection('orders'));
    });
  });
};
