import type { Filter, Sort as MongoSort } from 'mongodb';
import type { CollectionSchema, Condition, FindQuery } from '../../../application/ports/read-store.js';
import { fragmentOf, prefixEnd } from '../keys.js';
import { checkField, ID, type Sort } from '../schema.js';
import { nameOf, type Stored } from './documents.js';

/** A filter of the protocol; the paths below `k` are not known to the compiler. */
export type Rows = Filter<Stored>;

export interface Collection {
  readonly name: string;
  readonly schema: CollectionSchema;
}

export const pathOf = ({ name, schema }: Collection, field: string): string => (checkField(name, schema, field) === ID ? '_id' : `k.${nameOf(field)}`);

export const allOf = (collection: Collection, where: readonly Condition[], more: readonly Rows[] = []): Rows => {
  const conditions = [...where.map((condition) => compile(collection, condition)), ...more];
  return { live: true, ...(conditions.length > 0 && { $and: conditions }) };
};

/** Rows after one, in the direction of the sort. The first condition is implied by the second; it bounds the scan of an index. */
export const keyset = (path: string, { descending }: Sort, { key, id }: NonNullable<FindQuery['after']>): Rows[] => {
  const beyond = descending ? '$lt' : '$gt';
  if (path === '_id') return [{ _id: { [beyond]: id } }];
  return [{ [path]: { [`${beyond}e`]: key } }, { $or: [{ [path]: { [beyond]: key } }, { [path]: key, _id: { [beyond]: id } }] }];
};

export const order = (path: string, { descending }: Sort): MongoSort => {
  const direction = descending ? -1 : 1;
  return path === '_id' ? { _id: direction } : { [path]: direction, _id: direction };
};

const compile = (collection: Collection, condition: Condition): Rows => {
  // An empty $or is refused.
  if ('anyOf' in condition) return condition.anyOf.length > 0 ? { $or: condition.anyOf.map((each) => compile(collection, each)) } : { _id: { $in: [] } };
  return { [pathOf(collection, condition.field)]: test(condition) };
};

const test = (condition: Exclude<Condition, { readonly anyOf: unknown }>): object => {
  switch (condition.op) {
    case 'in':
      return { $in: condition.keys };
    case 'prefix':
      return { $gte: condition.key, ...(prefixEnd(condition.key) !== null && { $lt: prefixEnd(condition.key) }) };
    case 'contains':
      return { $regex: contains(condition.field, condition.key) };
    default:
      return { [`$${condition.op}`]: condition.key };
  }
};

/** The first character of a key tells null from a value, and is no part of the text. */
const contains = (field: string, key: string): string => (field === ID ? escape(key) : `^.[\\s\\S]*${escape(fragmentOf(key))}`);

// A NUL would end the expression on its way to the server.
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replaceAll('\0', '\\x00');
