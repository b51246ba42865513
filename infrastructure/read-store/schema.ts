import type { CollectionSchema, FindQuery, StoredDocument } from '../../application/ports/read-store.js';
import { keyOf, valueAt } from '../../projections/keys.js';

const COLLECTION = /^[a-z]\w*$/i;
const FIELD = /^[a-z]\w*(\.\w+)*$/i;

/** The document's id: in every collection, never declared. */
export const ID = 'id';

export type Sort = NonNullable<FindQuery['sort']>;
export const BY_ID: Sort = { field: ID, descending: false };

/** Names become parts of statements, so they are checked once, here. */
export const checkSchema = (collection: string, { fields, indexes, sparse = [] }: CollectionSchema): void => {
  if (!COLLECTION.test(collection)) throw new TypeError(`not a name of a collection: ${collection}`);
  for (const field of Object.keys(fields)) {
    if (!FIELD.test(field) || field === ID) throw new TypeError(`not a name of a field in ${collection}: ${field}`);
  }
  for (const field of [...indexes.flat(), ...sparse]) {
    if (!(field in fields)) throw new TypeError(`${collection} has an index on ${field}, which it does not declare`);
  }
};

/** What `ensure` makes of a collection that is there already: the fields stay, indexes are added. */
export const extendSchema = (collection: string, stored: CollectionSchema, declared: CollectionSchema): CollectionSchema => {
  const describe = ({ fields }: CollectionSchema): string => JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (describe(stored) !== describe(declared)) {
    throw new Error(`${collection} was built with other fields (${describe(stored)}, now ${describe(declared)}): raise the version of the view`);
  }
  return { fields: stored.fields, indexes: distinct([...stored.indexes, ...declared.indexes]), sparse: [...new Set([...(stored.sparse ?? []), ...(declared.sparse ?? [])])] };
};

const distinct = (indexes: CollectionSchema['indexes']): CollectionSchema['indexes'] => [...new Map(indexes.map((index) => [index.join(), index])).values()];

/** Throws for a field that was not declared: the query is wrong, not the data. */
export const checkField = (collection: string, schema: CollectionSchema, field: string): string => {
  if (field !== ID && !Object.hasOwn(schema.fields, field)) throw new TypeError(`${collection} declares no field ${field}`);
  return field;
};

/** Where keyset paging goes on after a document. */
export const positionAfter = (schema: CollectionSchema, { field }: Sort, { id, body }: StoredDocument): NonNullable<FindQuery['after']> => {
  const type = schema.fields[field];
  return { id, key: type ? keyOf(type, valueAt(body, field)) : id };
};
