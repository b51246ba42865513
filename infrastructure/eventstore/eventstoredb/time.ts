import { setTimeout as sleep } from 'node:timers/promises';
import { isRetryable, TimedOut } from './errors.js';

const FIRST_DELAY_MS = 50;
const LAST_DELAY_MS = 1_000;

/** Stops waiting after `ms`. The work itself goes on, and whatever becomes of it is nobody's error any more. */
export const within = async <Result>(ms: number, work: Promise<Result>): Promise<Result> => {
  work.catch(() => undefined);
  const over = new AbortController();
  try {
    return await Promise.race([work, sleep(ms, null, { signal: over.signal }).then(() => Promise.reject(new TimedOut(ms)))]);
  } finally {
    over.abort();
  }
};

/** Tries again, ever more slowly, while the error allows it; the last attempt starts within `ms`. */
export const repeatWithin = async <Result>(ms: number, attempt: () => Promise<Result>): Promise<Result> => {
  const until = performance.now() + ms;
  for (let delay = FIRST_DELAY_MS; ; delay = Math.min(2 * delay, LAST_DELAY_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isRetryable(error) || performance.now() + delay > until) throw error;
      await sleep(delay);
    }
  }
};
