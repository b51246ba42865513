import { setTimeout as sleep } from 'node:timers/promises';

/** Waits; ends early, and quietly, when the signal is given. */
export const pause = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await sleep(ms, undefined, { ...(signal && { signal }) }).catch(() => undefined);
};

/** Milliseconds before attempt n + 1: 100, 200, 400, … up to 10 s. */
export const backoffMs = (attempt: number): number => Math.min(10_000, 100 * 2 ** Math.min(attempt - 1, 10));
