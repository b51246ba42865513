import { EventStoreUnavailable, type BatchSource, type EventBatch, type StoredEvent } from '../../application/ports/event-store.js';
import { ProfileStoreUnavailable } from '../../application/ports/profiles.js';
import { ReadStoreUnavailable, UnknownCollection, type Checkpoint, type GuardedWrite } from '../../application/ports/read-store.js';
import { type Projection } from '../../projections/projection.js';
import { type Session } from '../concurrency/leader.js';
import { PARKED, parkedEvent, parkedWrites, type ViewParkedEvent } from './parked-events.js';
import { liveFold, takeStock, type ProjectionPorts } from './standing.js';
import { type ViewFold } from './view-fold.js';
import { ViewGroup } from './view-group.js';

/** A longer wait for the first event would only delay a stop or a hand-over. */
const WAIT_MS = 500;
const MAX_BATCH = 1000;
const LOOK_EVERY_MS = 2_000;

/** All serving collections, folded on as the log grows: each batch is read once for all of them. */
export class LiveViews implements Session<EventBatch> {
  private readonly source: BatchSource;
  private lookedAt = performance.now();

  private constructor(
    private readonly ports: ProjectionPorts,
    private readonly logId: string,
    private readonly group: ViewGroup,
    /** These serve as they are until they are built anew beside. */
    readonly outdated: readonly Projection[],
    private readonly hooks: Hooks,
  ) {
    this.source = ports.store.subscribe({ after: group.position });
  }

  static async open(ports: ProjectionPorts, onMoved: (views: readonly ViewFold[]) => void): Promise<LiveViews> {
    const logId = await ports.store.logId();
    const { live, outdated } = await takeStock(ports, logId);
    const serving = await servingNow(ports);
    return new LiveViews(ports, logId, new ViewGroup(live, ports.profiles, await ports.store.head()), outdated, { onMoved, serving });
  }

  get views(): readonly ViewFold[] {
    return this.group.views;
  }

  async next(): Promise<EventBatch> {
    await this.look();
    return this.source.next(MAX_BATCH, WAIT_MS);
  }

  /** Documents, parked events and checkpoints of a batch, in this order. */
  async apply(batch: EventBatch): Promise<void> {
    if (this.views.every(({ position }) => position >= batch.position)) return;
    const before = this.views.map(({ position }) => position);
    await this.group.fold(batch);
    const parked = this.group.takeParked();
    try {
      await this.write(this.group.takeWrites(), parked, this.group.checkpoints(this.logId));
    } catch (error) {
      if (isOutage(error)) throw error;
      await this.applySingly(batch.events, before);
      await this.write(new Map(), parked, this.group.checkpoints(this.logId));
    }
    this.group.written();
    this.hooks.onMoved(this.views);
  }

  wake(): Promise<void> {
    return this.source.close();
  }

  finish(): Promise<void> {
    return this.source.close();
  }

  /** A rebuild switches only while it holds the lease. Should the lease have lapsed under its hands, this finds it out. */
  private async look(): Promise<void> {
    if (performance.now() - this.lookedAt < LOOK_EVERY_MS) return;
    this.lookedAt = performance.now();
    if ((await servingNow(this.ports)) !== this.hooks.serving) throw new Error('other collections serve now than those that were opened');
  }

  private write(documents: ReadonlyMap<string, readonly GuardedWrite[]>, parked: readonly ViewParkedEvent[], checkpoints: ReadonlyMap<string, Checkpoint>): Promise<void> {
    const writes = parked.length > 0 ? new Map([...documents, [PARKED, parkedWrites(parked)]]) : documents;
    return this.ports.readStore.apply(writes, checkpoints);
  }

  /** Something in the batch is refused by the engine. Event by event and view by view, it is found and put aside. */
  private async applySingly(events: readonly StoredEvent[], before: readonly number[]): Promise<void> {
    for (const event of events) {
      for (const [index, view] of this.views.entries()) {
        if (event.position > (before[index] ?? 0) && view.projection.handles.includes(event.type)) await this.applyOne(event, view);
      }
    }
  }

  private async applyOne(event: StoredEvent, { projection, collection }: ViewFold): Promise<void> {
    const alone = new ViewGroup([liveFold(this.ports, projection, collection, event.position - 1)], this.ports.profiles);
    await alone.fold({ events: [event], position: event.position });
    try {
      await this.write(alone.takeWrites(), alone.takeParked(), new Map());
    } catch (error) {
      if (isOutage(error)) throw error;
      await this.write(new Map(), [parkedEvent(projection.name, event, error)], new Map());
    }
  }
}

interface Hooks {
  readonly onMoved: (views: readonly ViewFold[]) => void;
  /** What served when the views were opened. */
  readonly serving: string;
}

const servingNow = async ({ projections, readStore }: ProjectionPorts): Promise<string> => (await Promise.all(projections.map(({ name }) => readStore.activeCollection(name)))).join();

/** Not the fault of an event: a later attempt may succeed. */
const isOutage = (error: unknown): boolean =>
  error instanceof ReadStoreUnavailable || error instanceof EventStoreUnavailable || error instanceof ProfileStoreUnavailable || error instanceof UnknownCollection;
