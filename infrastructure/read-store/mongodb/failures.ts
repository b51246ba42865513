import { MongoBulkWriteError, MongoError, MongoNetworkError, MongoServerError, MongoSystemError } from 'mongodb';
import { ReadStoreUnavailable } from '../../../application/ports/read-store.js';

const DUPLICATE_KEY = 11_000;

/** The server is there but cannot serve: shutting down, not (yet) primary, without a majority, or out of time. */
const NOT_NOW = new Set([6, 7, 50, 64, 89, 91, 189, 262, 9001, 10_107, 11_600, 11_602, 13_435, 13_436]);
/** Of the driver itself: closed, waited too long for a connection, the pool was cleared. */
const NO_CONNECTION = new Set(['MongoNotConnectedError', 'MongoTopologyClosedError', 'MongoClientClosedError', 'MongoServerClosedError', 'MongoWaitQueueTimeoutError', 'MongoOperationTimeoutError']);

/** Failures of the connection and of a server that cannot serve now become ReadStoreUnavailable; others stay what they are. */
export const attempt = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw isUnavailable(error) ? new ReadStoreUnavailable(`MongoDB cannot be used now: ${String(error)}`, { cause: error }) : error;
  }
};

/** Of the socket: the driver lets some through as they are. */
const BROKEN_SOCKET = /^(E[A-Z]+|ERR_(STREAM|SOCKET)_\w+)$/;

const isUnavailable = (error: unknown): boolean =>
  error instanceof MongoNetworkError ||
  error instanceof MongoSystemError ||
  (error instanceof MongoServerError && NOT_NOW.has(Number(error.code))) ||
  // Whatever ends a batch is wrapped.
  (error instanceof MongoBulkWriteError && isUnavailable(error.errorResponse)) ||
  (error instanceof MongoError && NO_CONNECTION.has(error.name)) ||
  (typeof error === 'object' && error !== null && 'code' in error && BROKEN_SOCKET.test(String(error.code)));

/** Nothing else went wrong than that ids were there already. */
export const isDuplicate = (error: unknown): boolean => {
  const failed = error instanceof MongoBulkWriteError ? [error.writeErrors].flat() : [];
  if (failed.length > 0) return failed.every(({ code }) => code === DUPLICATE_KEY);
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
};
