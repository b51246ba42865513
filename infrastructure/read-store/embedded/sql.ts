import type { CollectionSchema, Condition } from '../../../application/ports/read-store.js';
import type { SqlValue } from '../../sqlite/bind.js';
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
/** Names are of one space for all tables: the collection's name comes first, with a sign that no table has. */
export const indexName = (collection: string, index: readonly string[]): string => `"${collection}/${index.join()}"`;

export const allOf = (collection: Collection, where: readonly Condition[]): Sql =>
  join([{ text: LIVE, params: [] }, ...where.map((condition) => compile(collection, condition))], ' AND ');

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
