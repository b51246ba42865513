import {
  EventStoreUnavailable,
  InvalidAppend,
  RevisionConflict,
  type Appended,
  type BatchSource,
  type EventBatch,
  type EventFilter,
  type EventStore,
  type EventToAppend,
  type ReadStreamOptions,
  type StoredEvent,
  type StreamAppend,
} from '../../application/ports/event-store.js';
import { append } from './eventstoredb/append.js';
import { Connection } from './eventstoredb/connection.js';
import { describe } from './eventstoredb/errors.js';
import { readAll, readHead, readStream } from './eventstoredb/read.js';
import { Records } from './eventstoredb/records.js';
import { SubscriptionSource } from './eventstoredb/subscription-source.js';
import { checkCheckpoint, checkRange } from './check-arguments.js';
import { isName, serialiseAppend } from './serialise.js';

/** Errors that the port names, and mistakes of the caller. */
const EXPECTED = [EventStoreUnavailable, InvalidAppend, RevisionConflict, RangeError];
const CALL_TIMEOUT_MS = 5_000;

export interface EventStoreDbOptions {
  /**
   * "esdb://host:2113?tls=false", or "esdb+discover://user:password@cluster:2113?nodePreference=leader": of a cluster
   * only the leader is sure to show what was just written.
   */
  readonly url: string;
  /** For one attempt; a failed one is repeated as long, so an answer or an error comes within twice this time. */
  readonly callTimeoutMs?: number;
}

/** Connects at the first use, to EventStoreDB 22.10 or later: older ones do not tell positions with a stream. All stores of a process share one connection, so they must name the same server. */
export const connectEventStoreDb = ({ url, callTimeoutMs = CALL_TIMEOUT_MS }: EventStoreDbOptions): EventStore => new EventStoreDbEventStore(Connection.use(url, callTimeoutMs));

class EventStoreDbEventStore implements EventStore {
  private readonly records: Records;
  private readonly sources = new Set<BatchSource>();
  private readonly running = new Set<Promise<unknown>>();
  private closed = false;

  constructor(private readonly connection: Connection) {
    this.records = new Records(connection);
  }

  async append(stream: string, expectedRevision: number, events: readonly EventToAppend[], before: readonly StreamAppend[] = []): Promise<Appended> {
    for (const one of [...before, { stream, expectedRevision, events }]) serialiseAppend(one.stream, one.expectedRevision, one.events);
    return this.run(async () => {
      await Promise.all(before.map((one) => append(this.connection, one.stream, one.expectedRevision, one.events)));
      return append(this.connection, stream, expectedRevision, events);
    });
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly StoredEvent[]> {
    checkRange(options);
    return isName(stream) ? this.run(() => readStream(this.connection, stream, options)) : [];
  }

  async readAll({ after, limit, filter }: { readonly after: number; readonly limit: number; readonly filter?: EventFilter }): Promise<EventBatch> {
    checkRange({ from: after, limit });
    return this.run(() => readAll(this.connection, after, limit, filter));
  }

  subscribe({ after, filter }: { readonly after: number; readonly filter?: EventFilter }): BatchSource {
    checkRange({ from: after });
    this.checkOpen();
    const source: BatchSource = new SubscriptionSource(this.connection, after, filter, () => this.sources.delete(source));
    this.sources.add(source);
    return source;
  }

  async head(): Promise<number> {
    return this.run(() => readHead(this.connection));
  }

  async logId(): Promise<string> {
    return this.run(() => this.records.logId());
  }

  async loadCheckpoint(name: string): Promise<number | null> {
    checkCheckpoint(name);
    return this.run(() => this.records.loadCheckpoint(name));
  }

  async saveCheckpoint(name: string, position: number): Promise<void> {
    checkCheckpoint(name, position);
    return this.run(() => this.records.saveCheckpoint(name, position));
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await Promise.all([...this.sources].map((source) => source.close()));
    await Promise.allSettled(this.running);
    await this.connection.release();
  }

  private checkOpen(): void {
    if (this.closed) throw new EventStoreUnavailable('the log is closed');
  }

  private async run<Result>(work: () => Promise<Result>): Promise<Result> {
    this.checkOpen();
    const running = work();
    this.running.add(running);
    try {
      return await running;
    } catch (error) {
      throw EXPECTED.some((type) => error instanceof type) ? error : new EventStoreUnavailable(describe(error), { cause: error });
    } finally {
      this.running.delete(running);
    }
  }
}
