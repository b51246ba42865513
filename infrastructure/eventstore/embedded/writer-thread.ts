import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { OutcomeUnknown, RevisionConflict, type Appended } from '../../../application/ports/event-store.js';
import { serveGroups } from '../../sqlite/serve-groups.js';
import { type Sqlite } from '../../sqlite/sqlite.js';
import { weightOf, writeAll, writeCheckpoint } from './log-writer.js';
import { closeLog, openLog } from './schema.js';
import { SharedWakeUp } from './shared-wake-up.js';
import type { WriteAnswer, WriteJob } from './threaded-writer.js';

/** A group of jobs, its appends in one transaction: on disk before it is answered. */
const work = (db: Sqlite, jobs: readonly WriteJob[]): readonly WriteAnswer[] => {
  const answers = appended(db, jobs);
  return jobs.map((job) => ('append' in job ? (answers.shift() as WriteAnswer) : saved(db, job)));
};

const appended = (db: Sqlite, jobs: readonly WriteJob[]): WriteAnswer[] => {
  const appends = jobs.flatMap((job) => ('append' in job ? [job.append] : []));
  if (appends.length === 0) return [];
  try {
    return writeAll(db, appends).map(plain);
  } catch (error) {
    return appends.map(() => failed(error));
  }
};

const saved = (db: Sqlite, { checkpoint }: Extract<WriteJob, { checkpoint: unknown }>): WriteAnswer => {
  try {
    writeCheckpoint(db, checkpoint);
    return { saved: true };
  } catch (error) {
    return failed(error);
  }
};

const plain = (answer: Appended | RevisionConflict): WriteAnswer =>
  answer instanceof RevisionConflict ? { conflict: { stream: answer.stream, expected: answer.expected, actual: answer.actual } } : answer;

/** With its cause in words: a stack does not help whoever reads it in another thread. */
const failed = (error: unknown): WriteAnswer => {
  const { message, cause } = error as Error;
  return { failure: cause instanceof Error ? `${message}: ${cause.message}` : message, isKnown: !(error instanceof OutcomeUnknown) };
};

const serve = (port: MessagePort, file: string): void => {
  const [db, wakeUp] = [openLog(file), new SharedWakeUp(file)];
  serveGroups<WriteJob, WriteAnswer>(port, {
    work: (jobs) => {
      const answers = work(db, jobs);
      wakeUp.notify();
      return answers;
    },
    weigh: (job) => ('append' in job ? weightOf(job.append) : 1),
    close: () => {
      wakeUp.close();
      closeLog(db);
    },
  });
};

if (parentPort) serve(parentPort, String(workerData));
