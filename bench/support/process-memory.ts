import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const EVERY_MS = 200;

/** Megabytes that another process holds in memory now. */
const megabytesOf = async (pid: number): Promise<number> => Number((await run('ps', ['-o', 'rss=', '-p', String(pid)])).stdout) / 1024;

/** How much more memory a process had, at most, while something was done than before it. */
export const growthOf = async (pid: number, work: () => Promise<void>): Promise<number> => {
  const before = await megabytesOf(pid);
  let most = before;
  const look = async (): Promise<void> => void (most = Math.max(most, await megabytesOf(pid)));
  const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS);
  try {
    await work();
    await look();
  } finally {
    clearInterval(timer);
  }
  return most - before;
};
