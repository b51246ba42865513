import { type EventStore } from '../../application/ports/event-store.js';

/** How far a reader of the log is behind its end. */
export interface Lag {
  /** Counted up to COUNTED: that number means "as many, or more". */
  readonly events: number;
  /** Since the first event that it has not handled was recorded. */
  readonly seconds: number;
}

/** Positions are no counts on every engine, so the events themselves are counted, as far as it matters for an alert. */
export const COUNTED = 1000;

export const lagOf = async (store: EventStore, position: number, now: string): Promise<Lag> => {
  if ((await store.head()) <= position) return { events: 0, seconds: 0 };
  const { events } = await store.readAll({ after: position, limit: COUNTED });
  const since = events[0]?.metadata.recordedAt;
  return { events: events.length, seconds: since === undefined ? 0 : Math.max(0, (Date.parse(now) - Date.parse(since)) / 1000) };
};
