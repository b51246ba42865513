import { type EventStore } from '../../application/ports/event-store.js';
import { type ProjectionStatus } from '../../application/ports/projection-status.js';
import { UnknownCollection, type Condition, type FindQuery, type ReadStore, type StoredDocument } from '../../application/ports/read-store.js';
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
    const conditions = [...Object.entries(where).map(([field, match]) => matching(projection, field, match)), ...(range ? upTo(projection, range) : [])];
    const placeOf = ({ id, body }: StoredDocument): Place => ({ id, key: orderBy === ID ? id : keyOf(typeOf(projection, orderBy), valueAt(body, orderBy)) });
    for (let after: Place | undefined; ; ) {
      const page: readonly StoredDocument[] = await nextPage(readStore, view, { where: conditions, sort: { field: orderBy, descending: false }, ...(after && { after }) });
      for (const { body } of page) yield body;
      const last = page.at(-1);
      if (!last || page.length < PAGE) return;
      after = placeOf(last);
    }
  },
  count: async (view, where) => {
    const projection = viewOf(projections, view);
    return active(readStore, view, (collection) => readStore.count(collection, Object.entries(where).map(([field, match]) => matching(projection, field, match))));
  },
});

const viewOf = (projections: readonly Projection[], view: string): Projection => {
  const projection = projections.find(({ name }) => name === view);
  if (!projection) throw new RangeError(`there is no view ${view}`);
  return projection;
};

type Place = NonNullable<FindQuery['after']>;

/** Page by page, each from what serves then. */
const nextPage = (readStore: ReadStore, view: string, query: Omit<FindQuery, 'limit'>): Promise<readonly StoredDocument[]> => active(readStore, view, (collection) => readStore.find(collection, { ...query, limit: PAGE }));

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
const upTo = (projection: Projection, { field, upTo: value }: { readonly field: string; readonly upTo: string | number }): readonly Condition[] => {
  const type = typeOf(projection, field);
  return [
    { field, op: 'gt', key: keyOf(type, null) },
    { field, op: 'lte', key: keyOf(type, value) },
  ];
};
