import { withProfiles } from '../../application/queries/profile-copy.js';
import { type EventBatch, type StoredEvent } from '../../application/ports/event-store.js';
import { type ProfileStore } from '../../application/ports/profiles.js';
import { type Checkpoint, type GuardedWrite } from '../../application/ports/read-store.js';
import { decode } from '../../application/spine/decode.js';
import { catalogue } from '../../domain/catalogue.js';
import { type FoldEvent } from '../../projections/projection.js';
import { ANY_VIEW, parkedEvent, type ViewParkedEvent } from './parked-events.js';
import { type ViewFold } from './view-fold.js';

/** Several views over one reading of the log. Each may stand somewhere else: it skips what it has seen. */
export class ViewGroup {
  private readonly byType = new Map<string, ViewFold[]>();
  private readonly unknown: ViewParkedEvent[] = [];

  constructor(
    readonly views: readonly ViewFold[],
    private readonly profiles: Pick<ProfileStore, 'getMany'>,
    /** Where a group without views stands. */
    private readonly end = 0,
  ) {
    for (const view of views) for (const type of new Set(view.projection.handles)) this.byType.set(type, [...(this.byType.get(type) ?? []), view]);
  }

  /** From here on some view has something to do. */
  get position(): number {
    return this.views.length === 0 ? this.end : Math.min(...this.views.map((view) => view.position));
  }

  /** Documents that wait to be written. */
  get changes(): number {
    return this.views.reduce((sum, { documents }) => sum + documents.changes, 0);
  }

  /** Folds a batch of the log into memory. It never fails for what an event holds. */
  async fold(batch: Pick<EventBatch, 'events' | 'position'>): Promise<void> {
    const events = await withProfiles(batch.events.flatMap((stored) => this.decoded(stored)), this.profiles);
    const perView = new Map<ViewFold, FoldEvent[]>(this.views.map((view) => [view, []]));
    for (const event of events) for (const view of this.byType.get(event.type) ?? []) perView.get(view)?.push(event);
    for (const [view, own] of perView) await view.fold(own, batch.position);
  }

  takeWrites(): ReadonlyMap<string, readonly GuardedWrite[]> {
    return new Map(this.views.map((view) => view.takeWrites()));
  }

  checkpoints(logId: string): ReadonlyMap<string, Checkpoint> {
    return new Map(this.views.map((view) => view.checkpoint(logId)));
  }

  /** What was put aside since the last call, by all or by these views. */
  takeParked(views: readonly ViewFold[] = this.views): readonly ViewParkedEvent[] {
    return [...this.unknown.splice(0), ...views.flatMap((view) => view.parked.splice(0))];
  }

  written(): void {
    for (const { documents } of this.views) documents.written();
  }

  private decoded(stored: StoredEvent): readonly FoldEvent[] {
    const views = this.byType.get(stored.type);
    if (!views) {
      if (!(stored.type in catalogue)) this.unknown.push(parkedEvent(ANY_VIEW, stored, `event ${stored.type}: unknown type`));
      return [];
    }
    try {
      return [decode(stored)];
    } catch (error) {
      for (const view of views) view.park(stored, error);
      return [];
    }
  }
}
