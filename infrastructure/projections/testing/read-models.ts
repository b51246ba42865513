import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore } from '../../../application/ports/event-store.js';
import { type ReadStore } from '../../../application/ports/read-store.js';
import { type Projection } from '../../../projections/projection.js';
import { openEmbeddedReadStore } from '../../read-store/embedded-read-store.js';
import { LiveViews } from '../live-views.js';
import { PARKED } from '../parked-events.js';
import { type ProjectionPorts } from '../standing.js';

/** An embedded read store in a temporary folder, while the work goes on. */
export const withReadStore = async <Result>(work: (readStore: ReadStore) => Promise<Result>): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), 'read-models-'));
  const readStore = openEmbeddedReadStore({ file: join(folder, 'views.db') });
  try {
    return await work(readStore);
  } finally {
    await readStore.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

export const portsOf = (projections: readonly Projection[], store: unknown, readStore: ReadStore): ProjectionPorts => ({
  projections,
  store: store as EventStore,
  readStore,
  profiles: { getMany: async () => new Map() },
});

/** Folds what the log holds in batches of these sizes, then the rest. `reopen`: after each, another process goes on from what is stored. */
export const foldInBatches = async (ports: ProjectionPorts, sizes: readonly number[], reopen = true): Promise<void> => {
  let live = await LiveViews.open(ports, () => undefined);
  for (const limit of [...sizes, Number.MAX_SAFE_INTEGER]) {
    await live.apply(await ports.store.readAll({ after: Math.min(...live.views.map(({ position }) => position)), limit }));
    if (reopen) live = await LiveViews.open(ports, () => undefined);
  }
};

type Contents = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The documents of each serving collection by id, and what is parked. */
export const contents = async ({ projections, readStore }: Pick<ProjectionPorts, 'projections' | 'readStore'>): Promise<Contents> => {
  const views = await Promise.all(projections.map(async ({ name }) => [name, await readStore.activeCollection(name)] as const));
  const all = [...views, ['parked', PARKED] as const];
  return Object.fromEntries(await Promise.all(all.map(async ([name, collection]) => [name, collection === null ? {} : await documentsIn(readStore, collection)] as const)));
};

export const documentsIn = async (readStore: ReadStore, collection: string): Promise<Readonly<Record<string, unknown>>> => {
  const found = await readStore.find(collection, { where: [], limit: 10_000 });
  return Object.fromEntries(found.map(({ id, body }) => [id, body]));
};
