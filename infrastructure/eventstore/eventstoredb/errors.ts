/** Our own limit on a call was reached: the client has none that works. */
export class TimedOut extends Error {
  constructor(ms: number) {
    super(`no answer within ${ms} ms`);
    this.name = 'TimedOut';
  }
}

/** What can be known of an error of the client. Its classes and messages are not reliable, messages are often empty. */
interface ClientError {
  readonly type?: unknown;
  readonly code?: unknown;
  readonly message: string;
}

const UNAVAILABLE = 14;
const INTERNAL = 13;
const RETRYABLE = new Set<unknown>(['unavailable', 'cancelled', 'timeout', 'deadline-exceeded', 'not-leader']);

const asClientError = (error: unknown): ClientError => (error instanceof Error ? error : { message: String(error) });

/** Asking again, unchanged, may help. */
export const isRetryable = (error: unknown): boolean => {
  const { type, code, message } = asClientError(error);
  return RETRYABLE.has(type) || code === UNAVAILABLE || (code === INTERNAL && message.includes('RST_STREAM')) || /Server Is (?:Not Ready|Busy)/.test(message);
};

/**
 * The client asks once for the server's capabilities, and keeps a refusal for ever unless it was "unavailable". Such
 * an error has no `type`, since the client has not converted it.
 */
export const isClientStuck = (error: unknown): boolean => {
  const { type, code } = asClientError(error);
  return type === undefined && typeof code === 'number' && code !== UNAVAILABLE;
};

/** "unavailable 14: read ECONNRESET" */
export const describe = (error: unknown): string => {
  const { type, code, message } = asClientError(error);
  return [type, code, message].filter((part) => part !== undefined && part !== '').join(' ');
};
