import { NO_STREAM, type EventStore, type StoredEvent } from '../../../application/ports/event-store.js';
import { derivedId } from '../../../application/spine/ids.js';
import { scopeOf, type ResellerId } from './people.js';

interface Recording {
  readonly type: string;
  readonly data: object;
  readonly owner?: ResellerId;
  readonly recordedAt?: string;
}

/** Puts one event at the end of a stream. */
export const recordEvent = async (eventStore: EventStore, stream: string, event: Recording): Promise<StoredEvent> => {
  const { type, data, owner = 'root', recordedAt = '2026-11-01T08:00:00.000Z' } = event;
  const [last] = await eventStore.readStream(stream, { direction: 'backwards', limit: 1 });
  const revision = last?.revision ?? NO_STREAM;
  const metadata = {
    schemaVersion: 1, command: 'test', commandId: derivedId(stream, String(revision)), correlationId: 'c', causationId: 'c', actor: { kind: 'system' as const, id: 'test' }, scope: scopeOf(owner), recordedAt,
  };
  const record = { id: derivedId('event', stream, String(revision)), type, data, metadata };
  const appended = await eventStore.append(stream, revision, [record]);
  return { ...record, stream, ...appended };
};
