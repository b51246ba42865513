import type { Puller } from '../../application/consumption/azure/pulls/puller.js';
import { Leader, type Session } from '../concurrency/leader.js';
import { type Lease } from '../concurrency/lease.js';
import { pause } from '../concurrency/pause.js';
import { type Log } from '../observability/log.js';

export interface AzurePullsOptions {
  readonly puller: Pick<Puller, 'open' | 'beginDue' | 'run'>;
  /** Named `azure-pulls`: it spares work twice done. Two at once do no harm. */
  readonly lease: Lease;
  readonly log: Log;
  /** How often the usage of a subscription is fetched; null: only when somebody asks. */
  readonly everyMinutes: number | null;
  /** How many runs go on at once. Default: 4. */
  readonly atOnce?: number;
  readonly times?: Partial<PullTimes>;
}

export interface PullTimes {
  /** How often to look for runs to carry on. */
  readonly lookMs: number;
  /** How often to look whether something is due. */
  readonly beginMs: number;
  /** How long a run rests after a store was away. */
  readonly restMs: number;
}

const AT_ONCE = 4;
const TIMES: PullTimes = { lookMs: 1_000, beginMs: 30_000, restMs: 10_000 };

/**
 * Fetches price lists and usage from Partner Center when they are due, and carries on every run that is open: asked for in
 * the console, waiting until the vendor is ready, or begun by a process that is gone.
 */
export class AzurePulls {
  private readonly leader: Leader<readonly string[]>;
  private readonly times: PullTimes;
  private readonly running = new Map<string, Promise<void>>();
  private readonly resting = new Map<string, number>();
  private begunAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: AzurePullsOptions) {
    this.times = { ...TIMES, ...options.times };
    this.leader = new Leader<readonly string[]>({
      lease: options.lease,
      open: async () => this.session(),
      standBy: () => pause(options.lease.times.retryMs, this.leader.stopping),
      onFailure: (error, attempt) => options.log.error({ err: error, attempt }, 'runs of Partner Center could not be looked for; trying again'),
    });
  }

  start(): void {
    this.leader.start();
  }

  /** Runs that go on are cut off at the next page; they stay open. */
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
        abort.abort(new Error('the server stops'));
        await Promise.all(this.running.values());
      },
    };
  }

  /** As many as there is room for. */
  private async waiting(): Promise<readonly string[]> {
    await this.beginDue();
    const free = (this.options.atOnce ?? AT_ONCE) - this.running.size;
    if (free <= 0) return [];
    for (const [id, until] of this.resting) if (until <= performance.now()) this.resting.delete(id);
    const open = await this.options.puller.open();
    return open.filter((id) => !this.running.has(id) && !this.resting.has(id)).slice(0, free);
  }

  private async beginDue(): Promise<void> {
    const { everyMinutes, puller } = this.options;
    if (everyMinutes === null || performance.now() - this.begunAt < this.times.beginMs) return;
    this.begunAt = performance.now();
    await puller.beginDue(everyMinutes);
  }

  private begin(id: string, signal: AbortSignal): void {
    const work = this.run(id, signal).finally(() => this.running.delete(id));
    this.running.set(id, work);
  }

  /** A run rests until the list has heard of its end. */
  private async run(id: string, signal: AbortSignal): Promise<void> {
    try {
      const status = await this.options.puller.run(id, { signal });
      this.resting.set(id, performance.now() + this.times.lookMs);
      this.options.log.info({ pullId: id, status }, 'fetched from Partner Center');
    } catch (error) {
      this.resting.set(id, performance.now() + this.times.restMs);
      if (!signal.aborted) this.options.log.error({ err: error, pullId: id }, 'a run of Partner Center was cut off; it is taken up again');
    }
  }
}
