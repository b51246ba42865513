import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailable, RevisionConflict } from '../../application/ports/event-store.js';
import { type CommandContext } from '../../application/spine/context.js';
import { gate, sequenceOf, until, workflowOf, WorkflowWorld } from './testing/workflow-world.js';

let world: WorkflowWorld;
beforeEach(() => {
  world = new WorkflowWorld();
});
afterEach(() => world.close());

describe('what follows from an event', () => {
  it('runs as the system, caused by the event, under an id that is the same on every run', async () => {
    const seen: CommandContext[] = [];
    const workflow = workflowOf(() => ({ note: (ctx) => seen.push(ctx) }));
    await world.issue('a', 1);
    const [event] = await world.events('issuing-');
    for (const _run of [1, 2]) {
      const runner = world.runner([workflow]);
      runner.start();
      await runner.drain();
      await runner.stop();
      await world.store.saveCheckpoint('workflows', 0);
    }
    expect(seen[0]).toMatchObject({ command: 'following.note', causationId: event?.id, correlationId: event?.metadata.correlationId, principal: { kind: 'system', id: 'following' } });
    expect(seen[1]).toEqual(seen[0]);
  });

  it('has happened, over many hops, when drain returns', async () => {
    const workflow = workflowOf((event) => ({ next: async (ctx) => sequenceOf(event) < 8 && world.issue('a', sequenceOf(event) + 1, { ctx }) }));
    const runner = world.runner([workflow]);
    runner.start();
    await world.issue('a', 1);
    await runner.drain();
    expect((await world.events('issuing-')).map((event) => (event.data as { sequence: number }).sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('happens in the order of the log for an account, and does not wait for other accounts', async () => {
    const [slow, seen] = [gate(), [] as string[]];
    const workflow = workflowOf((event) => ({
      note: async () => {
        if (event.stream === 'issuing-slow' && sequenceOf(event) === 1) await slow.opened;
        seen.push(`${event.metadata.scope.accountId}${sequenceOf(event)}`);
      },
    }));
    const runner = world.runner([workflow]);
    runner.start();
    for (const sequence of [1, 2]) for (const account of ['slow', 'quick']) await world.issue(account, sequence);
    await until(() => seen.length === 2);
    await world.issue('quick', 3);
    await until(() => seen.length === 3);
    expect(seen).toEqual(['quick1', 'quick2', 'quick3']);
    slow.open();
    await runner.drain();
    expect(seen.slice(3)).toEqual(['slow1', 'slow2']);
  });

  it('is done once for all that waits, where the last event does it for the others', async () => {
    const seen: number[] = [];
    const following = workflowOf((event) => ({ note: () => seen.push(sequenceOf(event)) }));
    const runner = world.runner([{ ...following, covers: ({ stream }) => ({ all: stream, inBursts: true }) }]);
    for (const sequence of [1, 2, 3]) await world.issue('a', sequence);
    await world.issue('b', 1);
    runner.start();
    await runner.drain();
    expect([...seen].sort()).toEqual([1, 3]);
    await world.issue('a', 4);
    await runner.drain();
    expect(seen.at(-1)).toBe(4);
  });

  it('waits while an engine is away, and tries a conflict again', async () => {
    const errors = [new EventStoreUnavailable('away'), new RevisionConflict('issuing-a', 0, 1)];
    let done = 0;
    const workflow = workflowOf(() => ({
      note: () => {
        const error = errors.shift();
        if (error) throw error;
        done++;
      },
    }));
    await world.issue('a', 1);
    const runner = world.runner([workflow]);
    runner.start();
    await runner.drain();
    expect(done).toBe(1);
    expect(await world.events('step-')).toEqual([]);
  });
});

describe('one process at a time', () => {
  it('runs them, and another goes on when it stops: every event once', async () => {
    const seen = { first: [] as number[], second: [] as number[] };
    const first = world.runner([workflowOf((event) => ({ note: () => seen.first.push(sequenceOf(event)) }))]);
    const second = world.runner([workflowOf((event) => ({ note: () => seen.second.push(sequenceOf(event)) }))]);
    first.start();
    await world.issue('a', 1);
    await first.drain();
    second.start();
    await world.issue('a', 2);
    await first.drain();
    await first.stop();
    await world.issue('a', 3);
    await second.drain();
    expect(seen).toEqual({ first: [1, 2], second: [3] });
  });

  it('is waited for by drain in the others', async () => {
    const [first, second] = [world.runner([workflowOf(() => ({ slowly: () => sleep(30) }))]), world.runner([])];
    first.start();
    await world.issue('a', 1);
    await first.drain();
    second.start();
    const position = await world.issue('a', 2);
    await second.drain();
    expect(await world.store.loadCheckpoint('workflows')).toBeGreaterThanOrEqual(position);
  });

  it('does not leave drain waiting for ever when it stops', async () => {
    const stuck = gate();
    const runner = world.runner([workflowOf(() => ({ wait: () => stuck.opened }))]);
    runner.start();
    await world.issue('a', 1);
    const drained = expect(runner.drain()).rejects.toThrow('stopped');
    const stopped = runner.stop();
    await world.issue('a', 2);
    stuck.open();
    await stopped;
    await drained;
  });
});
