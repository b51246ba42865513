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
  type StreamAppend,
} from '../../application/ports/event-store.js';
import { type Sqlite } from '../sqlite/sqlite.js';
import { type GroupThread } from '../sqlite/threaded-group.js';
import { writeHere, type LogWriter } from './embedded/log-writer.js';
import { PollingSource } from './embedded/polling-source.js';
import { readAll, readStream } from './embedded/reader.js';
import { closeLog, headOf, logIdOf, openLog } from './embedded/schema.js';
import { SharedWakeUp } from './embedded/shared-wake-up.js';
import { writeBeside } from './embedded/threaded-writer.js';
import { type StreamJob } from './embedded/write-group.js';
import { checkCheckpoint, checkRange } from './check-arguments.js';
import { serialiseAppend } from './serialise.js';
import { WakeUp } from './wake-up.js';

export { backupLog } from './embedded/schema.js';

export interface EmbeddedLog {
  readonly file: string;
  /** Begins the thread that writes (`embedded/writer-thread`). Left out, whoever asks writes himself, and waits for the disk. */
  readonly beginWriter?: () => GroupThread;
}

/** Opens or creates the log in one SQLite file. Several processes may have it open; several writers wait for each other. */
export const openEmbeddedEventStore = ({ file, beginWriter }: EmbeddedLog): EventStore => {
  const db = openLog(file);
  if (beginWriter) return besideWriter(db, beginWriter);
  const wakeUp = new SharedWakeUp(file);
  return new EmbeddedEventStore(db, wakeUp, writeHere(db, () => wakeUp.notify()));
};

/** The readers of other threads are woken by the one that writes. */
const besideWriter = (db: Sqlite, beginWriter: () => GroupThread): EventStore => {
  const wakeUp = new WakeUp();
  return new EmbeddedEventStore(db, wakeUp, writeBeside(beginWriter, () => wakeUp.notify()));
};

const jobOf = ({ stream, expectedRevision, events }: StreamAppend): StreamJob => ({ stream, expectedRevision, events: serialiseAppend(stream, expectedRevision, events) });

class EmbeddedEventStore implements EventStore {
  private closed = false;

  constructor(
    private readonly db: Sqlite,
    private readonly wakeUp: WakeUp,
    private readonly writer: LogWriter,
  ) {}

  async append(stream: string, expectedRevision: number, events: readonly EventToAppend[], before: readonly StreamAppend[] = []): Promise<Appended> {
    const job = { ...jobOf({ stream, expectedRevision, events }), before: before.map(jobOf) };
    this.checkOpen();
    return this.writer.append(job);
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly StoredEvent[]> {
    checkRange(options);
    return this.guard(() => readStream(this.db, stream, options));
  }

  async readAll({ after, limit, filter }: { readonly after: number; readonly limit: number; readonly filter?: EventFilter }): Promise<EventBatch> {
    checkRange({ from: after, limit });
    return this.guard(() => readAll(this.db, after, limit, filter));
  }

  subscribe({ after, filter }: { readonly after: number; readonly filter?: EventFilter }): BatchSource {
    checkRange({ from: after });
    this.checkOpen();
    return new PollingSource(after, (from, limit) => this.readAll({ after: from, limit, ...(filter && { filter }) }), this.wakeUp);
  }

  async head(): Promise<number> {
    return this.guard(() => headOf(this.db));
  }

  async logId(): Promise<string> {
    return this.guard(() => logIdOf(this.db));
  }

  async loadCheckpoint(name: string): Promise<number | null> {
    checkCheckpoint(name);
    const rows = await this.guard(() => this.db.all<{ position: number }>('SELECT position FROM checkpoints WHERE name = ?', [name]));
    return rows[0]?.position ?? null;
  }

  async saveCheckpoint(name: string, position: number): Promise<void> {
    checkCheckpoint(name, position);
    this.checkOpen();
    await this.writer.saveCheckpoint({ name, position });
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.writer.close();
    this.wakeUp.close();
    closeLog(this.db);
  }

  private checkOpen(): void {
    if (this.closed) throw new EventStoreUnavailable('the log is closed');
  }

  private async guard<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    this.checkOpen();
    try {
      return await work();
    } catch (cause) {
      throw new EventStoreUnavailable('the log cannot be read', { cause });
    }
  }
}
