import { type EventStore } from '../../application/ports/event-store.js';
import { type ProjectionStatus } from '../../application/ports/projection-status.js';
import { UnknownCollection, type Condition, type FindQuery, type JsonObject, type ReadStore, type StoredDocument } from '../../application/ports/read-store.js';
import { type FieldMatch, type Views } from '../../application/ports/views.js';
import { keyOf, valueAt, type FieldType } from '../../projections/keys.js';
import { type Projection } from '../../projections/projection.js';
import { schemaOf } from './collections.js';

export interface ViewsOptions {
  readonly projections: readonly Projection[];
  readonly store: Pick<EventStore, 'head'>;
  readonly readStore: ReadStore;
  readonly status: Pick<ProjectionStatus, 'reached'>;
  readonly catchUpMs?: number;
}

const PAGE = 500;
const CATCH_UP_MS = 60_000;

/** Read models for use cases, past the visibility of HTTP. */
export const createViews = ({ projections, store, readStore, status, catchUpMs = CATCH_UP_MS }: ViewsOptions): Views => ({
  catchUp: async () => status.reached(await store.head(), catchUpMs),
  all: async function* (view, where, range, orderBy = ID) {
    const projection = viewOf(projections, view);
    const query = { where: conditions(projection, where, range), sort: { field: orderBy, descending: false }, limit: PAGE };
    const placeOf = ({ id, body }: StoredDocument): Place => ({ id, key: orderBy === ID ? id : keyOf(typeOf(projection, orderBy), valueAt(body, orderBy)) });
    yield* walk(readStore, view, (collection, last) => readStore.find(collection, { ...query, ...(last && { after: placeOf(last) }) }));
  },
  firstOfEach: async function* (view, field, where, range) {
    const projection = viewOf(projections, view);
    const query = { where: conditions(projection, where, range), field, limit: PAGE };
    const keyAt = ({ body }: StoredDocument): string => keyOf(typeOf(projection, field), valueAt(body, field));
    yield* walk(readStore, view, (collection, last) => readStore.findEach(collection, { ...query, ...(last && { after: keyAt(last) }) }));
  },
  count: async (view, where) => {
    const projection = viewOf(projections, view);
    return active(readStore, view, (collection) => readStore.count(collection, conditions(projection, where)));
  },
});

const viewOf = (projections: readonly Projection[], view: string): Projection => {
  const projection = projections.find(({ name }) => name === view);
  if (!projection) throw new RangeError(`there is no view ${view}`);
  return projection;
};

type Place = NonNullable<FindQuery['after']>;
type Range = NonNullable<Parameters<Views['all']>[2]>;
type ReadPage = (collection: string, last: StoredDocument | undefined) => Promise<readonly StoredDocument[]>;

/** Page by page, each from what serves then. */
async function* walk(readStore: ReadStore, view: string, read: ReadPage): AsyncGenerator<JsonObject> {
  for (let last: StoredDocument | undefined; ; ) {
    const page: readonly StoredDocument[] = await active(readStore, view, (collection) => read(collection, last));
    for (const { body } of page) yield body;
    last = page.at(-1);
    if (!last || page.length < PAGE) return;
  }
}

/** A rebuild may switch the collection in the middle of a long walk. */
const active = async <Result>(readStore: ReadStore, view: string, work: (collection: string) => Promise<Result>, attempt = 1): Promise<Result> => {
  const collection = await readStore.activeCollection(view);
  if (collection === null) throw new UnknownCollection(view);
  try {
    return await work(collection);
  } catch (error) {
    if (!(error instanceof UnknownCollection) || attempt > 2) throw error;
    return active(readStore, view, work, attempt + 1);
  }
};

const conditions = (projection: Projection, where: Readonly<Record<string, FieldMatch>>, range?: Range): readonly Condition[] => [
  ...Object.entries(where).map(([field, match]) => matching(projection, field, match)),
  ...(range ? upTo(projection, range) : []),
];

const ID = 'id';

const typeOf = (projection: Projection, field: string): FieldType => {
  const type = schemaOf(projection).fields[field];
  if (!type) throw new RangeError(`${projection.name} cannot be filtered by ${field}`);
  return type;
};

const matching = (projection: Projection, field: string, match: FieldMatch): Condition => {
  const key = (value: unknown): string => (field === ID ? String(value) : keyOf(typeOf(projection, field), value));
  return Array.isArray(match) ? { field, op: 'in', keys: match.map(key) } : { field, op: 'eq', key: key(match) };
};

/** Up to and with the value. What has no value there is not in the range, though nulls are sorted first. */
const upTo = (projection: Projection, { field, upTo: value }: Range): readonly Condition[] => {
  const type = typeOf(projection, field);
  return [
    { field, op: 'gt', key: keyOf(type, null) },
    { field, op: 'lte', key: keyOf(type, value) },
  ];
};
