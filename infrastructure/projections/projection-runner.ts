import { type Clock } from '../../application/ports/clock.js';
import { START, type EventBatch } from '../../application/ports/event-store.js';
import { type ParkedEvent, type ProjectionStatus } from '../../application/ports/projection-status.js';
import { Leader } from '../concurrency/leader.js';
import { type Lease } from '../concurrency/lease.js';
import { pause } from '../concurrency/pause.js';
import { type Lag, lagOf } from '../observability/lag.js';
import { type Log } from '../observability/log.js';
import { LiveViews } from './live-views.js';
import { listParked } from './parked-events.js';
import { type ProjectionPorts } from './standing.js';
import { positionsNow } from './stored-positions.js';
import { ViewPositions } from './view-positions.js';

export interface ProjectionRunnerOptions extends ProjectionPorts {
  /** Named `projections`: one process at a time folds. */
  readonly lease: Lease;
  readonly clock: Clock;
  readonly log: Log;
  /** Told how far views have come that moved on; NOWHERE as long as nothing serves one. */
  readonly onMoved?: (moved: readonly (readonly [view: string, position: number])[]) => void;
  /** Builds these views beside, and cleans up. Called each time this process begins to fold; a stop gives the signal and waits for it. */
  readonly bringUpToDate?: (outdated: readonly string[], signal: AbortSignal) => Promise<void>;
}

/** What keeps the views up to date: in this thread, or in one of its own. */
export interface Projections extends ProjectionStatus {
  start(): void;
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

const STAND_BY_MS = 50;
export const PARKED_SHOWN = 100;

/** Keeps all views up to date as the log grows. While another process does so, it follows that one's checkpoints. */
export class ProjectionRunner implements Projections {
  private readonly positions: ViewPositions;
  private readonly leader: Leader<EventBatch>;
  private building: Promise<void> = Promise.resolve();

  constructor(private readonly options: ProjectionRunnerOptions) {
    this.positions = new ViewPositions(options.projections.map(({ name }) => name));
    this.leader = new Leader({
      lease: options.lease,
      open: () => this.open(),
      standBy: () => this.standBy(),
      onFailure: (error, attempt) => options.log.error({ err: error, attempt }, 'the views could not be brought up to date; trying again'),
    });
  }

  start(): void {
    this.leader.start();
  }

  async stop(): Promise<void> {
    await this.leader.stop();
    await this.building;
  }

  position(view?: string): number {
    return Math.max(START, this.positions.of(view));
  }

  reached(position: number, timeoutMs: number, view?: string): Promise<boolean> {
    return this.positions.reached(position, timeoutMs, view);
  }

  lag(): Promise<Lag> {
    return lagOf(this.options.store, this.position(), this.options.clock.now());
  }

  parked(): Promise<readonly ParkedEvent[]> {
    return listParked(this.options.readStore, PARKED_SHOWN);
  }

  running(): boolean {
    return this.leader.running;
  }

  private async open(): Promise<LiveViews> {
    const live = await LiveViews.open(this.options, (views) => this.move(views.map(({ projection, position }) => [projection.name, position])));
    this.move(await positionsNow(this.options));
    const outdated = live.outdated.map(({ name }) => name);
    this.options.log.info({ views: live.views.length, outdated, position: this.position() }, 'keeping the views up to date');
    this.building = this.building.then(() => this.build(outdated));
    return live;
  }

  private async build(outdated: readonly string[]): Promise<void> {
    try {
      await this.options.bringUpToDate?.(outdated, this.leader.stopping);
    } catch (error) {
      if (!this.leader.stopping.aborted) this.options.log.error({ err: error, outdated }, 'views of an older version still serve: they could not be built anew');
    }
  }

  /** Its checkpoints tell those who wait here. */
  private async standBy(): Promise<void> {
    const until = performance.now() + this.options.lease.times.retryMs;
    this.move(await positionsNow(this.options));
    while (performance.now() < until && !this.leader.stopping.aborted) {
      await pause(STAND_BY_MS, this.leader.stopping);
      if (this.positions.awaited) this.move(await positionsNow(this.options));
    }
  }

  private move(moved: readonly (readonly [view: string, position: number])[]): void {
    this.positions.move(moved);
    this.options.onMoved?.(moved);
  }
}
