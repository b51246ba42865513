import type { CollectionSchema, Condition } from '../../../application/ports/read-store.js';
import type { SqlValue } from '../../sqlite/bind.js';
import { keyOf } from '../../../projections/keys.js';
import { fragmentOf, prefixEnd } from '../keys.js';
import { checkField, ID } from '../schema.js';

/** A piece of a statement with the values of its `?`. */
export interface Sql {
  readonly text: string;
  readonly params: readonly SqlValue[];
}

export interface Collection {
  readonly name: string;
  readonly schema: CollectionSchema;
}

/**
 * Deleted documents stay as rows without a body. The indexes have this condition too, so that it costs nothing; with a
 * column of its own, since a change of one that an index names, were it only in its condition, rewrites that index.
 */
export const LIVE = 'live = 1';

export const table = (collection: string): string => `"${collection}"`;
export const column = (field: string): string => (field === ID ? ID : `"k_${field}"`);
/** Names are of one space for all tables: the collection's name comes first, with a sign that no table has. The empty one is that of the id alone. */
export const indexName = (collection: string, index: readonly string[]): string => (index.length === 0 ? `"sqlite_autoindex_${collection}_1"` : `"${collection}/${index.join()}"`);

/** The rows that an index holds: all that live; of a sparse field, those with a key over that of "nothing". */
export const heldBy = ({ schema }: Collection, [first]: readonly string[]): string => (first !== undefined && isSparse(schema, first) ? `${LIVE} AND ${column(first)} > '${nothing(schema, first)}'` : LIVE);

/** Does an index hold all rows that the conditions find? */
export const holdsAll = ({ schema }: Collection, [first]: readonly string[], where: readonly Condition[]): boolean =>
  first === undefined || !isSparse(schema, first) || where.some((condition) => 'field' in condition && condition.field === first && isOver(condition, nothing(schema, first)));

const isSparse = ({ sparse = [] }: CollectionSchema, field: string): boolean => sparse.includes(field);
const nothing = ({ fields }: CollectionSchema, field: string): string => (fields[field] === 'boolean' ? keyOf('boolean', false) : keyOf('id', null));

const isOver = (condition: Exclude<Condition, { readonly anyOf: unknown }>, least: string): boolean => {
  if (condition.op === 'in') return condition.keys.every((key) => key > least);
  return condition.op === 'gt' ? condition.key >= least : ['eq', 'gte', 'prefix'].includes(condition.op) && condition.key > least;
};

/** FROM and WHERE of the rows that match, found through an index; null leaves the choice to SQLite. */
export const rowsOf = (collection: Collection, index: readonly string[] | null, where: readonly Condition[]): Sql => {
  const { text, params } = join([{ text: heldBy(collection, index ?? []), params: [] }, ...where.map((condition) => compile(collection, condition))], ' AND ');
  return { text: `FROM ${table(collection.name)}${index ? ` INDEXED BY ${indexName(collection.name, index)}` : ''} WHERE ${text}`, params };
};

const OPERATORS = { eq: '=', ne: '<>', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

const compile = (collection: Collection, condition: Condition): Sql => {
  if ('anyOf' in condition) return anyOf(collection, condition.anyOf);
  const name = column(checkField(collection.name, collection.schema, condition.field));
  switch (condition.op) {
    case 'in':
      return { text: `${name} IN (SELECT value FROM json_each(?))`, params: [JSON.stringify(condition.keys)] };
    case 'prefix':
      return prefix(name, condition.key);
    case 'contains':
      return contains(condition.field, condition.key);
    default:
      return { text: `${name} ${OPERATORS[condition.op]} ?`, params: [condition.key] };
  }
};

const anyOf = (collection: Collection, conditions: readonly Condition[]): Sql => {
  if (conditions.length === 0) return { text: 'FALSE', params: [] };
  const { text, params } = join(
    conditions.map((condition) => compile(collection, condition)),
    ' OR ',
  );
  return { text: `(${text})`, params };
};

const contains = (field: string, key: string): Sql =>
  field === ID ? { text: `instr(${ID}, ?) > 0`, params: [key] } : { text: `instr(substr(${column(field)}, 2), ?) > 0`, params: [fragmentOf(key)] };

// As a range, so that an index serves it.
const prefix = (name: string, key: string): Sql => {
  const end = prefixEnd(key);
  return end === null ? { text: `${name} >= ?`, params: [key] } : { text: `(${name} >= ? AND ${name} < ?)`, params: [key, end] };
};

const join = (parts: readonly Sql[], separator: string): Sql => ({
  text: parts.map(({ text }) => text).join(separator),
  params: parts.flatMap(({ params }) => params),
});
