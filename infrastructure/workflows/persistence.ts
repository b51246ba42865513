import { EventStoreUnavailable, RevisionConflict } from '../../application/ports/event-store.js';
import { ProfileStoreUnavailable } from '../../application/ports/profiles.js';
import { ReadStoreUnavailable } from '../../application/ports/read-store.js';
import { UndecodableEvent } from '../../domain/catalogue.js';
import { DomainError } from '../../domain/shared/errors.js';
import { backoffMs, pause } from '../concurrency/pause.js';

/** The process stops: what was under way is begun anew by the next one. */
export class Interrupted extends Error {}

export interface StepFailure {
  readonly code: string;
  readonly detail: string;
}

/** Others may be faster this often in a row. */
const MAX_CONFLICTS = 20;

/** An engine that is away is waited for, for ever; a conflict is tried again soon. Anything else is thrown. */
export const persistently = async <Result>(work: () => Promise<Result>, signal: AbortSignal, onWait: (error: unknown, attempt: number) => void): Promise<Result> => {
  for (let attempt = 1, conflicts = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (isConflict(error)) conflicts++;
      if (isConflict(error) ? conflicts > MAX_CONFLICTS : !isOutage(error)) throw error;
      if (attempt > 1) onWait(error, attempt);
      await pause(isConflict(error) ? conflicts : backoffMs(attempt), signal);
      if (signal.aborted) throw new Interrupted();
    }
  }
};

/** What an operator reads. A rule says why itself; of anything else only the server's log tells, since events hold nothing of people. */
export const failureOf = (error: unknown, onUnexpected: (error: unknown) => void): StepFailure => {
  if (error instanceof Interrupted) throw error;
  if (error instanceof DomainError) return { code: error.code, detail: error.message };
  if (error instanceof UndecodableEvent) return { code: 'undecodable', detail: `${error.message}. Retry once the program knows it.` };
  onUnexpected(error);
  return { code: 'unexpected', detail: 'Something unexpected went wrong; the log of the server says what. Retry the step.' };
};

const isConflict = (error: unknown): boolean => error instanceof RevisionConflict || (error instanceof DomainError && error.code === 'concurrent_change');

const isOutage = (error: unknown): boolean => error instanceof EventStoreUnavailable || error instanceof ReadStoreUnavailable || error instanceof ProfileStoreUnavailable;
