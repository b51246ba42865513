import { upcast } from '../../domain/catalogue.js';
import type { DomainEvent, Recorded } from '../../domain/shared/event.js';
import type { StoredEvent } from '../ports/event-store.js';

/** A stored event in today's shape. @throws UndecodableEvent */
export const decode = <E extends DomainEvent = DomainEvent>(stored: StoredEvent): Recorded<E> =>
  ({ ...stored, data: upcast(stored.type, stored.metadata.schemaVersion, stored.data) }) as Recorded<E>;
