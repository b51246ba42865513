import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ReadStore } from '../../application/ports/read-store.js';
import { openEmbeddedReadStore } from '../read-store/embedded-read-store.js';
import { holding, Lease } from './lease.js';

let folder: string;
let store: ReadStore;
let now = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lease-'));
  store = openEmbeddedReadStore({ file: join(folder, 'views.db'), now: () => now });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const lease = (owner: string, renewMs = 0): Lease => new Lease(store, 'work', owner, { ttlMs: 1_000, renewMs, retryMs: 1 });
const never = new AbortController().signal;

describe('a lease', () => {
  it('is one process’s at a time, until it is given back or lapses', async () => {
    const [first, second] = [lease('first'), lease('second')];
    expect([await first.take(), await second.take()]).toEqual([true, false]);
    await first.release();
    expect(await second.take()).toBe(true);
    now += 2_000;
    expect(await first.take()).toBe(true);
    expect(await second.keep()).toBe(false);
  });

  it('is kept as long as nobody wants it', async () => {
    const holder = lease('holder');
    await holder.take();
    for (let time = 0; time < 5; time++) {
      now += 900;
      expect(await holder.keep()).toBe(true);
    }
  });

  it('goes to the one who asks, as soon as the holder gives it back', async () => {
    const [holder, other, asking] = [lease('holder'), lease('other'), lease('asking')];
    await holder.take();
    const obtained = asking.obtain(never);
    await sleep(5);
    expect(await holder.keep()).toBe(false);
    await holder.release();
    expect(await other.take()).toBe(false);
    expect(await obtained).toBe(true);
  });

  it('once lost is not kept, though it is free again: others may have worked meanwhile', async () => {
    const [first, second] = [lease('first'), lease('second')];
    await first.take();
    now += 2_000;
    await second.take();
    expect(await first.keep()).toBe(false);
    await second.release();
    expect(await first.keep()).toBe(false);
    expect(await first.take()).toBe(true);
  });

  it('is renewed while long work goes on, and given back when it fails', async () => {
    const [holder, other] = [lease('holder', 4), lease('other')];
    await holder.take();
    const work = holding(holder, async () => {
      for (let time = 0; time < 5; time++) {
        now += 900;
        await sleep(20);
        expect(await other.take()).toBe(false);
      }
      throw new Error('broken');
    });
    await expect(work).rejects.toThrow('broken');
    expect(await other.take()).toBe(true);
  });

  it('stops being waited for when the signal is given', async () => {
    await lease('holder').take();
    const signal = AbortSignal.timeout(10);
    expect(await Promise.all([lease('waiting').waitFor(signal), lease('asking').obtain(signal)])).toEqual([false, false]);
  });
});
