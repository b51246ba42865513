import { type Checkpoint, type GuardedWrite } from '../../application/ports/read-store.js';
import { foldInto } from '../../projections/fold.js';
import { type DocumentKey, type FoldEvent, type Projection } from '../../projections/projection.js';
import { type Documents } from './documents.js';
import { parkedEvent, type ViewParkedEvent } from './parked-events.js';

interface Task {
  readonly event: FoldEvent;
  readonly keys: readonly DocumentKey[];
}

/** One view in one collection: folds events in memory; what came of it is then written at once. */
export class ViewFold {
  /** What this view could not take since they were last collected. */
  readonly parked: ViewParkedEvent[] = [];

  constructor(
    readonly projection: Projection,
    readonly collection: string,
    /** All events up to here are in the documents. */
    public position: number,
    readonly documents: Documents,
  ) {}

  /** Folds those of the events that it has not seen. They are of the types that it handles, in order, all up to `position`. */
  async fold(events: readonly FoldEvent[], position: number): Promise<void> {
    const tasks = events.flatMap((event) => (event.position > this.position ? this.task(event) : []));
    await this.documents.load(tasks.flatMap(({ keys }) => keys));
    for (const { event, keys } of tasks) this.attempt(event, () => keys.forEach((key) => this.documents.idsOf(key).forEach((id) => this.foldOne(event, id))));
    this.position = Math.max(this.position, position);
  }

  park(event: Pick<FoldEvent, 'position' | 'stream' | 'revision' | 'type' | 'metadata'>, error: unknown): void {
    if (event.position > this.position) this.parked.push(parkedEvent(this.projection.name, event, error));
  }

  takeWrites(): readonly [string, readonly GuardedWrite[]] {
    return [this.collection, this.documents.takeChanges()];
  }

  checkpoint(logId: string): readonly [string, Checkpoint] {
    return [this.collection, { logId, position: this.position }];
  }

  private task(event: FoldEvent): readonly Task[] {
    let keys: readonly DocumentKey[] = [];
    this.attempt(event, () => {
      keys = this.projection.keys(event);
    });
    return keys.length > 0 ? [{ event, keys }] : [];
  }

  private foldOne(event: FoldEvent, id: string): void {
    const folded = foldInto(this.projection, this.documents.get(id), event, id);
    if (folded) this.documents.set(id, folded);
  }

  /** A fold never throws; should one do so, then this event is put aside and the others go on. */
  private attempt(event: FoldEvent, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.park(event, error);
    }
  }
}
