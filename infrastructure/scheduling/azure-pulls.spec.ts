import { afterEach, describe, expect, it } from '@jest/globals';
import { Lease, newOwner } from '../concurrency/lease.js';
import { silent } from '../observability/log.js';
import { openEmbeddedReadStore } from '../read-store/embedded-read-store.js';
import { azurePulls, type AzurePullsOptions } from './azure-pulls.js';
import { type JobRunner } from './job-runner.js';

const store = openEmbeddedReadStore({ file: ':memory:' });
const started: JobRunner[] = [];
const pulls = (puller: Partial<AzurePullsOptions['puller']>, more: Partial<AzurePullsOptions> = {}): JobRunner => {
  const job = azurePulls({
    puller: { open: async () => [], beginDue: async () => [], run: async () => 'completed', ...puller },
    lease: new Lease(store, 'azure-pulls', newOwner(), { ttlMs: 500, renewMs: 100, retryMs: 5 }), log: silent, everyMinutes: 60, times: { lookMs: 1, betweenTimesMs: 5, restMs: 5 }, ...more,
  });
  started.push(job);
  job.start();
  return job;
};
const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
};
const aWhile = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 50));

afterEach(async () => {
  await Promise.all(started.splice(0).map((job) => job.stop()));
});

describe('runs of Partner Center by themselves', () => {
  it('begin when they are due, as often as is set', async () => {
    const asked: number[] = [];
    pulls({ beginDue: async (minutes) => (asked.push(minutes), []) }, { everyMinutes: 45 });
    await until(() => asked.length >= 2);
    expect(new Set(asked)).toEqual(new Set([45]));
  });

  it('begin only when somebody asks, where that is set; those are carried on', async () => {
    const open = new Set(['asked']);
    let begun = 0;
    pulls({ beginDue: async () => (begun++, []), open: async () => [...open], run: async (id) => (open.delete(id), 'completed') }, { everyMinutes: null });
    await until(() => open.size === 0);
    expect(begun).toBe(0);
  });

  it('go on a few at a time, each once', async () => {
    const open = new Set(['1', '2', '3', '4', '5', '6']);
    const going = new Set<string>();
    let most = 0;
    const run = async (id: string): Promise<'completed'> => {
      expect(going.has(id)).toBe(false);
      going.add(id);
      most = Math.max(most, going.size);
      await aWhile();
      going.delete(id);
      open.delete(id);
      return 'completed';
    };
    pulls({ open: async () => [...open], run }, { atOnce: 2 });
    await until(() => open.size === 0);
    expect(most).toBe(2);
  });

  it('are taken up again after a store was away', async () => {
    let attempts = 0;
    const run = async (): Promise<'completed'> => {
      if (++attempts < 3) throw new Error('a store is away');
      return 'completed';
    };
    pulls({ open: async () => (attempts < 3 ? ['1'] : []), run });
    await until(() => attempts === 3);
  });

  it('are told to end when the server stops, which waits for them', async () => {
    let ended = false;
    let began = false;
    const run: AzurePullsOptions['puller']['run'] = (_id, { signal } = {}) => {
      began = true;
      return new Promise((resolve) => signal?.addEventListener('abort', () => void aWhile().then(() => ((ended = true), resolve('running')))));
    };
    const job = pulls({ open: async () => ['1'], run });
    await until(() => began);
    await job.stop();
    expect(ended).toBe(true);
  });
});
