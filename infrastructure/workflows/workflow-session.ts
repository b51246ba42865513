import { type BatchSource, type EventBatch, type EventStore, type StoredEvent } from '../../application/ports/event-store.js';
import { KeyedQueue } from '../../application/spine/keyed-queue.js';
import { type Session } from '../concurrency/leader.js';
import { HandledPrefix } from './handled-prefix.js';
import { Interrupted } from './persistence.js';
import { type StepRunner, type Turn } from './step-runner.js';

export const CHECKPOINT = 'workflows';

const WAIT_MS = 500;
const MAX_UNDER_WAY = 500;
const SAVE_EVERY_EVENTS = 100;
const SAVE_EVERY_MS = 1_000;

export interface WorkflowSessionOptions {
  readonly store: EventStore;
  readonly steps: StepRunner;
  readonly signal: AbortSignal;
  readonly onMoved: (position: number) => void;
}

/** Events of one account one after the other, accounts side by side; nothing waits for a slow one but what follows it there. */
export class WorkflowSession implements Session<EventBatch> {
  private readonly partitions = new KeyedQueue();
  private readonly prefix: HandledPrefix;
  private readonly underWay = new Set<Promise<void>>();
  /** What waits to be done, with the position of the last event that does it. */
  private readonly waiting = new Map<string, number>();
  private saved: { readonly position: number; readonly at: number };
  private unsaved = 0;
  /** Not even the failure could be recorded: begin anew from the checkpoint. */
  private broken: { readonly error: unknown } | null = null;

  private constructor(
    private readonly options: WorkflowSessionOptions,
    private readonly source: BatchSource,
    from: number,
    /** Events up to here may have been handled before: they were in the log already when this began. */
    private readonly repeatedUpTo: number,
  ) {
    this.prefix = new HandledPrefix(from);
    this.saved = { position: from, at: performance.now() };
  }

  static async open(options: WorkflowSessionOptions): Promise<WorkflowSession> {
    const { store, steps, onMoved } = options;
    const from = (await store.loadCheckpoint(CHECKPOINT)) ?? 0;
    const session = new WorkflowSession(options, store.subscribe({ after: from, filter: { types: steps.types } }), from, await store.head());
    onMoved(from);
    return session;
  }

  async next(): Promise<EventBatch> {
    if (this.broken) throw this.broken.error;
    while (this.underWay.size >= MAX_UNDER_WAY) await Promise.race(this.underWay);
    return this.source.next(MAX_UNDER_WAY - this.underWay.size, WAIT_MS);
  }

  async apply({ events, position }: EventBatch): Promise<void> {
    for (const event of events) this.begin(event);
    this.prefix.reached(position);
    this.moved(0);
    if (this.unsaved >= SAVE_EVERY_EVENTS || performance.now() - this.saved.at >= SAVE_EVERY_MS) await this.save();
  }

  wake(): Promise<void> {
    return this.source.close();
  }

  async finish(): Promise<void> {
    await this.source.close();
    await Promise.all(this.underWay);
    await this.save();
  }

  private begin(event: StoredEvent): void {
    const done = this.prefix.begin(event.position);
    for (const covered of this.options.steps.covered(event)) this.waiting.set(covered, event.position);
    const work = this.partitions.run(event.metadata.scope.accountId ?? event.stream, () => this.handle(event, done));
    const tracked = work.finally(() => this.underWay.delete(tracked));
    this.underWay.add(tracked);
  }

  /** An event that was interrupted stays a gap, and so does what waits behind it: the next session begins there. */
  private async handle(event: StoredEvent, done: () => void): Promise<void> {
    try {
      if (this.options.signal.aborted) return;
      await this.options.steps.react(event, this.turnOf(event), this.options.signal);
      this.forget(event);
      done();
      this.moved(1);
    } catch (error) {
      if (!(error instanceof Interrupted)) this.broken ??= { error };
    }
  }

  /** An event that is left to a later one counts as handled: the later one is not, until it has been. */
  private turnOf({ position }: StoredEvent): Turn {
    return {
      repeated: position <= this.repeatedUpTo,
      isLeft: (covered) => (this.waiting.get(covered) ?? position) > position,
    };
  }

  private forget(event: StoredEvent): void {
    for (const covered of this.options.steps.covered(event)) if (this.waiting.get(covered) === event.position) this.waiting.delete(covered);
  }

  private moved(events: number): void {
    this.unsaved += events;
    this.options.onMoved(this.prefix.position);
  }

  private async save(): Promise<void> {
    const { position } = this.prefix;
    if (position !== this.saved.position) await this.options.store.saveCheckpoint(CHECKPOINT, position);
    this.saved = { position, at: performance.now() };
    this.unsaved = 0;
  }
}
