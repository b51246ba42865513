import { type CollectionSchema, type ReadStore } from '../../application/ports/read-store.js';
import { collectionName, type Projection, SCOPE_FIELDS } from '../../projections/projection.js';

/** A view's collection is `<view>_v<version>`; one that was built beside it ends with `_b<n>`. */
export interface PhysicalName {
  readonly view: string;
  readonly version: number;
  readonly build: number;
}

export const parseName = (collection: string): PhysicalName | null => {
  const [, view, version, build = '0'] = /^(.+)_v(\d+)(?:_b(\d+))?$/.exec(collection) ?? [];
  return view === undefined ? null : { view: view.replaceAll('_', '-'), version: Number(version), build: Number(build) };
};

/** Whatever is asked, what a manager may see is a range of reseller paths: every view has an index for that. */
export const schemaOf = (projection: Projection): CollectionSchema => ({ fields: { ...SCOPE_FIELDS, ...projection.fields }, indexes: [['resellerPath'], ...projection.indexes], ...(projection.sparse && { sparse: projection.sparse }) });

/** Documents go in faster without indexes; they are added once all are in. */
export const withoutIndexes = (schema: CollectionSchema): CollectionSchema => ({ ...schema, indexes: [] });

/** Every collection that holds, or held, documents of the view. */
export const collectionsOf = async (store: ReadStore, view: string): Promise<readonly string[]> => {
  const names = await store.collections(`${view.replaceAll('-', '_')}_v`);
  return names.filter((name) => parseName(name)?.view === view);
};

/** A name beside all that there are. */
export const nextBuild = async (store: ReadStore, projection: Projection): Promise<string> => {
  const builds = (await collectionsOf(store, projection.name)).map((name) => parseName(name)?.build ?? 0);
  return `${collectionName(projection)}_b${Math.max(0, ...builds) + 1}`;
};

/** An empty collection at the start of the log. The checkpoint goes first: a crash in between loses documents, never events. */
export const startAnew = async (store: ReadStore, collection: string, schema: CollectionSchema, logId: string): Promise<void> => {
  await store.apply(new Map(), new Map([[collection, { logId, position: 0 }]]));
  await store.drop(collection);
  await store.ensure(collection, schema);
};

/** Up to where a collection reflects this log; null when it knows nothing of it. */
export const positionIn = async (store: ReadStore, collection: string, logId: string): Promise<number | null> => {
  const checkpoint = await store.loadCheckpoint(collection);
  return checkpoint?.logId === logId ? checkpoint.position : null;
};
