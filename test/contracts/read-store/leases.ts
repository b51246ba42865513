import { describe, expect, it } from '@jest/globals';
import type { Bench } from '../read-store.contract.js';

const TTL = 10_000;

export const describeLeases = ({ store, another, clock }: Bench): void => {
  const acquire = (owner: string) => store().acquireLease('orders', owner, TTL);
  const request = (owner: string) => store().requestLease('orders', owner, TTL);
  const release = (owner: string) => store().releaseLease('orders', owner);

  describe('leases', () => {
    it('are held by one at a time', async () => {
      expect(await acquire('ann')).toEqual({ held: true, wanted: false });
      expect(await acquire('bob')).toEqual({ held: false, wanted: false });
      expect(await store().acquireLease('plans', 'bob', TTL)).toEqual({ held: true, wanted: false });
    });

    it('are seen by other processes', async () => {
      await acquire('ann');
      expect(await (await another()).acquireLease('orders', 'bob', TTL)).toMatchObject({ held: false });
    });

    it('last as long as they are renewed, and lapse when their time is over', async () => {
      await acquire('ann');
      clock.now += TTL - 1;
      expect(await acquire('ann')).toMatchObject({ held: true });
      clock.now += TTL - 1;
      expect(await acquire('bob')).toMatchObject({ held: false });
      clock.now += 1;
      expect(await acquire('bob')).toMatchObject({ held: true });
      expect(await acquire('ann')).toMatchObject({ held: false });
    });

    it('are free once given up, by the holder alone', async () => {
      await acquire('ann');
      await release('bob');
      expect(await acquire('bob')).toMatchObject({ held: false });
      await release('ann');
      expect(await acquire('bob')).toMatchObject({ held: true });
    });

    it('go to who asked for them', async () => {
      await acquire('ann');
      await request('bob');
      expect(await acquire('ann')).toEqual({ held: true, wanted: true });
      await release('ann');
      expect(await acquire('cid')).toEqual({ held: false, wanted: true });
      expect(await acquire('ann')).toEqual({ held: false, wanted: true });
      expect(await acquire('bob')).toEqual({ held: true, wanted: false });
      await release('bob');
      expect(await acquire('ann')).toEqual({ held: true, wanted: false });
    });

    it('go to who asked for them when the holder has died', async () => {
      await acquire('ann');
      clock.now += TTL - 1;
      await request('bob');
      clock.now += 1;
      expect(await acquire('ann')).toEqual({ held: false, wanted: true });
      expect(await acquire('bob')).toEqual({ held: true, wanted: false });
    });

    it('forget a wish that lapsed or was given up', async () => {
      await acquire('ann');
      await request('bob');
      await release('bob');
      expect(await acquire('ann')).toEqual({ held: true, wanted: false });
      await request('bob');
      clock.now += TTL;
      expect(await acquire('cid')).toEqual({ held: true, wanted: false });
    });

    it('hear the first wish', async () => {
      await acquire('ann');
      await request('bob');
      await request('cid');
      await release('ann');
      expect(await acquire('cid')).toMatchObject({ held: false });
      expect(await acquire('bob')).toMatchObject({ held: true });
    });

    it('hear a new wish once the first was granted', async () => {
      await request('bob');
      await acquire('bob');
      await request('cid');
      expect(await acquire('bob')).toEqual({ held: true, wanted: true });
    });

    it('go to exactly one of many who race for them, first and when they lapse', async () => {
      const stores = [store(), await another()];
      for (let race = 0; race < 5; race += 1) {
        const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => stores[index % 2]!.acquireLease('orders', `owner-${index}`, TTL)));
        expect(answers.filter(({ held }) => held)).toHaveLength(1);
        clock.now += TTL;
      }
    });
  });
};
