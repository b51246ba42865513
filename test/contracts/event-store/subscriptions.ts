import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { EventStoreUnavailable, NO_STREAM, START } from '../../../application/ports/event-store.js';
import { drain, drainToEnd, FOR_EVER_MS, idsOf, newEvent, newEvents, newStream, numbersOf } from './events.js';
import { type ContractRun } from './run.js';

export const subscriptionContract = (run: ContractRun): void => {
  it('hands out what there is, and then says that this is the end', async () => {
    const stream = newStream();
    const after = await run.store.head();
    const events = newEvents(7);
    const { position } = await run.store.append(stream, NO_STREAM, events);
    const source = run.store.subscribe({ after });
    const all = await drainToEnd(source, 3);
    await source.close();
    expect({ ids: idsOf(all.events), position: all.position }).toEqual({ ids: idsOf(events), position });
  });

  it('never hands out more than was asked for, and is at the end only with the last', async () => {
    const after = await run.store.head();
    await run.store.append(newStream(), NO_STREAM, newEvents(7));
    const source = run.store.subscribe({ after });
    const batches = [await source.next(3, FOR_EVER_MS)];
    await sleep(100); // By now all is at hand.
    while (!batches.at(-1)?.caughtUp) batches.push(await source.next(3, FOR_EVER_MS));
    await source.close();
    expect(batches.flatMap(({ events }) => numbersOf(events))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(Math.max(...batches.map(({ events }) => events.length))).toBeLessThanOrEqual(3);
    expect(batches.map(({ position }) => position)).toEqual(batches.map(({ events }) => events.at(-1)?.position));
  });

  it('resumes behind any position without a gap or a repeat', async () => {
    const after = await run.store.head();
    const stream = newStream();
    const events = newEvents(20);
    for (let i = 0; i < events.length; i += 4) await run.store.append(stream, i - 1, events.slice(i, i + 4));
    const seen: string[] = [];
    for (let position = after; seen.length < events.length; ) {
      const source = run.store.subscribe({ after: position, filter: { streamPrefixes: [stream] } });
      const batch = await source.next(3, FOR_EVER_MS);
      await source.close();
      seen.push(...idsOf(batch.events));
      position = batch.position;
    }
    expect(seen).toEqual(idsOf(events));
  });

  it('wakes for what is appended later, here or by another process', async () => {
    const source = run.store.subscribe({ after: await run.store.head() });
    expect(await drainToEnd(source)).toMatchObject({ events: [] });
    for (const writer of [run.store, run.another]) {
      const waiting = source.next(10, FOR_EVER_MS);
      const event = newEvent();
      await writer.append(newStream(), NO_STREAM, [event]);
      expect(idsOf((await waiting).events)).toEqual([event.id]);
    }
    await source.close();
  });

  it('answers an empty batch when nothing comes', async () => {
    const after = await run.store.head();
    const source = run.store.subscribe({ after });
    expect(await source.next(10, FOR_EVER_MS)).toEqual({ events: [], position: after, caughtUp: true });
    expect(await source.next(10, 50)).toEqual({ events: [], position: after, caughtUp: true });
    await source.close();
  });

  it('moves on past events that do not match', async () => {
    const stream = newStream();
    const after = await run.store.head();
    await run.store.append(stream, NO_STREAM, newEvents(3, 'Wanted'));
    await run.store.append(newStream(), NO_STREAM, newEvents(3, 'Unwanted'));
    const source = run.store.subscribe({ after, filter: { types: ['Wanted'], streamPrefixes: [stream] } });
    const all = await drainToEnd(source);
    expect({ count: all.events.length, position: all.position }).toEqual({ count: 3, position: await run.store.head() });
    const waiting = source.next(10, FOR_EVER_MS);
    const { position } = await run.store.append(newStream(), NO_STREAM, newEvents(1, 'Unwanted'));
    expect(await waiting).toEqual({ events: [], position, caughtUp: true });
    await source.close();
  });

  it('loses nothing and keeps the order for a reader slower than the writer', async () => {
    const stream = newStream();
    const source = run.store.subscribe({ after: await run.store.head(), filter: { streamPrefixes: [stream] } });
    const writing = (async () => {
      for (let i = 0; i < 3_000; i += 100) await run.store.append(stream, i - 1, Array.from({ length: 100 }, (_, k) => newEvent({ number: i + k })));
    })();
    const seen: number[] = [];
    while (seen.length < 3_000) {
      seen.push(...numbersOf((await source.next(100, FOR_EVER_MS)).events));
      await sleep(5);
    }
    await writing;
    await source.close();
    expect(seen).toEqual(Array.from({ length: 3_000 }, (_, i) => i));
  });

  it('hands out everything once, in order, while many write', async () => {
    const source = run.store.subscribe({ after: await run.store.head(), filter: { streamPrefixes: ['contractcrowd-'] } });
    const appends = Array.from({ length: 200 }, () => newEvents(2));
    const [seen] = await Promise.all([drain(source, 400), Promise.all(appends.map((events) => run.store.append(newStream('contractcrowd'), NO_STREAM, events)))]);
    await source.close();
    const positions = seen.map(({ position }) => position);
    expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
    expect(idsOf(seen).sort()).toEqual(idsOf(appends.flat()).sort());
  });

  it('reads the whole log from its start', async () => {
    const { position } = await run.store.append(newStream(), NO_STREAM, newEvents(1));
    const source = run.store.subscribe({ after: START });
    const all = await drainToEnd(source, 500);
    await source.close();
    expect(all.events.at(-1)?.position).toBe(position);
  });

  it('is over once closed, also for who is waiting', async () => {
    const source = run.store.subscribe({ after: await run.store.head() });
    await drainToEnd(source);
    const waiting = source.next(10, FOR_EVER_MS);
    await Promise.all([source.close(), expect(waiting).rejects.toBeInstanceOf(EventStoreUnavailable)]);
    await expect(source.next(10, 0)).rejects.toBeInstanceOf(EventStoreUnavailable);
  });
};
