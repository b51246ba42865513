import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EventStoreUnavailable, type EventStore } from '../../application/ports/event-store.js';
import { Transactor } from '../../application/spine/transactor.js';
import { HandledPrefix } from './handled-prefix.js';
import { gate, sequenceOf, until, workflowOf, WorkflowWorld } from './testing/workflow-world.js';

describe('the handled prefix', () => {
  it('ends before the first gap, in whatever order the work is done', () => {
    const orders = fc.integer({ min: 1, max: 30 }).chain((count) => fc.shuffledSubarray(Array.from({ length: count }, (_, index) => index), { minLength: count, maxLength: count }));
    fc.assert(
      fc.property(orders, (order) => {
        const prefix = new HandledPrefix(0);
        // Positions 10, 20, …: they have gaps in every log.
        const done = order.map((_, index) => prefix.begin((index + 1) * 10));
        const finished = new Set<number>();
        for (const index of order) {
          done[index]?.();
          finished.add(index);
          let handled = 0;
          while (finished.has(handled)) handled++;
          expect(prefix.position).toBe(handled * 10);
        }
      }),
    );
  });

  it('goes on to where nothing is left to begin, but not past what is under way', () => {
    const prefix = new HandledPrefix(5);
    const done = prefix.begin(10);
    prefix.reached(40);
    expect(prefix.position).toBe(5);
    done();
    expect(prefix.position).toBe(40);
  });
});

describe('a crash', () => {
  let world: WorkflowWorld;
  beforeEach(() => {
    world = new WorkflowWorld();
  });
  afterEach(() => world.close());

  /** From `die` on nothing that the process sends arrives any more. */
  const mortal = (store: EventStore): { readonly store: EventStore; readonly die: () => void } => {
    let dead = false;
    const call = (target: EventStore, name: string | symbol): unknown => {
      const method = Reflect.get(target, name) as (...args: unknown[]) => unknown;
      if (name === 'subscribe') return method.bind(target);
      return async (...args: unknown[]) => {
        if (dead) throw new EventStoreUnavailable('killed');
        return method.apply(target, args);
      };
    };
    return { store: new Proxy(store, { get: call }), die: () => (dead = true) };
  };

  it('loses no event behind a slow one: the checkpoint has waited for it', async () => {
    const [stuck, seen, again] = [gate(), [] as string[], [] as string[]];
    const label = (stream: string, sequence: number): string => `${stream.slice('issuing-'.length)}${sequence}`;
    const { store, die } = mortal(world.store);
    const slow = world.runner(
      [workflowOf((event) => ({ note: async () => (event.stream === 'issuing-slow' ? stuck.opened : seen.push(label(event.stream, sequenceOf(event)))) }))],
      { store, leaseMs: 2_000 },
    );
    slow.start();
    const before = await world.issue('quick', 0);
    await slow.drain();
    const stuckAt = await world.issue('slow', 1);
    for (let sequence = 1; sequence <= 250; sequence++) await world.issue('quick', sequence);
    await until(() => seen.length === 251);
    await until(async () => (await world.store.loadCheckpoint('workflows')) === before);
    die();
    stuck.open();
    await slow.stop();
    expect(await world.store.loadCheckpoint('workflows')).toBeLessThan(stuckAt);
    const next = world.runner([workflowOf((event) => ({ note: () => again.push(label(event.stream, sequenceOf(event))) }))]);
    next.start();
    await next.drain();
    expect(again).toContain('slow1');
    expect(again.filter((each) => each.startsWith('quick'))).toHaveLength(250);
  });

  it('at any moment leaves each effect once', async () => {
    const effects = (store: EventStore) => {
      const transactor = new Transactor(store);
      return workflowOf((event) => ({ next: async (ctx) => event.stream.startsWith('issuing-source') && world.issue(`effect_${event.stream}`, sequenceOf(event), { ctx, transactor }) }));
    };
    for (let round = 0; round < 5; round++) {
      const { store, die } = mortal(world.store);
      const runner = world.runner([effects(store)], { store, leaseMs: 2_000 });
      runner.start();
      for (let sequence = 0; sequence < 20; sequence++) await world.issue(`source${sequence % 3}`, round * 100 + sequence);
      die();
      await runner.stop();
    }
    const last = world.runner([effects(world.store)], { leaseMs: 2_000 });
    last.start();
    await last.drain();
    const numbers = async (prefix: string) => (await world.events(prefix)).map(({ stream, data }) => `${stream.replace('effect_issuing-', '')} ${(data as { sequence: number }).sequence}`).sort();
    expect(await numbers('issuing-effect_')).toEqual(await numbers('issuing-source'));
    expect(await world.events('step-')).toEqual([]);
  });
});
