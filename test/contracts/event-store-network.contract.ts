import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { EventStoreUnavailable, NO_STREAM, OutcomeUnknown, type EventStore } from '../../application/ports/event-store.js';
import { type FaultyProxy } from '../eventstoredb-double/proxy.js';
import { drain, drainToEnd, FOR_EVER_MS, idsOf, newEvent, newEvents, newStream, numbersOf } from './event-store/events.js';

export interface NetworkHarness {
  /** Connects through the proxy. Several handles may be open, of one patience: impatient ones give a call up while a test waits for it. */
  open(patience?: 'impatient' | 'patient'): EventStore;
  readonly proxy: FaultyProxy;
  /** After all handles were closed. */
  stop(): Promise<void>;
}

/** What an engine behind a network does when that fails: every call ends in time, nothing is lost, nothing is written twice. */
export const networkContract = (start: () => Promise<NetworkHarness>): void => {
  let harness: NetworkHarness;
  let store: EventStore;
  let proxy: FaultyProxy;
  beforeEach(async () => {
    harness = await start();
    store = harness.open();
    proxy = harness.proxy;
    await store.append(newStream(), NO_STREAM, newEvents(1));
  });
  afterEach(async () => {
    proxy.thaw();
    await store.close();
    await harness.stop();
  });

  /** For what has to come through in the end, however busy the machine is. */
  const bePatient = async (): Promise<void> => {
    await store.close();
    store = harness.open('patient');
    await store.head();
  };

  const everyCall = async (): Promise<PromiseSettledResult<unknown>[]> => {
    const source = store.subscribe({ after: 0 });
    const calls = [
      store.readStream(newStream()),
      store.readAll({ after: 0, limit: 1 }),
      source.next(1, FOR_EVER_MS),
      store.head(),
      store.logId(),
      store.loadCheckpoint('contract'),
      store.saveCheckpoint('contract', 1),
    ];
    const settled = await Promise.allSettled(calls);
    await source.close();
    return settled;
  };

  it.each([
    ['is frozen', async () => proxy.freeze(), async () => proxy.thaw()],
    ['is down', () => proxy.refuse(), () => proxy.listen()],
  ])('says so of every call when the server %s, and works again later', async (_, harm, mend) => {
    const stream = newStream();
    const events = newEvents(2);
    await harm();
    const [append, calls] = await Promise.all([store.append(stream, NO_STREAM, events).catch((error: unknown) => error), everyCall()]);
    await mend();
    expect(append).toBeInstanceOf(OutcomeUnknown);
    expect(calls).toEqual(calls.map(() => ({ status: 'rejected', reason: expect.any(EventStoreUnavailable) })));
    await store.append(stream, NO_STREAM, events);
    expect(idsOf(await store.readStream(stream))).toEqual(idsOf(events));
    expect((await everyCall()).map(({ status }) => status)).toEqual(calls.map(() => 'fulfilled'));
  });

  it('says that the outcome is unknown when no answer comes, and the caller may repeat the append', async () => {
    const stream = newStream();
    const events = newEvents(2);
    proxy.freeze('answers');
    await expect(store.append(stream, NO_STREAM, events)).rejects.toBeInstanceOf(OutcomeUnknown);
    proxy.thaw();
    expect(await store.append(stream, NO_STREAM, events)).toMatchObject({ revision: 1 });
    expect(idsOf(await store.readStream(stream))).toEqual(idsOf(events));
  });

  it('repeats an append itself when the connection breaks with the answer on its way', async () => {
    await bePatient();
    const stream = newStream();
    const events = newEvents(2);
    proxy.freeze('answers');
    const append = store.append(stream, NO_STREAM, events);
    await sleep(200);
    proxy.dropConnections();
    proxy.thaw();
    expect(await append).toMatchObject({ revision: 1 });
    expect(idsOf(await store.readStream(stream))).toEqual(idsOf(events));
  });

  it('brings every append of a crowd through a connection that stalls and breaks', async () => {
    await bePatient();
    proxy.freeze();
    const streams = Array.from({ length: 64 }, () => newStream());
    const appends = streams.map((stream) => store.append(stream, NO_STREAM, [newEvent({ text: 'x'.repeat(50_000) })]));
    await sleep(50);
    proxy.dropConnections();
    proxy.thaw();
    const outcomes = await Promise.allSettled(appends);
    const stored = await Promise.all(streams.map((stream) => store.readStream(stream)));
    expect(outcomes.map(({ status }) => status)).toEqual(streams.map(() => 'fulfilled'));
    expect(stored.map((events) => events.length)).toEqual(streams.map(() => 1));
  });

  it.each([
    ['goes away', async () => [await proxy.refuse(), await proxy.listen()]],
    ['breaks the connection', async () => proxy.dropConnections()],
  ])('tells the reader of a subscription when the server %s, and goes on from the last handled position', async (_, harm) => {
    const stream = newStream();
    const filter = { streamPrefixes: [stream] };
    const after = await store.head();
    await store.append(stream, NO_STREAM, newEvents(10));
    const source = store.subscribe({ after, filter });
    const first = await source.next(4, FOR_EVER_MS);
    await drainToEnd(source);
    const waiting = source.next(10, FOR_EVER_MS);
    await Promise.all([expect(waiting).rejects.toBeInstanceOf(EventStoreUnavailable), harm()]);
    await expect(source.next(10, 0)).rejects.toBeInstanceOf(EventStoreUnavailable);
    await source.close();
    const second = store.subscribe({ after: first.position, filter });
    const rest = await drain(second, 10 - first.events.length);
    await second.close();
    expect([...numbersOf(first.events), ...numbersOf(rest)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('leaves with the server what a slow reader does not take', async () => {
    const [count, size] = [2_000, 2_000];
    const stream = newStream();
    const after = await store.head();
    for (let i = 0; i < count; i += 100) await store.append(stream, i - 1, Array.from({ length: 100 }, (_, k) => newEvent({ number: i + k, text: 'x'.repeat(size) })));
    const before = proxy.answered;
    const source = store.subscribe({ after, filter: { streamPrefixes: [stream] } });
    const first = await source.next(10, FOR_EVER_MS);
    await quiet(proxy);
    expect(proxy.answered - before).toBeLessThan((count * size * 3) / 4);
    const rest = await drain(source, count - first.events.length, 1_000);
    await source.close();
    expect([...numbersOf(first.events), ...numbersOf(rest)]).toEqual(Array.from({ length: count }, (_, i) => i));
  });
};

/** Nothing has come from the server for a while. */
const quiet = async (proxy: FaultyProxy): Promise<void> => {
  for (let before = -1; before !== proxy.answered; await sleep(300)) before = proxy.answered;
};
