import { START, type EventStore } from '../../application/ports/event-store.js';

const BATCH = 2_000;

/** Reads the whole log and parses its JSON, and nothing else; answers how many events there are. */
export const readLog = async (store: EventStore): Promise<number> => {
  let events = 0;
  for (let after = START, end = false; !end; ) {
    const batch = await store.readAll({ after, limit: BATCH });
    [after, end] = [batch.position, batch.caughtUp];
    events += batch.events.length;
  }
  return events;
};
