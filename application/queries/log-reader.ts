import { UndecodableEvent } from '../../domain/catalogue.js';
import { notFound } from '../../domain/shared/errors.js';
import type { EventMetadata } from '../../domain/shared/event.js';
import type { Projection } from '../../projections/projection.js';
import type { EventStore, StoredEvent } from '../ports/event-store.js';
import { decode } from '../spine/decode.js';
import type { Principal } from '../spine/principal.js';
import { SECRET_KEYS, withoutKeys } from './hidden-paths.js';
import { logSightOf, type LogSight } from './log-access.js';
import type { EventsQuery, StreamQuery } from './log-query.js';

export interface ShownEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: EventMetadata;
  /** Why `data` is as it was written, and not in today's shape. */
  readonly undecodable?: string;
}

export interface StreamPage {
  readonly events: readonly ShownEvent[];
  /** `from` of the next page; null at the end. */
  readonly next: number | null;
}

export interface EventsPage {
  readonly events: readonly ShownEvent[];
  /** `after` of the next page. Another request with it later goes on where the log ended. */
  readonly next: number;
  /** True when the end of the log was reached. */
  readonly caughtUp: boolean;
}

const BATCH = 500;
/** So many events are looked through for one answer; a page may come short, and `next` goes on. */
const MAX_SCANNED = 20_000;

/** The log for auditors and staff, cut by branch and by role. */
export class LogReader {
  constructor(
    private readonly eventStore: Pick<EventStore, 'readStream' | 'readAll'>,
    private readonly views: readonly Projection[],
  ) {}

  /** @throws DomainError not_found, forbidden */
  async stream(stream: string, { from, limit, direction }: StreamQuery, principal: Principal): Promise<StreamPage> {
    const sees = await this.openStream(stream, principal);
    const events = await this.eventStore.readStream(stream, { direction, limit: limit + 1, ...(from === null ? {} : { from }) });
    const page = events.slice(0, limit);
    return { events: page.filter(sees).map(shown), next: events.length > limit ? (events[limit]?.revision ?? null) : null };
  }

  /** @throws DomainError forbidden */
  async events({ after, limit, types, streamPrefix }: EventsQuery, principal: Principal): Promise<EventsPage> {
    const sees = logSightOf(principal, this.views);
    const filter = { ...(types.length > 0 && { types }), ...(streamPrefix !== null && { streamPrefixes: [streamPrefix] }) };
    const found: StoredEvent[] = [];
    let next = after;
    for (let scanned = 0; scanned < MAX_SCANNED; scanned += BATCH) {
      const batch = await this.eventStore.readAll({ after: next, limit: BATCH, filter });
      const visible = batch.events.filter(sees);
      const room = limit - found.length;
      found.push(...visible.slice(0, room));
      if (visible.length > room) return { events: found.map(shown), next: found.at(-1)?.position ?? next, caughtUp: false };
      next = batch.position;
      if (batch.caughtUp) return { events: found.map(shown), next, caughtUp: true };
    }
    return { events: found.map(shown), next, caughtUp: false };
  }

  /** A stream that is not there and one that is not the principal's are the same to him. @throws DomainError not_found, forbidden */
  async openStream(stream: string, principal: Principal): Promise<LogSight> {
    const sees = logSightOf(principal, this.views);
    const [first] = STREAM.test(stream) ? await this.eventStore.readStream(stream, { limit: 1 }) : [];
    if (!first || !sees(first)) throw notFound('stream', stream);
    return sees;
  }
}

const STREAM = /^[a-z]\w{0,60}-[\w.-]{1,200}$/;

const shown = ({ id, stream, revision, position, type, data, metadata }: StoredEvent): ShownEvent => {
  const common = { id, stream, revision, position, type };
  try {
    const decoded = decode({ id, stream, revision, position, type, data, metadata });
    return { ...common, data: withoutKeys(decoded.data, SECRET_KEYS), metadata };
  } catch (error) {
    if (!(error instanceof UndecodableEvent)) throw error;
    return { ...common, data: withoutKeys(data, SECRET_KEYS), metadata, undecodable: error.message };
  }
};
