import {
  EventStoreUnavailable,
  OutcomeUnknown,
  type Appended,
  type BatchSource,
  type EventBatch,
  type EventFilter,
  type EventStore,
  type EventToAppend,
  type ReadStreamOptions,
  type RevisionConflict,
  type StoredEvent,
  type StreamAppend,
} from '../../application/ports/event-store.js';
import { GroupCommit } from '../sqlite/group-commit.js';
import { type Sqlite } from '../sqlite/sqlite.js';
import { PollingSource } from './embedded/polling-source.js';
import { readAll, readStream } from './embedded/reader.js';
import { closeLog, headOf, logIdOf, openLog } from './embedded/schema.js';
import { SharedWakeUp } from './embedded/shared-wake-up.js';
import { writeGroup, type AppendJob, type StreamJob } from './embedded/write-group.js';
import { checkCheckpoint, checkRange } from './check-arguments.js';
import { serialiseAppend } from './serialise.js';

export { backupLog } from './embedded/schema.js';

/** Opens or creates the log in one SQLite file. Several processes may have it open; several writers wait for each other. */
export const openEmbeddedEventStore = ({ file }: { readonly file: string }): EventStore => new EmbeddedEventStore(openLog(file), new SharedWakeUp(file));

const jobOf = ({ stream, expectedRevision, events }: StreamAppend): StreamJob => ({ stream, expectedRevision, events: serialiseAppend(stream, expectedRevision, events) });

class EmbeddedEventStore implements EventStore {
  private readonly appends = new GroupCommit<AppendJob, Appended>((jobs) => this.commit(jobs), ({ events, before }) => events.length + before.length);
  private closed = false;

  constructor(
    private readonly db: Sqlite,
    private readonly wakeUp: SharedWakeUp,
  ) {}

  async append(stream: string, expectedRevision: number, events: readonly EventToAppend[], before: readonly StreamAppend[] = []): Promise<Appended> {
    const job = { ...jobOf({ stream, expectedRevision, events }), before: before.map(jobOf) };
    this.checkOpen();
    return this.appends.add(job);
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
    const sql = 'INSERT INTO checkpoints (name, position) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position';
    await this.guard(() => this.db.run(sql, [name, position]));
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.appends.drained();
    this.wakeUp.close();
    closeLog(this.db);
  }

  /** All of a group is on disk when this returns. */
  private commit(jobs: readonly AppendJob[]): readonly (Appended | RevisionConflict)[] {
    let written = false;
    try {
      const answers = this.db.transaction(() => {
        const group = writeGroup(this.db, jobs);
        written = true;
        return group;
      });
      this.wakeUp.notify();
      return answers;
    } catch (cause) {
      // A COMMIT that fails may have reached the disk; anything before it was rolled back.
      if (written) throw new OutcomeUnknown('the log could not confirm an append', { cause });
      throw new EventStoreUnavailable('the log cannot be written', { cause });
    }
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
