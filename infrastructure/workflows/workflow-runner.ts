import { type Clock } from '../../application/ports/clock.js';
import { START, type EventBatch, type EventStore } from '../../application/ports/event-store.js';
import { type WorkflowDrain } from '../../application/ports/workflow-drain.js';
import { type WorkflowStatus } from '../../application/ports/workflow-status.js';
import { type Transactor } from '../../application/spine/transactor.js';
import { type Workflow } from '../../application/spine/workflow.js';
import { Leader } from '../concurrency/leader.js';
import { type Lease } from '../concurrency/lease.js';
import { pause } from '../concurrency/pause.js';
import { type Lag, lagOf } from '../observability/lag.js';
import { type Log } from '../observability/log.js';
import { Progress } from './progress.js';
import { StepRunner } from './step-runner.js';
import { CHECKPOINT, WorkflowSession } from './workflow-session.js';

export interface WorkflowRunnerOptions {
  readonly store: EventStore;
  readonly transactor: Transactor;
  readonly workflows: readonly Workflow[];
  /** Named `workflows`: one process at a time runs them. */
  readonly lease: Lease;
  readonly clock: Clock;
  readonly log: Log;
}

const STAND_BY_MS = 50;

/**
 * Runs what follows from events. The checkpoint is the end of the handled prefix without gaps, kept with the log. What is
 * handled twice after a crash changes nothing, because every step's ids derive from its event (rulings, Software 4).
 */
export class WorkflowRunner implements WorkflowStatus, WorkflowDrain {
  private readonly progress = new Progress();
  private readonly leader: Leader<EventBatch>;

  constructor(private readonly options: WorkflowRunnerOptions) {
    const steps = new StepRunner(options);
    this.leader = new Leader({
      lease: options.lease,
      open: () => WorkflowSession.open({ store: options.store, steps, signal: this.leader.stopping, onMoved: (position) => this.progress.move(position) }),
      standBy: () => this.standBy(),
      onFailure: (error, attempt) => options.log.error({ err: error, attempt }, 'the workflows could not go on; trying again'),
    });
  }

  start(): void {
    this.leader.start();
  }

  async stop(): Promise<void> {
    await this.leader.stop();
    this.progress.end();
  }

  position(): number {
    return this.progress.position;
  }

  running(): boolean {
    return this.leader.running;
  }

  lag(): Promise<Lag> {
    return lagOf(this.options.store, this.progress.position, this.options.clock.now());
  }

  /** @throws Error when the workflows are stopped meanwhile. */
  async drain(): Promise<void> {
    // What follows from an event is in the log before the event counts as handled.
    for (let head = await this.options.store.head(); this.progress.position < head; head = await this.options.store.head()) await this.progress.reached(head);
  }

  /** Another process runs them: its checkpoint tells those who wait here. */
  private async standBy(): Promise<void> {
    this.progress.move((await this.options.store.loadCheckpoint(CHECKPOINT)) ?? START);
    await pause(STAND_BY_MS, this.leader.stopping);
  }
}
