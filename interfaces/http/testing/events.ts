import { NO_STREAM, type EventStore, type StoredEvent } from '../../../application/ports/event-store.js';
import { derivedId } from '../../../application/spine/ids.js';
import { scopeOf, type ResellerId } from './people.js';

/** Puts one event at the end of a stream. */
export const record = async (eventStore: EventStore, stream: string, type: string, data: object, owner: ResellerId = 'root', recordedAt = '2026-11-01T08:00:00.000Z'): Promise<StoredEvent> => {
  const [last] = await eventStore.readStream(stream, { direction: 'backwards', limit: 1 });
  const revision = last?.revision ?? NO_STREAM;
  const metadata = {
    schemaVersion: 1, command: 'test', commandId: derivedId(stream, String(revision)), correlationId: 'c', causationId: 'c', actor: { kind: 'system' as const, id: 'test' }, scope: scopeOf(owner), recordedAt,
  };
  const event = { id: derivedId('event', stream, String(revision)), type, data, metadata };
  const appended = await eventStore.append(stream, revision, [event]);
  return { ...event, stream, ...appended };
};
