import { type RebuildProgress, type VerifyResult, type ViewAdmin, type ViewStatus } from '../../../application/ports/view-admin.js';
import { START } from '../../../application/ports/event-store.js';
import { notFound, wrongState } from '../../../domain/shared/errors.js';
import { type Projection } from '../../../projections/projection.js';
import { holding, Lease, LEASE_TIMES, newOwner, type LeaseTimes } from '../../concurrency/lease.js';
import { type ProjectionPorts } from '../standing.js';
import { positionsNow } from '../stored-positions.js';
import { Building, type BuildResult } from './building.js';
import { removeLeftovers } from './leftovers.js';

export interface ViewBuilderOptions extends ProjectionPorts {
  /** Of the lease for which it asks the process that folds, and of the one against a second rebuild. */
  readonly leaseTimes?: LeaseTimes;
  /** How long reads that have begun may go on with a collection that is replaced. */
  readonly graceMs?: number;
  /** How long to wait for another rebuild before refusing. */
  readonly patienceMs?: number;
}

export interface BuildOptions {
  readonly onProgress?: ((progress: RebuildProgress) => void) | undefined;
  /** Switch also when a view of the same version turns out different. */
  readonly force?: boolean;
  readonly signal?: AbortSignal;
}

const GRACE_MS = 1_000;
/** Longer than the lease of a process that was killed. */
const PATIENCE_MS = 6_000;

/** Builds views anew beside the live ones, compares, switches: for operators, for the CLI, and after a deploy. */
export class ViewBuilder implements ViewAdmin {
  private readonly progress = new Map<string, RebuildProgress>();

  constructor(private readonly options: ViewBuilderOptions) {}

  async list(): Promise<readonly ViewStatus[]> {
    const { projections, readStore } = this.options;
    const positions = new Map(await positionsNow(this.options));
    return Promise.all(
      projections.map(async ({ name, version }) => {
        const collection = await readStore.activeCollection(name);
        const documents = collection === null ? 0 : await readStore.count(collection, []);
        return { view: name, version, collection, position: Math.max(START, positions.get(name) ?? START), documents, progress: this.progress.get(name) ?? null };
      }),
    );
  }

  async rebuild(view: string, onProgress?: (progress: RebuildProgress) => void, force = false): Promise<BuildResult> {
    const [result] = await this.build([this.projection(view)], { onProgress, force });
    return result as BuildResult;
  }

  /** All views, with one reading of the log. @throws DomainError conflict `rebuild_running` */
  rebuildAll(options: BuildOptions = {}): Promise<readonly BuildResult[]> {
    return this.build(this.options.projections, options);
  }

  async verify(view: string, onProgress?: (progress: RebuildProgress) => void): Promise<VerifyResult> {
    const [result] = await this.verifyThese([this.projection(view)], { onProgress });
    return result as VerifyResult;
  }

  /** All views, with one reading of the log. @throws DomainError conflict `rebuild_running` */
  verifyAll(options: BuildOptions = {}): Promise<readonly VerifyResult[]> {
    return this.verifyThese(this.options.projections, options);
  }

  /** After a start: removes what broken off rebuilds left, and builds what changed. Waits for a rebuild that is under way. */
  async bringUpToDate(outdated: readonly string[], signal: AbortSignal): Promise<void> {
    const lease = this.rebuildLease();
    if (!(await lease.waitFor(signal))) return;
    await holding(lease, async () => {
      await removeLeftovers(this.options);
      if (outdated.length > 0) await this.building(outdated.map((view) => this.projection(view)), { signal }).replace();
    });
  }

  private build(projections: readonly Projection[], options: BuildOptions): Promise<readonly BuildResult[]> {
    return this.alone(() => this.building(projections, options).replace());
  }

  private verifyThese(projections: readonly Projection[], options: BuildOptions): Promise<readonly VerifyResult[]> {
    return this.alone(() => this.building(projections, options).verify());
  }

  private building(projections: readonly Projection[], { onProgress, force = false, signal = new AbortController().signal }: BuildOptions): Building {
    const { graceMs = GRACE_MS, leaseTimes = LEASE_TIMES } = this.options;
    const report = (progress: RebuildProgress): void => {
      this.progress.set(progress.view, progress);
      onProgress?.(progress);
    };
    const done = (): void => projections.forEach(({ name }) => this.progress.delete(name));
    const live = new Lease(this.options.readStore, 'projections', newOwner(), leaseTimes);
    return new Building(this.options, projections, { live, force, graceMs, signal, report, done });
  }

  private async alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const lease = this.rebuildLease();
    if (!(await lease.waitFor(AbortSignal.timeout(this.options.patienceMs ?? PATIENCE_MS)))) throw wrongState('rebuild_running', 'A rebuild or verification is under way. Wait until it is done.');
    return holding(lease, work);
  }

  private rebuildLease(): Lease {
    return new Lease(this.options.readStore, 'rebuild', newOwner(), this.options.leaseTimes ?? LEASE_TIMES);
  }

  private projection(view: string): Projection {
    const projection = this.options.projections.find(({ name }) => name === view);
    if (!projection) throw notFound('view', view);
    return projection;
  }
}
