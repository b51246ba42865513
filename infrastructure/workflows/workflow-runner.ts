import { concatMap, defer, finalize, from, lastValueFrom, repeat, retry, takeWhile } from 'rxjs';
import { type Clock } from '../../application/ports/clock.js';
import { START, type BatchSource, type EventBatch, type EventStore } from '../../application/ports/event-store.js';
import { type WorkflowDrain } from '../../application/ports/workflow-drain.js';
import { type WorkflowStatus } from '../../application/ports/workflow-status.js';
import { decode } from '../../application/spine/decode.js';
import { type Transactor } from '../../application/spine/transactor.js';
import { type Workflow } from '../../application/spine/workflow.js';
import { type Recorded } from '../../domain/shared/event.js';
import { type Lease } from '../concurrency/lease.js';
import { backoffMs, pause } from '../concurrency/pause.js';
import { type Log } from '../observability/log.js';
import { partitioned } from './partitions.js';
import { StepRunner } from './step-runner.js';

export interface WorkflowRunnerOptions {
  readonly store: EventStore;
  readonly transactor: Transactor;
  readonly workflows: readonly Workflow[];
  /** Named `workflows`: one process at a time runs them. */
  readonly lease: Lease;
  readonly clock: Clock;
  readonly log: Log;
}

const CHECKPOINT = 'workflows';
const MAX_BATCH = 200;
const WAIT_MS = 500;
const SAVE_EVERY_EVENTS = 100;
const SAVE_EVERY_MS = 1_000;
const STAND_BY_MS = 100;

/**
 * Runs what follows from events: in log order and serially for an account, accounts side by side. The checkpoint is the end
 * of the handled prefix without gaps, kept with the log; what is handled twice after a crash changes nothing, because every
 * step's ids derive from its event (rulings, Software 4).
 */
export class WorkflowRunner implements WorkflowStatus, WorkflowDrain {
  private readonly stopping = new AbortController();
  private readonly steps: StepRunner;
  private finished: Promise<unknown> = Promise.resolve();
  private source: BatchSource | null = null;
  private handled = START;
  private saved = { position: START, at: 0, events: 0 };
  private started = false;
  private leading = false;
  private failure: unknown = null;
  private waiting: (() => void)[] = [];

  constructor(private readonly options: WorkflowRunnerOptions) {
    this.steps = new StepRunner({ ...options, signal: this.stopping.signal });
  }

  start(): void {
    this.started = true;
    const { signal } = this.stopping;
    const pipeline = defer(() => this.lead()).pipe(
      concatMap((source) => (source ? this.follow(source) : from([]))),
      repeat(),
      takeWhile(() => !signal.aborted),
      retry({ delay: (error: unknown, attempt) => this.failed(error, attempt), resetOnSuccess: true }),
    );
    this.finished = lastValueFrom(pipeline, { defaultValue: undefined }).catch(() => undefined);
  }

  /** Finishes the events that are under way, and saves how far it came. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.source?.close();
    await this.finished;
    if (this.leading) await this.save().catch(() => undefined);
    if (this.started) await this.options.lease.release().catch(() => undefined);
    this.started = false;
    this.moved();
  }

  position(): number {
    return this.handled;
  }

  running(): boolean {
    return this.started && this.failure === null;
  }

  async drain(): Promise<void> {
    for (;;) {
      const head = await this.options.store.head();
      if (this.handled >= head || !this.started) return;
      await this.next();
    }
  }

  /** Waits for the lease, then opens the log behind what was handled. Null when stopped meanwhile. */
  private async lead(): Promise<BatchSource | null> {
    const { lease, store, log, workflows } = this.options;
    while (!(await lease.take())) {
      if (this.stopping.signal.aborted) return null;
      await pause(STAND_BY_MS, this.stopping.signal);
      this.handled = (await store.loadCheckpoint(CHECKPOINT)) ?? START;
      this.moved();
    }
    this.leading = true;
    this.handled = (await store.loadCheckpoint(CHECKPOINT)) ?? START;
    this.saved = { position: this.handled, at: performance.now(), events: 0 };
    log.info({ workflows: workflows.length, position: this.handled }, 'running the workflows');
    this.source = store.subscribe({ after: this.handled, filter: { types: this.steps.handles } });
    return this.source;
  }

  private follow(source: BatchSource) {
    return defer(() => source.next(MAX_BATCH, WAIT_MS)).pipe(
      concatMap((batch) => this.handle(batch)),
      repeat(),
      takeWhile((goOn) => goOn, true),
      finalize(() => void source.close()),
    );
  }

  /** False: stopped, or another process is to go on. */
  private async handle(batch: EventBatch): Promise<boolean> {
    await Promise.all(partitioned(batch.events.map((event) => decode(event))).map((events) => this.inOrder(events)));
    if (this.stopping.signal.aborted && batch.events.length > 0 && this.steps.interrupted) return false;
    this.handled = batch.position;
    this.failure = null;
    this.saved.events += batch.events.length;
    this.moved();
    if (this.saved.events >= SAVE_EVERY_EVENTS || performance.now() - this.saved.at > SAVE_EVERY_MS) await this.save();
    const keep = !this.stopping.signal.aborted && (await this.options.lease.keep());
    if (!keep && !this.stopping.signal.aborted) await this.handOver();
    return keep;
  }

  private async inOrder(events: readonly Recorded[]): Promise<void> {
    for (const event of events) await this.steps.react(event);
  }

  private async save(): Promise<void> {
    if (this.saved.position !== this.handled) await this.options.store.saveCheckpoint(CHECKPOINT, this.handled);
    this.saved = { position: this.handled, at: performance.now(), events: 0 };
  }

  private async handOver(): Promise<void> {
    await this.save();
    this.leading = false;
    await this.options.lease.release();
  }

  private async failed(error: unknown, attempt: number): Promise<void> {
    if (this.stopping.signal.aborted) throw error;
    this.failure = error;
    this.options.log.error({ err: error, attempt }, 'the workflows could not go on; trying again');
    await pause(backoffMs(attempt), this.stopping.signal);
  }

  private next(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private moved(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const wake of waiting) wake();
  }
}
