import { expect, it } from '@jest/globals';
import { NO_STREAM, RevisionConflict, type EventStore, type EventToAppend } from '../../../application/ports/event-store.js';
import { idsOf, newEvent, newStream } from './events.js';
import { type ContractRun } from './run.js';

const WRITERS = 64;

/** What every writer does: append where it believes the stream to be, and where the stream is when another was faster. */
const appendSomewhere = async (store: EventStore, stream: string, event: EventToAppend): Promise<number> => {
  for (let expected = NO_STREAM; ; ) {
    try {
      return (await store.append(stream, expected, [event])).revision;
    } catch (error) {
      if (!(error instanceof RevisionConflict) || error.actual === null) throw error;
      expected = error.actual;
    }
  }
};

export const concurrencyContract = (run: ContractRun): void => {
  it('lets one of many win where all expect the same', async () => {
    const stream = newStream();
    const stores = [run.store, run.another];
    const attempts = await Promise.allSettled(Array.from({ length: WRITERS }, (_, i) => (stores[i % 2] as EventStore).append(stream, NO_STREAM, [newEvent()])));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(attempts.filter((attempt) => attempt.status === 'rejected' && attempt.reason instanceof RevisionConflict)).toHaveLength(WRITERS - 1);
    expect(await run.store.readStream(stream)).toHaveLength(1);
  });

  it('keeps a stream with 64 writers gapless, and loses none of them', async () => {
    const stream = newStream();
    const stores = [run.store, run.another];
    const events = Array.from({ length: WRITERS }, () => newEvent());
    const revisions = await Promise.all(events.map((event, i) => appendSomewhere(stores[i % 2] as EventStore, stream, event)));
    expect([...revisions].sort((a, b) => a - b)).toEqual(Array.from({ length: WRITERS }, (_, i) => i));
    const stored = await run.store.readStream(stream);
    expect(stored.map(({ revision }) => revision)).toEqual(Array.from({ length: WRITERS }, (_, i) => i));
    expect(revisions.map((revision) => stored[revision]?.id)).toEqual(idsOf(events));
  });

  it('writes many streams at once, each at a position of its own', async () => {
    const appended = await Promise.all(Array.from({ length: 4 * WRITERS }, () => run.store.append(newStream(), NO_STREAM, [newEvent()])));
    expect(new Set(appended.map(({ position }) => position)).size).toBe(4 * WRITERS);
  });

  it('answers each append of a crowd for itself', async () => {
    const stream = newStream();
    await run.store.append(stream, NO_STREAM, [newEvent()]);
    const crowd = [run.store.append(stream, 0, [newEvent()]), run.store.append(stream, 7, [newEvent()]), run.store.append(newStream(), NO_STREAM, [newEvent()])];
    expect((await Promise.allSettled(crowd)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
};
