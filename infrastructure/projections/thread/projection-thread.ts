import type { Clock } from '../../../application/ports/clock.js';
import { START, type EventStore } from '../../../application/ports/event-store.js';
import type { ParkedEvent } from '../../../application/ports/projection-status.js';
import type { ReadStore } from '../../../application/ports/read-store.js';
import { backoffMs, pause } from '../../concurrency/pause.js';
import { lagOf, type Lag } from '../../observability/lag.js';
import type { Log } from '../../observability/log.js';
import { listParked } from '../parked-events.js';
import { PARKED_SHOWN, type Projections } from '../projection-runner.js';
import { ViewPositions } from '../view-positions.js';
import type { News, Request } from './messages.js';

/** As much of a worker thread as is used of it. */
export interface Thread {
  on(event: 'message', listener: (news: News) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
  postMessage(request: Request): void;
}

export interface ProjectionThreadOptions {
  readonly views: readonly string[];
  readonly store: EventStore;
  readonly readStore: ReadStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly begin: () => Thread;
}

/**
 * Keeps the views up to date in a thread of its own, beside the one that answers requests and takes commands: neither
 * waits for the other's processor time. A thread that breaks is replaced, and goes on where the views stand.
 */
export class ProjectionThread implements Projections {
  private readonly positions: ViewPositions;
  private readonly stopping = new AbortController();
  private thread: Thread | null = null;
  private ended: Promise<void> = Promise.resolve();
  private works = false;

  constructor(private readonly options: ProjectionThreadOptions) {
    this.positions = new ViewPositions(options.views);
  }

  start(): void {
    this.works = true;
    this.ended = this.keepAlive();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.thread?.postMessage({ kind: 'stop' });
    await this.ended;
    this.works = false;
  }

  position(view?: string): number {
    return Math.max(START, this.positions.of(view));
  }

  /** While another process folds, the thread looks at its checkpoints only for those who wait. */
  reached(position: number, timeoutMs: number, view?: string): Promise<boolean> {
    if (this.positions.of(view) < position) this.thread?.postMessage({ kind: 'reach', position, timeoutMs, view });
    return this.positions.reached(position, timeoutMs, view);
  }

  lag(): Promise<Lag> {
    return lagOf(this.options.store, this.position(), this.options.clock.now());
  }

  parked(): Promise<readonly ParkedEvent[]> {
    return listParked(this.options.readStore, PARKED_SHOWN);
  }

  running(): boolean {
    return this.works;
  }

  private async keepAlive(): Promise<void> {
    for (let attempt = 1; !this.stopping.signal.aborted; attempt += 1) {
      const error = await this.live().catch((notBegun: unknown) => notBegun);
      if (this.stopping.signal.aborted) return;
      this.works = false;
      this.options.log.error({ err: error, attempt }, 'the thread that keeps the views up to date has ended; beginning another');
      await pause(backoffMs(attempt), this.stopping.signal);
    }
  }

  /** Answers, when it has ended, what broke it. */
  private live(): Promise<unknown> {
    return new Promise((resolve) => {
      const thread = this.options.begin();
      let broken: unknown;
      this.thread = thread;
      thread.on('message', ({ positions, running }) => {
        this.works = running;
        this.positions.move(positions);
      });
      thread.on('error', (error) => {
        broken = error;
      });
      thread.on('exit', () => {
        this.thread = null;
        resolve(broken);
      });
    });
  }
}
