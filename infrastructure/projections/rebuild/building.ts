import { type RebuildProgress, type RebuildResult, type VerifyResult } from '../../../application/ports/view-admin.js';
import { catalogue } from '../../../domain/catalogue.js';
import { wrongState } from '../../../domain/shared/errors.js';
import { type Projection } from '../../../projections/projection.js';
import { holding, type Lease } from '../../concurrency/lease.js';
import { pause } from '../../concurrency/pause.js';
import { ANY_VIEW, replaceParked, type ViewParkedEvent } from '../parked-events.js';
import { servingFold, type ProjectionPorts } from '../standing.js';
import { type ViewFold } from '../view-fold.js';
import { compare, type Comparison } from './compare.js';
import { Replay } from './replay.js';

export interface BuildingOptions {
  /** The lease of the process that folds: nobody writes to the serving collections while it is held here. */
  readonly live: Lease;
  readonly force: boolean;
  readonly graceMs: number;
  readonly signal: AbortSignal;
  readonly report: (progress: RebuildProgress) => void;
  readonly done: () => void;
}

export interface BuildResult extends RebuildResult {
  /** False when it was different and not forced: the old collection still serves. */
  readonly switched: boolean;
  /** Ids of documents that differ, at most 20. */
  readonly different: readonly string[];
}

interface Compared extends Comparison {
  readonly view: ViewFold;
  /** What serves now. */
  readonly previous: string | null;
}

/** One run: replay beside, meet the live views at the end of the log, compare, and then switch or throw away. */
export class Building {
  private head = 0;

  constructor(
    private readonly ports: ProjectionPorts,
    private readonly projections: readonly Projection[],
    private readonly options: BuildingOptions,
  ) {}

  async replace(): Promise<readonly BuildResult[]> {
    const results = await this.run((replay, compared) => this.switchOver(replay, compared));
    const replaced = results.flatMap(({ switched, previous, collection }) => (switched && previous !== null && previous !== collection ? [previous] : []));
    if (replaced.length > 0) await pause(this.options.graceMs);
    for (const collection of replaced) await this.ports.readStore.drop(collection);
    return results;
  }

  verify(): Promise<readonly VerifyResult[]> {
    return this.run(async (_replay, compared) =>
      compared.map(({ view, previous, hash, otherHash, documents, different }) => {
        const { name } = view.projection;
        if (previous === null || otherHash === null) throw wrongState('view_not_built', `${name} has nothing to verify yet. Wait until it is built.`);
        return { view: name, collection: previous, position: view.position, documents, hash: otherHash, rebuiltHash: hash, equal: hash === otherHash, different };
      }),
    );
  }

  /** Whatever comes of it, the copies that do not serve then are gone. */
  private async run<Result>(conclude: (replay: Replay, compared: readonly Compared[]) => Promise<Result>): Promise<Result> {
    const { live, signal, done } = this.options;
    this.head = await this.ports.store.head();
    const replay = await Replay.begin(this.ports, this.projections);
    try {
      await replay.run((progress) => this.projections.forEach((projection) => this.report(projection, 'replaying', progress)), signal);
      if (!(await live.obtain(signal))) signal.throwIfAborted();
      return await holding(live, async () => conclude(replay, await this.compare(replay)));
    } finally {
      done();
      // Should this fail too, the next start removes them.
      await this.discardUnused(replay).catch(() => undefined);
    }
  }

  private async compare(replay: Replay): Promise<readonly Compared[]> {
    const logId = await this.ports.store.logId();
    const serving = await Promise.all(replay.views.map(({ projection }) => servingFold(this.ports, projection, logId)));
    await replay.meet(serving.filter((view) => view !== null));
    const compared: Compared[] = [];
    for (const [index, view] of replay.views.entries()) {
      this.report(view.projection, 'comparing', { events: replay.events, position: view.position });
      const previous = await this.ports.readStore.activeCollection(view.projection.name);
      compared.push({ view, previous, ...(await compare(this.ports.readStore, view.collection, serving[index]?.collection ?? null)) });
    }
    return compared;
  }

  private async switchOver(replay: Replay, compared: readonly Compared[]): Promise<readonly BuildResult[]> {
    const results = compared.map(({ view, previous, hash, otherHash, documents, different }): BuildResult => {
      const equal = otherHash === null ? null : hash === otherHash;
      const switched = equal !== false || this.options.force;
      const collection = switched ? view.collection : (previous as string);
      return { view: view.projection.name, collection, previous, position: view.position, events: replay.events, documents, hash, previousHash: otherHash, equal, switched, different };
    });
    const views = replay.views.filter((_, index) => results[index]?.switched);
    for (const view of views) {
      this.report(view.projection, 'switching', { events: replay.events, position: view.position });
      await this.ports.readStore.activate(view.projection.name, view.collection);
    }
    await replaceParked(this.ports.readStore, this.isCovered(views), views.flatMap(({ parked }) => parked));
    return results;
  }

  /** A parked event is taken back when the views that should have taken it were replayed. */
  private isCovered(views: readonly ViewFold[]): (parked: ViewParkedEvent) => boolean {
    const names = new Set(views.map(({ projection }) => projection.name));
    return ({ view, type }) =>
      view === ANY_VIEW ? type in catalogue && this.ports.projections.every(({ name, handles }) => !handles.includes(type) || names.has(name)) : names.has(view);
  }

  private async discardUnused(replay: Replay): Promise<void> {
    const { readStore } = this.ports;
    const active = await Promise.all(this.projections.map(({ name }) => readStore.activeCollection(name)));
    for (const { collection } of replay.views) if (!active.includes(collection)) await readStore.drop(collection);
  }

  private report({ name: view }: Projection, phase: RebuildProgress['phase'], { events, position }: { readonly events: number; readonly position: number }): void {
    this.options.report({ view, phase, events, position, head: this.head });
  }
}
