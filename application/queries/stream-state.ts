import { UndecodableEvent } from '../../domain/catalogue.js';
import { notFound, wrongState } from '../../domain/shared/errors.js';
import { PersistentMap } from '../../domain/shared/persistent-map.js';
import type { EventStore, StoredEvent } from '../ports/event-store.js';
import type { AnyAggregate } from '../spine/aggregates.js';
import { decode } from '../spine/decode.js';
import type { Principal } from '../spine/principal.js';
import { forwards } from '../spine/book-pages.js';
import { badQuery } from './bad-query.js';
import { SECRET_KEYS, withoutKeys } from './hidden-paths.js';
import { categoryOf } from './log-access.js';
import type { LogReader } from './log-reader.js';

export interface StreamState {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly recordedAt: string;
  /** As the write side sees it: what its next command is decided on. */
  readonly state: unknown;
}

interface Sources {
  readonly log: LogReader;
  readonly eventStore: Pick<EventStore, 'readStream'>;
  readonly aggregates: ReadonlyMap<string, AnyAggregate>;
}

/** The state that the events up to a revision fold to, null: all. @throws DomainError not_found, forbidden; BadQuery */
export const streamState = async ({ log, eventStore, aggregates }: Sources, stream: string, at: number | null, principal: Principal): Promise<StreamState> => {
  const sees = await log.openStream(stream, principal);
  const aggregate = aggregates.get(categoryOf(stream));
  if (!aggregate) throw notFound('state of streams like', stream);
  let state: unknown = aggregate.initial;
  let last: StoredEvent | undefined;
  for await (const batch of forwards(eventStore, stream)) {
    const wanted = batch.filter((event) => at === null || event.revision <= at);
    if (!wanted.every(sees)) throw notFound('stream', stream);
    for (const event of wanted) state = aggregate.evolve(state, readable(event));
    last = wanted.at(-1) ?? last;
    if (wanted.length < batch.length) break;
  }
  if (!last) throw notFound('stream', stream);
  if (at !== null && at > last.revision) throw badQuery('/at', `the stream has no revision ${at} yet; the last one is ${last.revision}`);
  return { stream, revision: last.revision, position: last.position, recordedAt: last.metadata.recordedAt, state: withoutKeys(plain(state), SECRET_KEYS) };
};

const readable = (event: StoredEvent) => {
  try {
    return decode(event);
  } catch (error) {
    if (!(error instanceof UndecodableEvent)) throw error;
    throw wrongState('undecodable_event', `This program does not understand ${error.type} at revision ${event.revision}. Ask for the state before it, or read the events.`);
  }
};

/** States may hold maps and sets; JSON knows neither. */
const plain = (value: unknown): unknown => {
  if (value instanceof PersistentMap) return plain(value.toJSON());
  if (value instanceof Map) return Object.fromEntries([...(value as Map<string, unknown>)].map(([key, item]) => [key, plain(item)]));
  if (value instanceof Set || Array.isArray(value)) return [...(value as Iterable<unknown>)].map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
};
