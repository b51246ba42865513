import { eventTypeFilter, streamNameFilter, type Filter, type RecordedEvent } from '@eventstore/db-client';
import { type EventFilter } from '../../../application/ports/event-store.js';

/** Types of the database's own events start with `$`, those of this adapter's records with `_`. */
const OURS = '^[^$_]';
const NOT_OURS = /^[$_]/;
/** Events that the server looks through before it answers: the default of 32 makes a sparse scan four times slower. */
const WINDOW = 2_000;

type OnCheckpoint = NonNullable<Filter['checkpointReached']>;

export const isOurs = ({ type }: Pick<RecordedEvent, 'type'>): boolean => !NOT_OURS.test(type);

/** The whole filter, for each event: the server can do only one half of it. */
export const matcher = ({ streamPrefixes = [], types = [] }: EventFilter = {}): ((event: Pick<RecordedEvent, 'type' | 'streamId'>) => boolean) => {
  const wanted = new Set(types);
  return (event) =>
    isOurs(event) && (wanted.size === 0 || wanted.has(event.type)) && (streamPrefixes.length === 0 || streamPrefixes.some((prefix) => event.streamId.startsWith(prefix)));
};

/** What the server leaves out already. `onCheckpoint` is called now and then while nothing matches. */
export const serverFilter = ({ streamPrefixes = [], types = [] }: EventFilter, onCheckpoint: OnCheckpoint): Filter => {
  const options = { maxSearchWindow: WINDOW, checkpointInterval: 1, checkpointReached: onCheckpoint };
  if (types.length > 0) return eventTypeFilter({ ...options, regex: `^(?:${types.map(escape).join('|')})$` });
  if (streamPrefixes.length > 0) return streamNameFilter({ ...options, prefixes: [...streamPrefixes] });
  return eventTypeFilter({ ...options, regex: OURS });
};

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
