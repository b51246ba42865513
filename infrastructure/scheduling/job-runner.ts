import { Leader, type Session } from '../concurrency/leader.js';
import { type Lease } from '../concurrency/lease.js';
import { pause } from '../concurrency/pause.js';
import { type Log } from '../observability/log.js';

/** Work that stands in the log until it is done, so that any process can carry it on. */
export interface Jobs {
  /** Those that wait, and those that a process which is gone has begun. */
  due(): Promise<readonly string[]>;
  run(id: string, signal: AbortSignal): Promise<unknown>;
  /** From time to time, before the next look: makes jobs, or clears up beside those that run. */
  readonly betweenTimes?: (running: ReadonlySet<string>) => Promise<unknown>;
}

export interface JobTimes {
  /** How often to look for jobs. */
  readonly lookMs: number;
  readonly betweenTimesMs: number;
  /** How long a job rests after a store was away. */
  readonly restMs: number;
}

export interface JobRunnerOptions {
  /** For the log: "exports". */
  readonly name: string;
  readonly jobs: Jobs;
  /** It spares work twice done. Two at once do no harm. */
  readonly lease: Lease;
  readonly log: Log;
  readonly atOnce: number;
  readonly times: JobTimes;
}

/** Runs a few jobs at once in the one process that holds the lease. A stop cuts them off; the next server takes them up again. */
export class JobRunner {
  private readonly leader: Leader<readonly string[]>;
  private readonly running = new Map<string, Promise<void>>();
  private readonly resting = new Map<string, number>();
  private lastBetween = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: JobRunnerOptions) {
    const { lease, log, name } = options;
    this.leader = new Leader<readonly string[]>({
      lease,
      open: async () => this.session(),
      standBy: () => pause(lease.times.retryMs, this.leader.stopping),
      onFailure: (error, attempt) => log.error({ err: error, attempt }, `${name} could not be looked for; trying again`),
    });
  }

  start(): void {
    this.leader.start();
  }

  /** Waits for what runs to end, which it is told to do. */
  stop(): Promise<void> {
    return this.leader.stop();
  }

  private session(): Session<readonly string[]> {
    const abort = new AbortController();
    return {
      next: async () => {
        await pause(this.options.times.lookMs, this.leader.stopping);
        return this.leader.stopping.aborted ? [] : this.waiting();
      },
      apply: async (ids) => {
        for (const id of ids) this.running.set(id, this.run(id, abort.signal).finally(() => this.running.delete(id)));
      },
      wake: () => Promise.resolve(),
      finish: async () => {
        abort.abort(new Error('the server stops'));
        await Promise.all(this.running.values());
      },
    };
  }

  /** As many as there is room for. */
  private async waiting(): Promise<readonly string[]> {
    await this.betweenTimes();
    const free = this.options.atOnce - this.running.size;
    if (free <= 0) return [];
    for (const [id, until] of this.resting) if (until <= performance.now()) this.resting.delete(id);
    const due = await this.options.jobs.due();
    return due.filter((id) => !this.running.has(id) && !this.resting.has(id)).slice(0, free);
  }

  private async betweenTimes(): Promise<void> {
    const { jobs, times } = this.options;
    if (performance.now() - this.lastBetween < times.betweenTimesMs) return;
    this.lastBetween = performance.now();
    await jobs.betweenTimes?.(new Set(this.running.keys()));
  }

  /** A job that ended rests until the list has heard of it. */
  private async run(id: string, signal: AbortSignal): Promise<void> {
    const { jobs, times, log, name } = this.options;
    try {
      await jobs.run(id, signal);
      this.resting.set(id, performance.now() + times.lookMs);
    } catch (error) {
      this.resting.set(id, performance.now() + times.restMs);
      if (!signal.aborted) log.error({ err: error, id }, `one of the ${name} was cut off; it is taken up again`);
    }
  }
}
