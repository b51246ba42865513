import { type ReadStore } from '../../application/ports/read-store.js';
import { pause } from './pause.js';

export interface LeaseTimes {
  /** How long the lease of a process that died keeps the others waiting. */
  readonly ttlMs: number;
  /** How often the holder renews it, and so learns that someone else wants it. */
  readonly renewMs: number;
  /** How often those who wait look again. */
  readonly retryMs: number;
}

export const LEASE_TIMES: LeaseTimes = { ttlMs: 10_000, renewMs: 1_000, retryMs: 250 };

/** The right to be the only one who does something, for as long as it is kept up. */
export class Lease {
  private renewedAt: number | null = null;

  constructor(
    private readonly store: Pick<ReadStore, 'acquireLease' | 'requestLease' | 'releaseLease'>,
    private readonly name: string,
    private readonly owner: string,
    readonly times: LeaseTimes = LEASE_TIMES,
  ) {}

  /** Takes it if it is free. */
  async take(): Promise<boolean> {
    return (await this.acquire()).held;
  }

  /** Asks the holder for it and waits. False when the signal came first. */
  async obtain(signal?: AbortSignal): Promise<boolean> {
    while (!signal?.aborted) {
      await this.store.requestLease(this.name, this.owner, this.times.ttlMs);
      if (await this.take()) return true;
      await pause(this.times.retryMs, signal);
    }
    return false;
  }

  /** Renews it when that is due. False when it was lost, or when someone else wants it: finish what is under way and release it. */
  async keep(): Promise<boolean> {
    if (this.renewedAt !== null && performance.now() - this.renewedAt < this.times.renewMs) return true;
    const { held, wanted } = await this.acquire();
    return held && !wanted;
  }

  async release(): Promise<void> {
    this.renewedAt = null;
    await this.store.releaseLease(this.name, this.owner);
  }

  private async acquire(): Promise<{ readonly held: boolean; readonly wanted: boolean }> {
    const startedAt = performance.now();
    const answer = await this.store.acquireLease(this.name, this.owner, this.times.ttlMs);
    this.renewedAt = answer.held ? startedAt : null;
    return answer;
  }
}

/** Keeps a lease that was taken for as long as the work goes on, and gives it back. */
export const holding = async <Result>(lease: Lease, work: () => Promise<Result>): Promise<Result> => {
  const heartbeat = setInterval(() => void lease.keep().catch(() => undefined), lease.times.renewMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await lease.release();
  }
};
