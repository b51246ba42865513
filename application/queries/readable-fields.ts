import { keyOf, type FieldType } from '../../projections/keys.js';
import { SCOPE_FIELDS, type Projection } from '../../projections/projection.js';
import { badQuery, quote } from './bad-query.js';
import type { FieldSight, Sight } from './visibility.js';

/** A field that the principal may use, with its type and the rows in which he may. */
export interface ReadableField {
  readonly name: string;
  readonly type: FieldType;
  readonly sight: Exclude<FieldSight, 'none'>;
}

/** Every field that a list can be filtered and sorted by, as if those that are hidden did not exist. */
export const readableFields = ({ fields }: Pick<Projection, 'fields'>, sight: Sight): ReadonlyMap<string, ReadableField> => {
  const all = Object.entries<FieldType>({ id: 'id', ...fields, ...SCOPE_FIELDS });
  const readable = all.flatMap(([name, type]) => {
    const seen = sight.field(name);
    return seen === 'none' ? [] : [[name, { name, type, sight: seen }] as const];
  });
  return new Map(readable);
};

/** @throws BadQuery naming what is allowed. */
export const unknownField = (pointer: string, name: string, fields: ReadonlyMap<string, ReadableField>) =>
  badQuery(pointer, `there is no field ${quote(name)} here; allowed: ${[...fields.keys()].join(', ')}`);

/** The document's id is its own key. */
export const keyOfField = ({ name, type }: Pick<ReadableField, 'name' | 'type'>, value: unknown): string => (name === 'id' ? String(value) : keyOf(type, value));
