import { BACKWARDS, END, FORWARDS, START as CLIENT_START, type AllStreamResolvedEvent, type EventStoreDBClient, type ResolvedEvent } from '@eventstore/db-client';
import { START, type EventBatch, type EventFilter, type ReadStreamOptions, type StoredEvent } from '../../../application/ports/event-store.js';
import { fromPosition, toPosition, toStoredEvent } from './codec.js';
import { collect } from './collect.js';
import { type Connection } from './connection.js';
import { isOurs, matcher, serverFilter } from './filter.js';

const STREAM_NOT_FOUND = 'stream-not-found';

/** Empty when the stream does not exist. */
export const readStream = (connection: Connection, stream: string, { from, direction = 'forwards', limit }: ReadStreamOptions): Promise<StoredEvent[]> =>
  connection.read(async (client) => {
    const start = direction === 'forwards' ? CLIENT_START : END;
    const read = client.readStream(stream, {
      direction: direction === 'forwards' ? FORWARDS : BACKWARDS,
      fromRevision: from === undefined ? start : BigInt(from),
      ...(limit !== undefined && { maxCount: limit }),
    });
    const events: StoredEvent[] = [];
    const onItem = ({ event }: ResolvedEvent): boolean => !event || events.push(toStoredEvent(event)) === limit;
    try {
      await collect(read, { silenceMs: connection.callTimeoutMs, onItem, release: () => read.cancel() });
    } catch (error) {
      if ((error as { readonly type?: string }).type !== STREAM_NOT_FOUND) throw error;
    }
    return events;
  });

/** The database's own events and our records beside the events do not count. */
export const readHead = (connection: Connection): Promise<number> =>
  connection.read(async (client) => {
    const read = client.readAll({ direction: BACKWARDS, fromPosition: END });
    let head = START;
    const onItem = ({ event }: AllStreamResolvedEvent): boolean => {
      if (!event || !isOurs(event)) return false;
      head = toPosition(event.position);
      return true;
    };
    await collect(read, { silenceMs: connection.callTimeoutMs, onItem, release: () => read.cancel() });
    return head;
  });

/** `readAll` of the client ignores filters, so this is a subscription until it has caught up. */
export const readAll = async (connection: Connection, after: number, limit: number, filter: EventFilter = {}): Promise<EventBatch> => {
  // Taken before: the scan reaches the end of the log later, so up to here it has seen everything.
  const head = await readHead(connection);
  if (after >= head) return { events: [], position: after, caughtUp: true };
  const events = await connection.read((client) => scan(client, after, limit, filter, connection.callTimeoutMs));
  const last = events.at(-1)?.position ?? after;
  return events.length < limit ? { events, position: Math.max(head, last), caughtUp: true } : { events, position: last, caughtUp: last >= head };
};

const scan = async (client: EventStoreDBClient, after: number, limit: number, filter: EventFilter, silenceMs: number): Promise<StoredEvent[]> => {
  const subscription = client.subscribeToAll({
    fromPosition: after === START ? CLIENT_START : fromPosition(after),
    filter: serverFilter(filter, () => void subscription.emit('alive')),
  });
  const matches = matcher(filter);
  const events: StoredEvent[] = [];
  const onItem = ({ event }: AllStreamResolvedEvent): boolean => !!event && matches(event) && events.push(toStoredEvent(event)) === limit;
  await collect(subscription, { silenceMs, onItem, release: () => subscription.unsubscribe() });
  return events;
};
