import { concatMap, defer, EMPTY, filter, finalize, lastValueFrom, repeat, retry, takeWhile, type Observable } from 'rxjs';
import { type Clock } from '../../application/ports/clock.js';
import { type EventBatch } from '../../application/ports/event-store.js';
import { type ParkedEvent, type ProjectionStatus } from '../../application/ports/projection-status.js';
import { type Lease } from '../concurrency/lease.js';
import { backoffMs, pause } from '../concurrency/pause.js';
import { type Lag, lagOf } from '../observability/lag.js';
import { type Log } from '../observability/log.js';
import { LiveViews } from './live-views.js';
import { listParked } from './parked-events.js';
import { positionsNow } from './stored-positions.js';
import { type ProjectionPorts } from './standing.js';
import { ViewPositions } from './view-positions.js';

export interface ProjectionRunnerOptions extends ProjectionPorts {
  /** Named `projections`: one process at a time folds. */
  readonly lease: Lease;
  readonly clock: Clock;
  readonly log: Log;
  /** Called each time this process begins to fold, with the views that must be built beside. */
  readonly onLead?: (outdated: readonly string[]) => void;
  readonly onBatch?: (events: number, seconds: number) => void;
}

const STAND_BY_MS = 50;
const PARKED_SHOWN = 100;

/**
 * Keeps all views up to date: pulls a batch, applies it, pulls the next. While another process holds the lease it stands
 * by and follows the checkpoints. It goes on for ever; after a failure from the last checkpoint.
 */
export class ProjectionRunner implements ProjectionStatus {
  private readonly positions: ViewPositions;
  private readonly stopping = new AbortController();
  private finished: Promise<unknown> = Promise.resolve();
  private live: LiveViews | null = null;
  private started = false;
  private failure: unknown = null;

  constructor(private readonly options: ProjectionRunnerOptions) {
    this.positions = new ViewPositions(options.projections.map(({ name }) => name));
  }

  start(): void {
    this.started = true;
    const pipeline = defer(() => this.lead()).pipe(
      concatMap((live) => (live ? this.follow(live) : EMPTY)),
      repeat({ delay: () => this.unlessStopped(0) }),
      retry({ delay: (error: unknown, attempt) => this.unlessStopped(this.failed(error, attempt)), resetOnSuccess: true }),
    );
    this.finished = lastValueFrom(pipeline, { defaultValue: undefined });
  }

  /** Finishes the batch that is under way, and lets the next process begin. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.live?.close();
    await this.finished;
    if (this.started) await this.options.lease.release().catch(() => undefined);
    this.started = false;
  }

  position(view?: string): number {
    return this.positions.of(view);
  }

  reached(position: number, timeoutMs: number, view?: string): Promise<boolean> {
    return this.positions.reached(position, timeoutMs, view);
  }

  lag(): Promise<Lag> {
    return lagOf(this.options.store, this.positions.of(), this.options.clock.now());
  }

  parked(): Promise<readonly ParkedEvent[]> {
    return listParked(this.options.readStore, PARKED_SHOWN);
  }

  /** False before the start, and from a failure until the next batch that was applied. */
  running(): boolean {
    return this.started && this.failure === null;
  }

  /** Waits for the lease, then opens the views. Null when stopped meanwhile. */
  private async lead(): Promise<LiveViews | null> {
    const { lease, log, onLead } = this.options;
    while (!(await lease.take())) {
      await this.standBy();
      if (this.stopping.signal.aborted) return null;
    }
    const live = await LiveViews.open(this.options);
    this.live = live;
    this.positions.move(await positionsNow(this.options));
    log.info({ views: live.views.length, outdated: live.outdated.map(({ name }) => name), position: this.positions.of() }, 'keeping the views up to date');
    onLead?.(live.outdated.map(({ name }) => name));
    return live;
  }

  private follow(live: LiveViews): Observable<boolean> {
    return defer(() => live.next()).pipe(
      concatMap((batch) => this.apply(live, batch)),
      repeat(),
      takeWhile((goOn) => goOn, true),
      concatMap(async (goOn) => {
        if (!goOn) await this.options.lease.release();
        return goOn;
      }),
      finalize(() => void live.close()),
    );
  }

  /** False: stopped, or someone else is to go on. */
  private async apply(live: LiveViews, batch: EventBatch): Promise<boolean> {
    const startedAt = performance.now();
    await live.apply(batch);
    this.publish(live);
    this.failure = null;
    if (batch.events.length > 0) this.options.onBatch?.(batch.events.length, (performance.now() - startedAt) / 1000);
    return !this.stopping.signal.aborted && (await this.options.lease.keep());
  }

  private publish(live: LiveViews): void {
    this.positions.move(live.views.map(({ projection, position }) => [projection.name, position]));
  }

  /** Another process folds: its checkpoints tell those who wait here. */
  private async standBy(): Promise<void> {
    const until = performance.now() + this.options.lease.times.retryMs;
    this.positions.move(await positionsNow(this.options));
    this.failure = null;
    while (performance.now() < until && !this.stopping.signal.aborted) {
      await pause(STAND_BY_MS, this.stopping.signal);
      if (this.positions.awaited) this.positions.move(await positionsNow(this.options));
    }
  }

  private failed(error: unknown, attempt: number): number {
    if (this.stopping.signal.aborted) return 0;
    this.failure = error;
    this.options.log.error({ err: error, attempt }, 'the views could not be brought up to date; trying again');
    return backoffMs(attempt);
  }

  private unlessStopped(ms: number): Observable<unknown> {
    const { signal } = this.stopping;
    return defer(() => pause(ms, signal)).pipe(filter(() => !signal.aborted));
  }
}
