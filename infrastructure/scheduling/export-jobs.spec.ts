import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReadStore } from '../../application/ports/read-store.js';
import { Lease, newOwner } from '../concurrency/lease.js';
import { openEmbeddedReadStore } from '../read-store/embedded-read-store.js';
import { exportJobs, type ExportJobsOptions } from './export-jobs.js';
import { type JobRunner } from './job-runner.js';

const silent = { error: () => undefined, info: () => undefined, warn: () => undefined } as unknown as ExportJobsOptions['log'];
const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
};

describe('exports by themselves', () => {
  const open: JobRunner[] = [];
  let folder: string;
  let store: ReadStore;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'export-jobs-'));
    store = openEmbeddedReadStore({ file: join(folder, 'views.db') });
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((jobs) => jobs.stop()));
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const jobs = (runner: ExportJobsOptions['runner'], options: Partial<ExportJobsOptions> = {}): JobRunner => {
    const lease = new Lease(store, 'exports', newOwner(), { ttlMs: 500, renewMs: 100, retryMs: 5 });
    const started = exportJobs({ runner, housekeeping: { tidy: async () => undefined }, lease, log: silent, times: { lookMs: 1, restMs: 20 }, ...options });
    open.push(started);
    started.start();
    return started;
  };

  it('writes those that wait, two at once and each by one', async () => {
    const waiting = new Set(['a', 'b', 'c', 'd']);
    let [atOnce, most] = [0, 0];
    const ran: string[] = [];
    const run = async (id: string): Promise<void> => {
      ran.push(id);
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setTimeout(resolve, 10));
      atOnce--;
      waiting.delete(id);
    };
    jobs({ due: async () => [...waiting], run });
    await until(() => waiting.size === 0);
    expect([ran.sort(), most]).toEqual([['a', 'b', 'c', 'd'], 2]);
  });

  it('begins again what a failure cut off, after a rest', async () => {
    let attempts = 0;
    jobs({ due: async () => (attempts < 3 ? ['a'] : []), run: async () => { if (++attempts < 3) throw new Error('a store is away'); } });
    await until(() => attempts === 3);
  });

  it('cuts off what runs when the server stops, and waits for that', async () => {
    let [began, ended] = [false, false];
    const run: ExportJobsOptions['runner']['run'] = (_id, signal) =>
      new Promise((resolve) => {
        began = true;
        signal?.addEventListener('abort', () => setTimeout(() => ((ended = true), resolve()), 5));
      });
    const first = jobs({ due: async () => ['a'], run });
    await until(() => began);
    await first.stop();
    expect(ended).toBe(true);
  });

  it('leaves it to one server of several', async () => {
    const ran: string[] = [];
    const runnerOf = (server: string): ExportJobsOptions['runner'] => ({ due: async () => [`${server} ${ran.length}`], run: async () => void ran.push(server) });
    const first = jobs(runnerOf('first'));
    await until(() => ran.length > 0);
    jobs(runnerOf('second'));
    await until(() => ran.length > 5);
    expect(new Set(ran)).toEqual(new Set(['first']));
    await first.stop();
    await until(() => ran.includes('second'));
  });

  it('tidies up, and spares what it writes', async () => {
    const spared: string[][] = [];
    jobs({ due: async () => ['a'], run: () => new Promise((resolve) => setTimeout(resolve, 20)) }, { housekeeping: { tidy: async (busy) => void spared.push([...(busy ?? [])]) }, times: { lookMs: 1, betweenTimesMs: 2, restMs: 1 } });
    await until(() => spared.some((ids) => ids.includes('a')));
  });
});
