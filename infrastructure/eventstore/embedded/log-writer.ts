import { EventStoreUnavailable, OutcomeUnknown, type Appended, type RevisionConflict } from '../../../application/ports/event-store.js';
import { GroupCommit } from '../../sqlite/group-commit.js';
import { type Sqlite } from '../../sqlite/sqlite.js';
import { writeGroup, type AppendJob } from './write-group.js';

/** How far a reader has come. */
export interface Checkpoint {
  readonly name: string;
  readonly position: number;
}

/** Who writes into the log. */
export interface LogWriter {
  /** @throws RevisionConflict, OutcomeUnknown, EventStoreUnavailable */
  append(job: AppendJob): Promise<Appended>;
  saveCheckpoint(checkpoint: Checkpoint): Promise<void>;
  /** Waits for what is being written. */
  close(): Promise<void>;
}

export const weightOf = ({ events, before }: AppendJob): number => events.length + before.length;

/** All of a group is on disk when this returns. @throws OutcomeUnknown, EventStoreUnavailable */
export const writeAll = (db: Sqlite, jobs: readonly AppendJob[]): readonly (Appended | RevisionConflict)[] => {
  let written = false;
  try {
    return db.transaction(() => {
      const answers = writeGroup(db, jobs);
      written = true;
      return answers;
    });
  } catch (cause) {
    // A COMMIT that fails may have reached the disk; anything before it was rolled back.
    if (written) throw new OutcomeUnknown('the log could not confirm an append', { cause });
    throw new EventStoreUnavailable('the log cannot be written', { cause });
  }
};

const SAVE = 'INSERT INTO checkpoints (name, position) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position';

/** @throws EventStoreUnavailable */
export const writeCheckpoint = (db: Sqlite, { name, position }: Checkpoint): void => {
  try {
    db.run(SAVE, [name, position]);
  } catch (cause) {
    throw new EventStoreUnavailable('the log cannot be written', { cause });
  }
};

/** Writes in the thread that asks: what it is asked in one turn of the event loop shares a sync of the disk. */
export const writeHere = (db: Sqlite, onWritten: () => void): LogWriter => {
  const appends = new GroupCommit<AppendJob, Appended>((jobs) => {
    const answers = writeAll(db, jobs);
    onWritten();
    return answers;
  }, weightOf);
  return {
    append: (job) => appends.add(job),
    saveCheckpoint: async (checkpoint) => writeCheckpoint(db, checkpoint),
    close: () => appends.drained(),
  };
};
