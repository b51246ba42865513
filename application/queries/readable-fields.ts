import { keyOf, type FieldType } from '../../projections/keys.js';
import { SCOPE_FIELDS, type Projection } from '../../projections/projection.js';
import { namesOf, TIERS } from '../../projections/levels.js';
import type { Condition } from '../ports/read-store.js';
import { badQuery, quote } from './bad-query.js';
import type { FieldSight, Sight } from './visibility.js';

/** A field that the principal may use, with where it is kept, its type, and the rows in which he may: those that meet `where`. */
export interface ReadableField {
  readonly name: string;
  readonly path: string;
  readonly type: FieldType;
  readonly sight: Exclude<FieldSight, 'none'>;
  readonly where: readonly Condition[];
}

/** Every field that a list can be filtered and sorted by, as if those that are hidden did not exist. */
export const readableFields = ({ fields, access }: Pick<Projection, 'fields' | 'access'>, sight: Sight): ReadonlyMap<string, ReadableField> => {
  const all: Readonly<Record<string, FieldType>> = { id: 'id', ...fields, ...SCOPE_FIELDS };
  const readable = namesOf({ fields: all, access }).flatMap((name) => {
    const [seen, level] = [sight.field(name), sight.level(name)];
    const path = level?.path ?? name;
    const type = all[path];
    if (seen === 'none' || type === undefined) return [];
    return [[name, { name, path, type, sight: seen, where: level?.where ?? (seen === 'own' ? [sight.own] : []) }] as const];
  });
  return new Map(readable);
};

/** Deeper levels are shown their amounts, but lists know no order of them. @throws BadQuery for the first name, as filters and sorts have it, that is such an amount */
export const refuseTooDeep = ({ fields, access: { levels } }: Pick<Projection, 'fields' | 'access'>, sight: Sight, names: readonly string[]): void => {
  const deep = levels ? [levels.pays, levels.asks].filter((name) => sight.field(name) !== 'none' && fields[sight.level(name)?.path ?? ''] === undefined) : [];
  const found = deep.find((amount) => names.some((name) => name === amount || name.startsWith(`${amount}_`)));
  if (found) throw badQuery(`/${found}`, `can be filtered and sorted by down to the ${TIERS}th tier below the distributor, and this is deeper. Leave it out, or export the list and sort it there.`);
};

/** @throws BadQuery naming what is allowed. */
export const unknownField = (pointer: string, name: string, fields: ReadonlyMap<string, ReadableField>) =>
  badQuery(pointer, `there is no field ${quote(name)} here; allowed: ${[...fields.keys()].join(', ')}`);

/** The document's id is its own key. */
export const keyOfField = ({ name, type }: Pick<ReadableField, 'name' | 'type'>, value: unknown): string => (name === 'id' ? String(value) : keyOf(type, value));
