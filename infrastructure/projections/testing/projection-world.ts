import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_STREAM, type EventStore } from '../../../application/ports/event-store.js';
import { type Profile } from '../../../application/ports/profiles.js';
import { type ReadStore } from '../../../application/ports/read-store.js';
import { type Projection } from '../../../projections/projection.js';
import { Lease, newOwner } from '../../concurrency/lease.js';
import { openEmbeddedEventStore } from '../../eventstore/embedded-event-store.js';
import { silent } from '../../observability/log.js';
import { openEmbeddedReadStore } from '../../read-store/embedded-read-store.js';
import { ProjectionRunner, type ProjectionRunnerOptions } from '../projection-runner.js';
import { ViewBuilder } from '../rebuild/view-builder.js';
import { type ProjectionPorts } from '../standing.js';
import { documentsIn } from './read-models.js';
import { stored, TYPE, type Change } from './tallies.js';

const LEASE = { ttlMs: 2_000, renewMs: 50, retryMs: 10 };

export interface Process {
  readonly runner: ProjectionRunner;
  readonly builder: ViewBuilder;
}

/** The embedded engines on files in a temporary folder; processes come and go on them. */
export class ProjectionWorld {
  readonly folder = mkdtempSync(join(tmpdir(), 'projections-'));
  store: EventStore = openEmbeddedEventStore({ file: join(this.folder, 'log.db') });
  /** What the leases of killed processes would take to lapse is passed over by moving this. */
  private passed = 0;
  readonly readStore = openEmbeddedReadStore({ file: join(this.folder, 'views.db'), now: () => Date.now() + this.passed });
  readonly people = new Map<string, Profile>();
  private readonly runners: ProjectionRunner[] = [];

  /** A process of its own: nothing is shared but the engines. */
  process(projections: readonly Projection[], { readStore = this.readStore, store = this.store, onMoved }: { readonly readStore?: ReadStore; readonly store?: EventStore; readonly onMoved?: ProjectionRunnerOptions['onMoved'] } = {}): Process {
    const ports: ProjectionPorts = { projections, store, readStore, profiles: { getMany: async (ids) => new Map([...this.people].filter(([id]) => ids.includes(id))) } };
    const builder = new ViewBuilder({ ...ports, leaseTimes: LEASE, graceMs: 0, patienceMs: 50 });
    const runner = new ProjectionRunner({
      ...ports,
      lease: new Lease(readStore, 'projections', newOwner(), LEASE),
      clock: { now: () => '2026-03-01T10:00:10.000Z', today: () => '2026-03-01' },
      log: silent,
      ...(onMoved && { onMoved }),
      bringUpToDate: (outdated, signal) => builder.bringUpToDate(outdated, signal),
    });
    this.runners.push(runner);
    return { runner, builder };
  }

  /** A process that folds, and has folded all that there is. */
  async started(projections: readonly Projection[], engines: { readonly readStore?: ReadStore; readonly store?: EventStore } = {}): Promise<Process> {
    const process = this.process(projections, engines);
    process.runner.start();
    await this.caughtUp(process.runner);
    return process;
  }

  async caughtUp(runner: ProjectionRunner): Promise<void> {
    if (!(await runner.reached(await this.store.head(), 20_000))) throw new Error('the views did not catch up');
  }

  /** A minute and more goes by for the leases. */
  wait(): void {
    this.passed += 120_000;
  }

  /** Each change is an event in a stream of its own. */
  async record(...changes: readonly Change[]): Promise<number> {
    return this.recordType(TYPE, ...changes);
  }

  async recordType(type: string, ...data: readonly unknown[]): Promise<number> {
    // The log takes them in the order in which they come.
    const appended = await Promise.all(data.map((each) => this.store.append(`tally-${randomUUID()}`, NO_STREAM, [{ ...stored(0, type, each), id: randomUUID() }])));
    return appended.at(-1)?.position ?? 0;
  }

  async documents(view = 'tallies'): Promise<Readonly<Record<string, unknown>>> {
    return documentsIn(this.readStore, (await this.readStore.activeCollection(view)) ?? '');
  }

  async close(): Promise<void> {
    for (const runner of this.runners) await runner.stop();
    await this.store.close();
    await this.readStore.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Calls of these methods throw what `failure` answers, if it answers anything. */
export const failing = <Target extends object>(target: Target, failure: (method: string) => Error | undefined): Target =>
  new Proxy(target, {
    get(inner, name) {
      const method: unknown = Reflect.get(inner, name);
      if (typeof method !== 'function' || ['subscribe', 'stream', 'texts'].includes(String(name))) return typeof method === 'function' ? (method.bind(inner) as unknown) : method;
      return async (...args: unknown[]): Promise<unknown> => {
        const error = failure(String(name));
        if (error) throw error;
        return Reflect.apply(method, inner, args) as unknown;
      };
    },
  });

export const until = async (what: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await what()); tries++) {
    if (tries > 5_000) throw new Error('it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};
