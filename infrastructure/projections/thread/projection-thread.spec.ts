import { EventEmitter } from 'node:events';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { silent } from '../../observability/log.js';
import { ProjectionWorld } from '../testing/projection-world.js';
import type { News, Request } from './messages.js';
import { ProjectionThread } from './projection-thread.js';

class FakeThread extends EventEmitter {
  readonly asked: Request[] = [];

  postMessage(request: Request): void {
    this.asked.push(request);
    if (request.kind === 'stop') this.emit('exit');
  }

  tell(news: News): void {
    this.emit('message', news);
  }

  break(): void {
    this.emit('error', new Error('out of memory'));
    this.emit('exit');
  }
}

describe('the thread that keeps the views up to date', () => {
  const world = new ProjectionWorld();
  const options = { views: ['a', 'b'], store: world.store, readStore: world.readStore, clock: { now: () => '2026-03-01T10:00:10.000Z', today: () => '2026-03-01' }, log: silent };
  let threads: FakeThread[];
  let projections: ProjectionThread;
  const latest = (): FakeThread => threads.at(-1) as FakeThread;

  beforeEach(() => {
    threads = [];
    const begin = (): FakeThread => {
      threads.push(new FakeThread());
      return latest();
    };
    projections = new ProjectionThread({ ...options, begin });
    projections.start();
  });
  afterEach(() => projections.stop());
  afterAll(() => world.close());

  it('tells those who wait when a view has come so far', async () => {
    const waiting = projections.reached(7, 60_000, 'b');
    latest().tell({ positions: [['a', 9], ['b', 6]], running: true });
    latest().tell({ positions: [['a', 9], ['b', 7]], running: true });
    expect(await waiting).toBe(true);
    expect([projections.position('a'), projections.position()]).toEqual([9, 7]);
  });

  it('lets the thread look for those who wait, and asks nothing for what is there', async () => {
    latest().tell({ positions: [['a', 9], ['b', 9]], running: true });
    expect(await projections.reached(9, 60_000)).toBe(true);
    const late = projections.reached(10, 1, 'a');
    expect(latest().asked).toEqual([{ kind: 'reach', position: 10, timeoutMs: 1, view: 'a' }]);
    expect(await late).toBe(false);
  });

  it('begins another when one breaks, and says meanwhile that nothing is kept up to date', async () => {
    latest().tell({ positions: [['a', 3], ['b', 3]], running: true });
    expect(projections.running()).toBe(true);
    latest().break();
    await until(() => !projections.running());
    await until(() => threads.length === 2);
    latest().tell({ positions: [['a', 4], ['b', 4]], running: true });
    expect([projections.running(), projections.position()]).toEqual([true, 4]);
  });

  it('tries again when none can be begun, and can be stopped meanwhile', async () => {
    await projections.stop();
    let attempts = 0;
    const begin = (): FakeThread => {
      attempts += 1;
      throw new Error('no memory for a thread');
    };
    projections = new ProjectionThread({ ...options, begin });
    projections.start();
    await until(() => attempts === 2);
    expect(projections.running()).toBe(false);
    await projections.stop();
    expect(attempts).toBe(2);
  });

  it('waits for the thread when it stops, and begins no other', async () => {
    await projections.stop();
    expect(threads).toHaveLength(1);
    expect(latest().asked).toEqual([{ kind: 'stop' }]);
    expect(projections.running()).toBe(false);
  });
});

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};
