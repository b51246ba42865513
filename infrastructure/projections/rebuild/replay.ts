import { setImmediate as nextTurn } from 'node:timers/promises';
import { type EventBatch } from '../../../application/ports/event-store.js';
import { type CollectionSchema } from '../../../application/ports/read-store.js';
import { type Projection } from '../../../projections/projection.js';
import { nextBuild, schemaOf, startAnew, withoutIndexes } from '../collections.js';
import { Documents } from '../documents.js';
import { PARKED, parkedWrites, prepareParked } from '../parked-events.js';
import { type ProjectionPorts } from '../standing.js';
import { ViewFold } from '../view-fold.js';
import { ViewGroup } from '../view-group.js';

export interface ReplaySizes {
  /** Events of one batch, and documents of one write: how much is done before others get a turn. */
  readonly batch: number;
  readonly write: number;
  /** So many changed documents are collected before any is written. */
  readonly collect: number;
  /** Documents that stay in memory after that, of each view. */
  readonly keep: number;
}

/** A server that rebuilds goes on answering, and needs some 100 MB more. */
const SIZES: ReplaySizes = { batch: 500, write: 1_000, collect: 40_000, keep: 4_000 };

export interface ReplayProgress {
  readonly events: number;
  readonly position: number;
}

/** The whole log folded into new collections beside those that serve: read once, whatever the number of views. */
export class Replay {
  events = 0;

  private constructor(
    private readonly ports: ProjectionPorts,
    private readonly logId: string,
    readonly views: readonly ViewFold[],
    private readonly sizes: ReplaySizes,
  ) {}

  static async begin(ports: ProjectionPorts, projections: readonly Projection[], sizes = SIZES): Promise<Replay> {
    const logId = await ports.store.logId();
    await prepareParked(ports.readStore, logId);
    const views: ViewFold[] = [];
    for (const projection of projections) {
      const collection = await nextBuild(ports.readStore, projection);
      await startAnew(ports.readStore, collection, withoutIndexes(schemaOf(projection)), logId);
      views.push(new ViewFold(projection, collection, 0, new Documents(ports.readStore, collection, projection, { exclusive: true, keep: sizes.keep })));
    }
    return new Replay(ports, logId, views, sizes);
  }

  /** Up to the end of the log, as it is then. */
  async run(onBatch: (progress: ReplayProgress) => void, signal: AbortSignal): Promise<void> {
    const group = new ViewGroup(this.views, this.ports.profiles);
    await this.readOn(group, async (batch) => {
      this.events += batch.events.length;
      if (group.changes >= this.sizes.collect || batch.caughtUp) await this.writeInOrder(group);
      onBatch({ events: this.events, position: batch.position });
      signal.throwIfAborted();
      await nextTurn();
    });
    for (const { projection, collection } of this.views) await this.makeIndexes(collection, schemaOf(projection));
  }

  /** Brings these and the serving collections to the same position, the end of the log. Nobody else may fold meanwhile. */
  async meet(serving: readonly ViewFold[]): Promise<void> {
    const group = new ViewGroup([...this.views, ...serving], this.ports.profiles);
    await this.readOn(group, async (batch) => {
      this.events += batch.events.length;
      const parked = group.takeParked(serving);
      const documents = group.takeWrites();
      await this.ports.readStore.apply(parked.length > 0 ? new Map([...documents, [PARKED, parkedWrites(parked)]]) : documents, group.checkpoints(this.logId));
      group.written();
    });
  }

  /** One by one: an embedded engine does nothing else meanwhile. */
  private async makeIndexes(collection: string, schema: CollectionSchema): Promise<void> {
    for (let count = 1; count <= schema.indexes.length; count++) {
      await this.ports.readStore.ensure(collection, { ...schema, indexes: schema.indexes.slice(0, count) });
      await nextTurn();
    }
  }

  private async readOn(group: ViewGroup, handled: (batch: EventBatch) => Promise<void>): Promise<void> {
    const read = (after: number): Promise<EventBatch> => this.ports.store.readAll({ after, limit: this.sizes.batch });
    for (let batch = await read(group.position); ; batch = await read(batch.position)) {
      await group.fold(batch);
      await handled(batch);
      if (batch.caughtUp) return;
    }
  }

  /** By id, so that neighbours in the engine's tables are written together, and each page of them once instead of often. */
  private async writeInOrder(group: ViewGroup): Promise<void> {
    for (const [collection, writes] of group.takeWrites()) {
      const ordered = writes.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      for (let from = 0; from < ordered.length; from += this.sizes.write) {
        await this.ports.readStore.apply(new Map([[collection, ordered.slice(from, from + this.sizes.write)]]), new Map());
        await nextTurn();
      }
    }
    await this.ports.readStore.apply(new Map(), group.checkpoints(this.logId));
    group.written();
  }
}
