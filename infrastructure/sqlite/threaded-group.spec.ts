import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { END, ThreadedGroup } from './threaded-group.js';

class FakeThread extends EventEmitter {
  readonly asked: (readonly unknown[])[] = [];

  postMessage(jobs: readonly unknown[]): void {
    this.asked.push(jobs);
    if (jobs === END) this.emit('exit');
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('jobs that another thread does', () => {
  let threads: FakeThread[];
  let group: ThreadedGroup<string, string>;
  const latest = (): FakeThread => threads.at(-1) as FakeThread;

  beforeEach(() => {
    threads = [];
    const begin = (): FakeThread => {
      threads.push(new FakeThread());
      return latest();
    };
    group = new ThreadedGroup({ begin, lost: (cause) => new Error('lost', { cause }) });
  });

  it('go over together, and are answered in their order, also when the answers are of several groups', async () => {
    const first = [group.add('a'), group.add('b')];
    await turn();
    const second = group.add('c');
    await turn();
    expect(latest().asked).toEqual([['a', 'b'], ['c']]);
    latest().emit('message', ['A', 'B', 'C']);
    expect(await Promise.all([...first, second])).toEqual(['A', 'B', 'C']);
  });

  it('are lost with the thread that has not answered them, and the next ones get another thread', async () => {
    const lost = group.add('a');
    await turn();
    const cause = new Error('out of memory');
    latest().emit('error', cause);
    latest().emit('exit');
    await expect(lost).rejects.toMatchObject({ message: 'lost', cause });
    const next = group.add('b');
    await turn();
    expect(threads).toHaveLength(2);
    latest().emit('message', ['B']);
    expect(await next).toBe('B');
  });

  it('are lost when no thread can be begun, and do not stop the closing', async () => {
    group = new ThreadedGroup({
      begin: () => {
        throw new Error('no memory for a thread');
      },
      lost: (cause) => new Error('lost', { cause }),
    });
    const lost = group.add('a');
    await expect(lost).rejects.toThrow('lost');
    await group.close();
  });

  it('are lost alone when they cannot be handed over: the thread goes on, and answers those that it has', async () => {
    const first = group.add('a');
    await turn();
    jest.spyOn(latest(), 'postMessage').mockImplementationOnce(() => {
      throw new Error('no memory for a copy');
    });
    await expect(group.add('b')).rejects.toThrow('lost');
    const last = group.add('c');
    await turn();
    latest().emit('message', ['A', 'C']);
    expect(await Promise.all([first, last])).toEqual(['A', 'C']);
  });

  it('are waited for by whoever needs them done, but not those that come later', async () => {
    const first = group.add('a');
    await turn();
    const drained = group.drained();
    const later = group.add('b');
    await turn();
    latest().emit('message', ['A']);
    expect(await Promise.race([drained.then(() => 'drained'), turn().then(() => 'waits')])).toBe('drained');
    latest().emit('message', ['B']);
    expect(await Promise.all([first, later])).toEqual(['A', 'B']);
  });

  it('are waited for before the thread is told to end', async () => {
    const waiting = group.add('a');
    const closed = group.close();
    await turn();
    expect(latest().asked).toEqual([['a']]);
    latest().emit('message', ['A']);
    await closed;
    expect(latest().asked).toEqual([['a'], END]);
    expect(await waiting).toBe('A');
  });
});
