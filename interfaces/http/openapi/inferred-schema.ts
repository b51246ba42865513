import type { FieldType } from '../../../projections/keys.js';
import { shownExample } from '../../../projections/levels.js';
import type { Projection } from '../../../projections/projection.js';
import type { Schema } from './schema.js';

/** Where a row stands in the tree is told to staff alone. */
const SCOPE = { id: 'id of the row', resellerId: 'b2…', resellerPath: '/a1…/b2…/', accountId: 'a7…' };

/** A row as it is answered, beginning with its id. */
export const rowExample = (view: Pick<Projection, 'example' | 'access'>): object => ({ ...SCOPE, ...shownExample(view) });

/** What a row looks like, read off the example that the read model keeps: columns may be cut, and most may be null. */
export const rowSchema = (view: Pick<Projection, 'fields' | 'summary' | 'example' | 'access'>): Schema => {
  const { id: _id, ...columns } = properties(rowExample(view), '', view.fields);
  return { type: 'object', description: view.summary, properties: { id: { type: 'string' }, ...columns }, required: ['id'] };
};

const properties = (example: object, path: string, fields: Readonly<Record<string, FieldType>>): Record<string, Schema> =>
  Object.fromEntries(Object.entries(example).map(([name, value]) => [name, schemaOf(value, `${path}${name}`, fields)]));

const schemaOf = (value: unknown, path: string, fields: Readonly<Record<string, FieldType>>): Schema => {
  const declared = fields[path];
  if (declared) return OF_FIELD[declared];
  if (Array.isArray(value)) return { type: ['array', 'null'], items: value.length > 0 ? schemaOf(value[0], `${path}[]`, fields) : {} };
  switch (typeof value) {
    case 'string':
      return { type: ['string', 'null'] };
    case 'number':
      return { type: ['integer', 'null'] };
    case 'boolean':
      return { type: ['boolean', 'null'] };
    default:
      return value === null ? {} : { type: ['object', 'null'], properties: properties(value as object, `${path}.`, fields) };
  }
};

/** Declared fields are known for certain; a date is a day or an instant. */
const OF_FIELD: Readonly<Record<FieldType, Schema>> = {
  id: { type: ['string', 'null'] },
  text: { type: ['string', 'null'] },
  date: { type: ['string', 'null'], description: 'A day, or an instant in UTC.' },
  number: { type: ['integer', 'null'] },
  boolean: { type: ['boolean', 'null'] },
  decimal: { type: ['string', 'null'], description: 'An exact decimal number.' },
  tags: { type: ['object', 'null'], additionalProperties: { type: 'string' }, description: 'Named texts. Filtered by one of them: "name=value", or "name".' },
};
