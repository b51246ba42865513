import {
  EventStoreUnavailable,
  type Appended,
  type BatchSource,
  type EventBatch,
  type EventFilter,
  type EventStore,
  type EventToAppend,
  type ReadStreamOptions,
  type StoredEvent,
} from '../../application/ports/event-store.js';
import { append } from './eventstoredb/append.js';
import { Connection } from './eventstoredb/connection.js';
import { describe } from './eventstoredb/errors.js';
import { readAll, readHead, readStream } from './eventstoredb/read.js';
import { Records } from './eventstoredb/records.js';
import { SubscriptionSource } from './eventstoredb/subscription-source.js';
import { checkRange } from './check-range.js';
import { isName, serialiseAppend } from './serialise.js';

const CALL_TIMEOUT_MS = 5_000;

export interface EventStoreDbOptions {
  /** "esdb://host:2113?tls=false", with credentials in it where the server wants them. */
  readonly url: string;
  /** For one attempt; a failed one is repeated as long, so an answer or an error comes within twice this time. */
  readonly callTimeoutMs?: number;
}

/** Connects at the first use. All stores of a process share one connection, so they must name the same server. */
export const connectEventStoreDb = ({ url, callTimeoutMs = CALL_TIMEOUT_MS }: EventStoreDbOptions): EventStore => new EventStoreDbEventStore(Connection.use(url, callTimeoutMs));

class EventStoreDbEventStore implements EventStore {
  private readonly records: Records;
  private readonly sources = new Set<BatchSource>();
  private closed = false;

  constructor(private readonly connection: Connection) {
    this.records = new Records(connection);
  }

  async append(stream: string, expectedRevision: number, events: readonly EventToAppend[]): Promise<Appended> {
    serialiseAppend(stream, expectedRevision, events);
    this.checkOpen();
    return append(this.connection, stream, expectedRevision, events);
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly StoredEvent[]> {
    checkRange(options);
    return isName(stream) ? this.guard(() => readStream(this.connection, stream, options)) : [];
  }

  async readAll({ after, limit, filter }: { readonly after: number; readonly limit: number; readonly filter?: EventFilter }): Promise<EventBatch> {
    checkRange({ from: after, limit });
    return this.guard(() => readAll(this.connection, after, limit, filter));
  }

  subscribe({ after, filter }: { readonly after: number; readonly filter?: EventFilter }): BatchSource {
    checkRange({ from: after });
    this.checkOpen();
    const source: BatchSource = new SubscriptionSource(this.connection, after, filter, () => this.sources.delete(source));
    this.sources.add(source);
    return source;
  }

  async head(): Promise<number> {
    return this.guard(() => readHead(this.connection));
  }

  async logId(): Promise<string> {
    return this.guard(() => this.records.logId());
  }

  async loadCheckpoint(name: string): Promise<number | null> {
    return this.guard(() => this.records.loadCheckpoint(name));
  }

  async saveCheckpoint(name: string, position: number): Promise<void> {
    return this.guard(() => this.records.saveCheckpoint(name, position));
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await Promise.all([...this.sources].map((source) => source.close()));
    await this.connection.release();
  }

  private checkOpen(): void {
    if (this.closed) throw new EventStoreUnavailable('the log is closed');
  }

  private async guard<Result>(work: () => Promise<Result>): Promise<Result> {
    this.checkOpen();
    try {
      return await work();
    } catch (error) {
      if (error instanceof EventStoreUnavailable || error instanceof RangeError) throw error;
      throw new EventStoreUnavailable(describe(error), { cause: error });
    }
  }
}
