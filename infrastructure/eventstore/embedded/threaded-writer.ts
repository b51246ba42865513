import { EventStoreUnavailable, OutcomeUnknown, RevisionConflict, type Appended } from '../../../application/ports/event-store.js';
import { ThreadedGroup, type GroupThread } from '../../sqlite/threaded-group.js';
import { type Checkpoint, type LogWriter } from './log-writer.js';
import { type AppendJob } from './write-group.js';

/** What the thread is asked for. */
export type WriteJob = { readonly append: AppendJob } | { readonly checkpoint: Checkpoint };

/** What it answers, as plain data: errors do not go from thread to thread as what they are. */
export type WriteAnswer =
  | Appended
  | { readonly saved: true }
  | { readonly conflict: Pick<RevisionConflict, 'stream' | 'expected' | 'actual'> }
  | { readonly failure: string; readonly isKnown: boolean };

/** Writes in a thread of its own, which waits for the disk while this one goes on. */
export const writeBeside = (begin: () => GroupThread, onWritten: () => void): LogWriter => {
  const jobs = new ThreadedGroup<WriteJob, WriteAnswer>({ begin, lost: (cause) => new OutcomeUnknown('the thread that writes the log has ended', { cause }), onAnswered: onWritten });
  const done = async (job: WriteJob): Promise<WriteAnswer> => {
    const answer = await jobs.add(job);
    if ('conflict' in answer) throw new RevisionConflict(answer.conflict.stream, answer.conflict.expected, answer.conflict.actual);
    if ('failure' in answer) throw answer.isKnown ? new EventStoreUnavailable(answer.failure) : new OutcomeUnknown(answer.failure);
    return answer;
  };
  return {
    append: async (job) => (await done({ append: job })) as Appended,
    saveCheckpoint: async (checkpoint) => void (await done({ checkpoint })),
    close: () => jobs.close(),
  };
};
