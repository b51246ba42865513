import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailable, NO_STREAM, START, type EventStore } from '../../../application/ports/event-store.js';
import { networkContract } from '../../../test/contracts/event-store-network.contract.js';
import { drainToEnd, idsOf, newEvents, newStream } from '../../../test/contracts/event-store/events.js';
import { EventStoreDbDouble, type AppendFault } from '../../../test/eventstoredb-double/double.js';
import { connectEventStoreDb } from '../eventstoredb-event-store.js';

describe('EventStoreDB over a network that fails', () =>
  networkContract(async () => {
    const double = await EventStoreDbDouble.start();
    return { open: (patience) => connectEventStoreDb({ url: double.url, callTimeoutMs: patience === 'patient' ? 60_000 : 2_000 }), proxy: double.proxy, stop: () => double.stop() };
  }));

describe('when EventStoreDB itself fails', () => {
  let double: EventStoreDbDouble;
  let store: EventStore;
  beforeEach(async () => {
    double = await EventStoreDbDouble.start();
    store = connectEventStoreDb({ url: double.url });
  });
  afterEach(async () => {
    await store.close();
    await double.stop();
  });

  it.each<[string, AppendFault[]]>([
    ['the connection broke before it was written', ['drop before writing']],
    ['the connection broke after it was written, so the answer is lost', ['drop after writing']],
    ['the connection broke again and again', ['drop before writing', 'drop after writing', 'drop before writing']],
    ['the server is not ready yet', ['not ready', 'not ready']],
  ])('an append is repeated, and written once: %s', async (_, faults) => {
    const stream = newStream();
    const events = newEvents(3);
    await store.append(stream, NO_STREAM, events.slice(0, 1));
    double.failAppends(...faults);
    const appended = await store.append(stream, 0, events.slice(1));
    const stored = await store.readStream(stream);
    expect(idsOf(stored)).toEqual(idsOf(events));
    expect(appended).toEqual({ revision: 2, position: stored[2]?.position });
  });

  it('appends work on when the server could not say what it can do', async () => {
    double.breakFeatures();
    await expect(store.append(newStream(), NO_STREAM, newEvents(1))).resolves.toMatchObject({ revision: 0 });
  });

  it('the reader of a subscription hears of a polite stop', async () => {
    const source = store.subscribe({ after: START });
    await drainToEnd(source);
    const waiting = source.next(10, 60_000);
    double.endReads();
    await expect(waiting).rejects.toBeInstanceOf(EventStoreUnavailable);
    await source.close();
  });

  it('the checkpoints of a log that was replaced are not believed', async () => {
    await store.saveCheckpoint('contract', 17);
    const logId = await store.logId();
    await double.restart({ withData: false });
    await store.saveCheckpoint('contract', 18); // By who has not noticed.
    expect(await store.logId()).not.toBe(logId);
    expect(await store.loadCheckpoint('contract')).toBeNull();
  });

  it('no read or subscription is left open at the server', async () => {
    const stream = newStream();
    for (let i = 0; i < 10; i++) await store.append(stream, 100 * i - 1, newEvents(100));
    await store.readAll({ after: START, limit: 1 });
    await store.readAll({ after: START, limit: 2_000 });
    await store.readStream(stream, { limit: 1 });
    await store.head();
    const source = store.subscribe({ after: START });
    await source.next(1, 5_000);
    expect(double.openReads).toBe(1);
    await source.close();
    while (double.openReads > 0) await sleep(5);
  });

  it('closing ends although an append waits for its answer', async () => {
    await store.close();
    store = connectEventStoreDb({ url: double.url, callTimeoutMs: 2_000 });
    await store.head();
    double.proxy.freeze('answers');
    const append = store.append(newStream(), NO_STREAM, newEvents(1));
    await Promise.all([store.close(), expect(append).rejects.toBeInstanceOf(EventStoreUnavailable)]);
  });

  it('a process that is connected to one server cannot connect to another', async () => {
    expect(() => connectEventStoreDb({ url: 'esdb://127.0.0.1:1?tls=false' })).toThrow('connected to another');
    await store.close();
    const other = await EventStoreDbDouble.start();
    store = connectEventStoreDb({ url: other.url });
    expect(await store.head()).toBe(START);
    await store.close();
    await other.stop();
  });
});
