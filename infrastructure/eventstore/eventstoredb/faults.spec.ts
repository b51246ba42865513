import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailable, NO_STREAM, OutcomeUnknown, START, type EventStore } from '../../../application/ports/event-store.js';
import { drain, drainToEnd, idsOf, newEvent, newEvents, newStream, numbersOf } from '../../../test/contracts/event-store/events.js';
import { EventStoreDbDouble, type AppendFault } from '../../../test/eventstoredb-double/double.js';
import { connectEventStoreDb } from '../eventstoredb-event-store.js';

describe('when EventStoreDB', () => {
  let double: EventStoreDbDouble;
  let store: EventStore;
  beforeEach(async () => {
    double = await EventStoreDbDouble.start();
    store = connectEventStoreDb({ url: double.url, callTimeoutMs: 700 });
  });
  afterEach(async () => {
    await store.close();
    await double.stop();
  });

  describe('fails in the middle of an append', () => {
    it.each<[string, AppendFault[]]>([
      ['the connection broke before it was written', ['drop before writing']],
      ['the connection broke after it was written, so the answer is lost', ['drop after writing']],
      ['the connection broke again and again', ['drop before writing', 'drop after writing', 'drop before writing']],
      ['the server is not ready yet', ['not ready', 'not ready']],
    ])('it is repeated, and written once: %s', async (_, faults) => {
      const stream = newStream();
      const events = newEvents(3);
      await store.append(stream, NO_STREAM, events.slice(0, 1));
      double.failAppends(...faults);
      const appended = await store.append(stream, 0, events.slice(1));
      const stored = await store.readStream(stream);
      expect(idsOf(stored)).toEqual(idsOf(events));
      expect(appended).toEqual({ revision: 2, position: stored[2]?.position });
    });

    it('says that the outcome is unknown when no answer comes, and the caller may repeat it', async () => {
      const stream = newStream();
      const events = newEvents(2);
      double.failAppends('mute after writing');
      await expect(store.append(stream, NO_STREAM, events)).rejects.toBeInstanceOf(OutcomeUnknown);
      expect(await store.append(stream, NO_STREAM, events)).toMatchObject({ revision: 1 });
      expect(idsOf(await store.readStream(stream))).toEqual(idsOf(events));
    });

    it('brings every append of a crowd through a connection that stalls and breaks', async () => {
      await store.close();
      store = connectEventStoreDb({ url: double.url, callTimeoutMs: 10_000 });
      await store.append(newStream(), NO_STREAM, newEvents(1));
      double.freeze();
      const streams = Array.from({ length: 64 }, () => newStream());
      const appends = Promise.all(streams.map((stream) => store.append(stream, NO_STREAM, [newEvent({ text: 'x'.repeat(100_000) })])));
      await sleep(50);
      double.dropConnections();
      double.thaw();
      await appends;
      expect((await Promise.all(streams.map((stream) => store.readStream(stream)))).map((events) => events.length)).toEqual(streams.map(() => 1));
    });

    it('works on when it could not ask what the server can do', async () => {
      double.breakFeatures();
      await expect(store.append(newStream(), NO_STREAM, newEvents(1))).resolves.toMatchObject({ revision: 0 });
    });
  });

  const everyCall = (): [string, Promise<unknown>][] => [
    ['readStream', store.readStream(newStream())],
    ['readAll', store.readAll({ after: START, limit: 10 })],
    ['subscribe', store.subscribe({ after: START }).next(10, 5_000)],
    ['head', store.head()],
    ['logId', store.logId()],
    ['loadCheckpoint', store.loadCheckpoint('contract')],
    ['saveCheckpoint', store.saveCheckpoint('contract', 1)],
  ];

  it.each([
    ['is frozen', async () => double.freeze(), async () => double.thaw()],
    ['is down', async () => double.goAway(), async () => double.comeBack()],
  ])('%s, every call ends in time, and works again later', async (_, harm, mend) => {
    const stream = newStream();
    const events = newEvents(2);
    await store.append(newStream(), NO_STREAM, newEvents(1));
    await harm();
    const [append, ...calls] = await Promise.allSettled([store.append(stream, NO_STREAM, events), ...everyCall().map(([, call]) => call)]);
    await mend();
    expect(append).toMatchObject({ status: 'rejected', reason: expect.any(OutcomeUnknown) });
    expect(calls).toEqual(everyCallRejected(calls.length));
    await store.append(stream, NO_STREAM, events);
    expect(idsOf(await store.readStream(stream))).toEqual(idsOf(events));
    expect((await Promise.allSettled(everyCall().map(([, call]) => call))).filter(({ status }) => status === 'rejected')).toEqual([]);
  });

  const everyCallRejected = (count: number): unknown[] => Array.from({ length: count }, () => ({ status: 'rejected', reason: expect.any(EventStoreUnavailable) }));

  describe('ends a subscription', () => {
    it.each([
      ['by going away', async () => [await double.goAway(), await double.comeBack()]],
      ['by a broken connection', async () => double.dropConnections()],
      ['politely', async () => double.endReads()],
    ])('%s, the reader hears of it, and a new one goes on from the last handled position', async (_, harm) => {
      const stream = newStream();
      await store.append(stream, NO_STREAM, newEvents(10));
      const source = store.subscribe({ after: START });
      const first = await source.next(4, 5_000);
      await drainToEnd(source);
      const waiting = source.next(10, 60_000);
      await Promise.all([expect(waiting).rejects.toBeInstanceOf(EventStoreUnavailable), harm()]);
      await expect(source.next(10, 0)).rejects.toBeInstanceOf(EventStoreUnavailable);
      await source.close();
      const second = store.subscribe({ after: first.position });
      const rest = await drain(second, 10 - first.events.length);
      await second.close();
      expect([...idsOf(first.events), ...idsOf(rest)]).toEqual(idsOf(await store.readStream(stream)));
    });
  });

  it('has more than a slow reader takes, it keeps the rest', async () => {
    const EVENTS = 3_000;
    const stream = newStream();
    for (let i = 0; i < EVENTS; i += 500) await store.append(stream, i - 1, Array.from({ length: 500 }, (_, k) => newEvent({ number: i + k, text: 'x'.repeat(300) })));
    const source = store.subscribe({ after: START });
    const first = await source.next(10, 5_000);
    await sleep(500);
    expect(double.sentToSubscribers).toBeLessThan(EVENTS / 2);
    const rest = await drain(source, EVENTS - first.events.length, 1_000);
    await source.close();
    expect([...numbersOf(first.events), ...numbersOf(rest)]).toEqual(Array.from({ length: EVENTS }, (_, i) => i));
  });

  it('comes back with another log, its checkpoints are not believed', async () => {
    await store.saveCheckpoint('contract', 17);
    const logId = await store.logId();
    await double.goAway();
    await double.comeBack({ withData: false });
    await store.saveCheckpoint('contract', 18); // By who has not noticed.
    expect(await store.logId()).not.toBe(logId);
    expect(await store.loadCheckpoint('contract')).toBeNull();
  });

  it('never answers, closing ends all the same', async () => {
    double.failAppends('mute after writing');
    const append = store.append(newStream(), NO_STREAM, newEvents(1));
    await Promise.all([store.close(), expect(append).rejects.toBeInstanceOf(OutcomeUnknown)]);
  });

  it('is another one than this process is connected to, that is refused', async () => {
    expect(() => connectEventStoreDb({ url: 'esdb://127.0.0.1:1?tls=false' })).toThrow('connected to another');
    await store.close();
    const other = await EventStoreDbDouble.start();
    store = connectEventStoreDb({ url: other.url });
    expect(await store.head()).toBe(START);
    await store.close();
    await other.stop();
  });
});
