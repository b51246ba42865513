import { expect, it } from '@jest/globals';
import { NO_STREAM, RevisionConflict } from '../../../application/ports/event-store.js';
import { idsOf, newEvent, newEvents, newStream } from './events.js';
import { type ContractRun } from './run.js';

/** An append whose outcome nobody knows is sent again: the first must count, and only once. */
export const repeatContract = (run: ContractRun): void => {
  it('answers a repeated append as the first time, and writes nothing', async () => {
    const stream = newStream();
    const events = newEvents(3);
    const first = await run.store.append(stream, NO_STREAM, events);
    expect(await run.store.append(stream, NO_STREAM, events)).toEqual(first);
    expect(idsOf(await run.store.readStream(stream))).toEqual(idsOf(events));
  });

  it('recognises it after later appends', async () => {
    const stream = newStream();
    const [first, second, third] = [newEvents(2), newEvents(2), newEvents(1)];
    await run.store.append(stream, NO_STREAM, first);
    const appended = await run.store.append(stream, 1, second);
    await run.store.append(stream, 3, third);
    expect(await run.store.append(stream, 1, second)).toEqual(appended);
    expect(idsOf(await run.store.readStream(stream))).toEqual(idsOf([...first, ...second, ...third]));
  });

  it('answers one result to many repeats at the same time', async () => {
    const stream = newStream();
    const events = newEvents(2);
    const answers = await Promise.all(Array.from({ length: 16 }, () => run.store.append(stream, NO_STREAM, events)));
    expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
    expect(await run.store.readStream(stream)).toHaveLength(2);
  });

  it('recognises the beginning of an append', async () => {
    const stream = newStream();
    const events = newEvents(3);
    await run.store.append(stream, NO_STREAM, events);
    expect(await run.store.append(stream, NO_STREAM, events.slice(0, 2))).toMatchObject({ revision: 1 });
    expect(await run.store.readStream(stream)).toHaveLength(3);
  });

  it.each([
    ['with one event more', (events: ReturnType<typeof newEvents>) => [...events, newEvent()]],
    ['with another event in it', ([first, , third]: ReturnType<typeof newEvents>) => [first ?? newEvent(), newEvent(), third ?? newEvent()]],
    ['in another order', (events: ReturnType<typeof newEvents>) => [...events].reverse()],
  ])('refuses a repeat %s', async (_, change) => {
    const stream = newStream();
    const events = newEvents(3);
    await run.store.append(stream, NO_STREAM, events);
    await expect(run.store.append(stream, NO_STREAM, change(events))).rejects.toBeInstanceOf(RevisionConflict);
    expect(idsOf(await run.store.readStream(stream))).toEqual(idsOf(events));
  });

  it('does not mistake the same ids in another stream for a repeat', async () => {
    const [a, b] = [newStream(), newStream()];
    const events = newEvents(2);
    const first = await run.store.append(a, NO_STREAM, events);
    const second = await run.store.append(b, NO_STREAM, events);
    expect(second.position).toBeGreaterThan(first.position);
    expect(await run.store.readStream(b)).toHaveLength(2);
  });

  if (run.isOwnServer) {
    it('recognises it after a restart', async () => {
      const stream = newStream();
      const events = newEvents(2);
      const first = await run.store.append(stream, NO_STREAM, events);
      await run.restart();
      expect(await run.store.append(stream, NO_STREAM, events)).toEqual(first);
      expect(idsOf(await run.store.readStream(stream))).toEqual(idsOf(events));
    });
  }
};
