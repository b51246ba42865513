import { ReadStoreUnavailable } from '../../../application/ports/read-store.js';

/** Locked for too long, disk full or broken: a later attempt may succeed. */
const UNAVAILABLE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN)/;

/** The driver is synchronous: what it throws becomes a rejection, in the words of the port. */
export const attempt = async <Result>(work: () => Result): Promise<Result> => {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw UNAVAILABLE.test(code) ? new ReadStoreUnavailable(`the read store's file cannot be used now (${code})`, { cause: error }) : error;
  }
};

/** A table or an index that was there before: another process has dropped it. */
export const isMissing = (error: unknown): boolean => error instanceof Error && /no such (table|index)/.test(error.message);
