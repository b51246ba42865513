import { type EventStore } from '../../application/ports/event-store.js';
import { type ProfileStore } from '../../application/ports/profiles.js';
import { type ReadStore } from '../../application/ports/read-store.js';
import { collectionName, type Projection } from '../../projections/projection.js';
import { parseName, positionIn, schemaOf, startAnew } from './collections.js';
import { Documents } from './documents.js';
import { prepareParked } from './parked-events.js';
import { ViewFold } from './view-fold.js';

export interface ProjectionPorts {
  readonly projections: readonly Projection[];
  readonly store: EventStore;
  readonly readStore: ReadStore;
  readonly profiles: Pick<ProfileStore, 'getMany'>;
}

export interface Standing {
  /** Served and kept up to date by this program. */
  readonly live: readonly ViewFold[];
  /** Served as they are, until they are built anew beside: of an older version, or new in an old log. */
  readonly outdated: readonly Projection[];
}

export const liveFold = (ports: Pick<ProjectionPorts, 'readStore'>, projection: Projection, collection: string, position: number): ViewFold =>
  new ViewFold(projection, collection, position, new Documents(ports.readStore, collection, projection, { exclusive: false, keep: 0 }));

/** The collection that serves a view and can be folded on by this program's version of it; null when there is none. */
export const servingFold = async (ports: ProjectionPorts, projection: Projection, logId: string): Promise<ViewFold | null> => {
  const collection = await ports.readStore.activeCollection(projection.name);
  if (collection === null || parseName(collection)?.version !== projection.version) return null;
  const position = await positionIn(ports.readStore, collection, logId);
  return position === null ? null : liveFold(ports, projection, collection, position);
};

/** Finds, and where needed makes, what serves each view. To be called by the holder of the lease. */
export const takeStock = async (ports: ProjectionPorts, logId: string): Promise<Standing> => {
  await prepareParked(ports.readStore, logId);
  const live: ViewFold[] = [];
  const outdated: Projection[] = [];
  for (const projection of ports.projections) {
    const active = await ports.readStore.activeCollection(projection.name);
    const version = active === null ? projection.version : (parseName(active)?.version ?? 0);
    if (version === projection.version) live.push(await opened(ports, projection, active, logId));
    // A newer version belongs to a newer program, which runs beside this one or did so: leave it alone.
    else if (version < projection.version) outdated.push(projection);
  }
  // A view that is new in an old log is built beside too, so that the others need not wait for it.
  const fresh = live.filter(({ position }) => position === 0);
  if (fresh.length === live.length) return { live, outdated };
  return { live: live.filter(({ position }) => position > 0), outdated: [...outdated, ...fresh.map(({ projection }) => projection)] };
};

const opened = async (ports: ProjectionPorts, projection: Projection, active: string | null, logId: string): Promise<ViewFold> => {
  const { readStore } = ports;
  const collection = active ?? collectionName(projection);
  const exists = (await readStore.collections(collection)).includes(collection);
  const position = exists ? await positionIn(readStore, collection, logId) : null;
  if (position === null) await startAnew(readStore, collection, schemaOf(projection), logId);
  else await readStore.ensure(collection, schemaOf(projection));
  if (active === null) await readStore.activate(projection.name, collection);
  return liveFold(ports, projection, collection, position ?? 0);
};
