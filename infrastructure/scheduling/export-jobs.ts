import { type ExportRunner } from '../../application/audit/exports/export-runner.js';
import { type ExportHousekeeping } from '../../application/audit/exports/housekeeping.js';
import { Leader, type Session } from '../concurrency/leader.js';
import { type Lease } from '../concurrency/lease.js';
import { pause } from '../concurrency/pause.js';
import { type Log } from '../observability/log.js';

export interface ExportJobsOptions {
  readonly runner: Pick<ExportRunner, 'due' | 'run'>;
  readonly housekeeping: Pick<ExportHousekeeping, 'tidy'>;
  /** Named `exports`: one process at a time writes files. */
  readonly lease: Lease;
  readonly log: Log;
  /** How many exports are written at once. Default: 2. */
  readonly atOnce?: number;
  readonly times?: Partial<ExportTimes>;
}

export interface ExportTimes {
  /** How often to look for exports that wait. */
  readonly lookMs: number;
  /** How often to delete what has expired. */
  readonly tidyMs: number;
  /** How long an export rests after a store was away. */
  readonly restMs: number;
}

const AT_ONCE = 2;
const TIMES: ExportTimes = { lookMs: 500, tidyMs: 60_000, restMs: 10_000 };

/** Writes the exports that wait, and those that a process which is gone has begun. A stop cuts them off; the next server begins them anew. */
export class ExportJobs {
  private readonly leader: Leader<readonly string[]>;
  private readonly times: ExportTimes;
  private readonly running = new Map<string, Promise<void>>();
  private readonly resting = new Map<string, number>();
  private tidiedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: ExportJobsOptions) {
    this.times = { ...TIMES, ...options.times };
    this.leader = new Leader<readonly string[]>({
      lease: options.lease,
      open: async () => this.session(),
      standBy: () => pause(options.lease.times.retryMs, this.leader.stopping),
      onFailure: (error, attempt) => options.log.error({ err: error, attempt }, 'exports could not be looked for; trying again'),
    });
  }

  start(): void {
    this.leader.start();
  }

  stop(): Promise<void> {
    return this.leader.stop();
  }

  private session(): Session<readonly string[]> {
    const abort = new AbortController();
    return {
      next: async () => {
        await pause(this.times.lookMs, this.leader.stopping);
        return this.leader.stopping.aborted ? [] : this.waiting();
      },
      apply: async (ids) => {
        for (const id of ids) this.begin(id, abort.signal);
      },
      wake: () => Promise.resolve(),
      finish: async () => {
        abort.abort();
        await Promise.all(this.running.values());
      },
    };
  }

  /** As many as there is room for. */
  private async waiting(): Promise<readonly string[]> {
    await this.tidy();
    const free = (this.options.atOnce ?? AT_ONCE) - this.running.size;
    if (free <= 0) return [];
    const due = await this.options.runner.due();
    return due.filter((id) => !this.running.has(id) && (this.resting.get(id) ?? 0) <= performance.now()).slice(0, free);
  }

  private begin(id: string, signal: AbortSignal): void {
    const work = this.run(id, signal).finally(() => this.running.delete(id));
    this.running.set(id, work);
  }

  private async run(id: string, signal: AbortSignal): Promise<void> {
    this.resting.delete(id);
    try {
      await this.options.runner.run(id, signal);
    } catch (error) {
      this.resting.set(id, performance.now() + this.times.restMs);
      this.options.log.error({ err: error, exportId: id }, 'an export was cut off; it begins anew');
    }
  }

  private async tidy(): Promise<void> {
    if (performance.now() - this.tidiedAt < this.times.tidyMs) return;
    this.tidiedAt = performance.now();
    await this.options.housekeeping.tidy(new Set(this.running.keys()));
  }
}
