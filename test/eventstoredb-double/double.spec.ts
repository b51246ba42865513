import { randomUUID } from 'node:crypto';
import { ANY, EventStoreDBClient, jsonEvent, NO_STREAM, type AppendExpectedRevision, type AppendResult, type JSONEventType } from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreDbDouble } from './double.js';

type Event = ReturnType<typeof jsonEvent<JSONEventType>>;
const event = (id = randomUUID()): Event => jsonEvent({ id, type: 'Tested', data: { id } });

/** What a real node was seen to answer to the client, so that the adapter is tested against that and not against wishes. */
describe('the double of EventStoreDB', () => {
  let double: EventStoreDbDouble;
  let client: EventStoreDBClient;
  beforeEach(async () => {
    double = await EventStoreDbDouble.start();
    client = EventStoreDBClient.connectionString(double.url);
  });
  afterEach(async () => {
    await client.dispose();
    await double.stop();
  });

  const append = (events: Event[], expectedRevision: AppendExpectedRevision, stream = 'stream-1'): Promise<AppendResult> => client.appendToStream(stream, events, { expectedRevision });
  const count = async (stream = 'stream-1'): Promise<number> => {
    let events = 0;
    for await (const _ of client.readStream(stream)) events++;
    return events;
  };
  const restart = async (): Promise<void> => {
    await double.restart();
    await count().catch(() => undefined); // The client notices by failing once.
  };

  it('recognises ids at the revision at which they were written, also after later appends and a restart', async () => {
    const events = [event(), event()];
    const first = await append(events, NO_STREAM);
    await append([event()], 1n);
    expect(await append(events, NO_STREAM)).toEqual(first);
    await restart();
    expect(await append(events, NO_STREAM)).toEqual(first);
    expect(await append(events.slice(0, 1), NO_STREAM)).toMatchObject({ nextExpectedRevision: 0n });
    await expect(append([...events, event()], NO_STREAM)).rejects.toMatchObject({ type: 'wrong-expected-version', streamName: 'stream-1', expectedVersion: 'no_stream', actualVersion: 2n, message: '' });
    expect(await count()).toBe(3);
  });

  it('forgets in a restart what it knew for "any"', async () => {
    const events = [event()];
    await append(events, ANY);
    await append(events, ANY);
    expect(await count()).toBe(1);
    await restart();
    await append(events, ANY);
    expect(await count()).toBe(2);
  });

  it('writes an id again at the head, twice in one append, and in another stream', async () => {
    const same = event();
    await append([same, same], NO_STREAM);
    await append([same], 1n);
    await append([same], NO_STREAM, 'stream-2');
    expect([await count(), await count('stream-2')]).toEqual([3, 1]);
  });

  it('lets exactly one of 50 win', async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 50 }, () => append([event()], NO_STREAM)));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('names what went wrong as the node does', async () => {
    await expect(append([event()], 3n)).rejects.toMatchObject({ type: 'wrong-expected-version', expectedVersion: 3n, actualVersion: 'no_stream' });
    await expect(append([jsonEvent({ type: 'Large', data: { text: 'x'.repeat(1_100_000) } })], NO_STREAM)).rejects.toMatchObject({ type: 'maximum-append-size-exceeded', maxAppendSize: 1_048_576 });
    await expect(count('stream-9')).rejects.toMatchObject({ type: 'stream-not-found', streamName: 'stream-9' });
    double.failAppends('not ready');
    await expect(append([event()], NO_STREAM)).rejects.toMatchObject({ type: 'unknown', message: 'Could not recognize Server Is Not Ready' });
    await double.proxy.refuse();
    await expect(count()).rejects.toMatchObject({ type: 'unavailable', code: 14 });
  });

  it('breaks a subscription at a position that is none, and is silent after the end', async () => {
    const { position } = await append([event()], NO_STREAM);
    const first = async (commit: bigint): Promise<unknown> => {
      const subscription = client.subscribeToAll({ fromPosition: { commit, prepare: commit } });
      try {
        return await new Promise((resolve) => subscription.on('error', resolve).on('data', resolve).on('caughtUp', () => resolve('caught up')));
      } finally {
        await subscription.unsubscribe();
      }
    };
    expect(await first((position?.commit ?? 0n) + 1n)).toBe('caught up');
    expect(await first((position?.commit ?? 0n) - 1n)).toMatchObject({ type: 'unknown', code: 2 });
  });
});
