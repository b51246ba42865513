import { randomUUID } from 'node:crypto';
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

export const LEASE_TIMES: LeaseTimes = { ttlMs: 5_000, renewMs: 1_000, retryMs: 250 };

/** Begins with the process id: an embedded engine knows by it that the holder is gone, and waits for no lease to lapse. */
export const newOwner = (): string => `${process.pid}-${randomUUID()}`;

/** The right to be the only one who does something, for as long as it is kept up. */
export class Lease {
  private renewedAt = Number.NEGATIVE_INFINITY;
  private mine = false;
  private asking: Promise<unknown> = Promise.resolve();

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

  /** Waits until it is free. False when the signal came first. */
  async waitFor(signal: AbortSignal): Promise<boolean> {
    while (!signal.aborted) {
      if (await this.take()) return true;
      await pause(this.times.retryMs, signal);
    }
    return false;
  }

  /** Asks the holder for it and waits. False when the signal came first. */
  async obtain(signal: AbortSignal): Promise<boolean> {
    while (!signal.aborted) {
      await this.store.requestLease(this.name, this.owner, this.times.ttlMs);
      if (await this.take()) return true;
      await pause(this.times.retryMs, signal);
    }
    // The wish would keep all others waiting.
    await this.release();
    return false;
  }

  /**
   * Renews it when that is due. False when it was lost, or when someone else wants it: finish what is under way and
   * release it. Once false it stays so until it is taken again.
   */
  async keep(): Promise<boolean> {
    if (this.mine && performance.now() - this.renewedAt >= this.times.renewMs) await this.acquire();
    return this.mine;
  }

  async release(): Promise<void> {
    // An answer that is still under way must not take it back.
    await this.asking.catch(() => undefined);
    this.mine = false;
    await this.store.releaseLease(this.name, this.owner);
  }

  private async acquire(): Promise<{ readonly held: boolean; readonly wanted: boolean }> {
    this.renewedAt = performance.now();
    const asking = this.store.acquireLease(this.name, this.owner, this.times.ttlMs);
    this.asking = asking;
    const { held, wanted } = await asking;
    this.mine = held && !wanted;
    return { held, wanted };
  }
}

/** Renews a lease that was taken for as long as the work goes on. An engine that does not answer costs no more than the lease. */
export const keeping = async <Result>(lease: Lease, work: () => Promise<Result>): Promise<Result> => {
  const heartbeat = setInterval(() => void lease.keep().catch(() => undefined), lease.times.renewMs / 2);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
  }
};

/** The same, and gives it back. */
export const holding = async <Result>(lease: Lease, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await keeping(lease, work);
  } finally {
    await lease.release();
  }
};
