import { valueAt } from '../../projections/keys.js';
import { shownExample } from '../../projections/levels.js';
import { SCOPE_FIELDS, type ColumnKind, type Projection } from '../../projections/projection.js';
import type { JsonObject } from '../ports/read-store.js';
import { badQuery, quote } from './bad-query.js';
import type { Sight } from './visibility.js';

/** A column as its reader may have it. */
export interface VisibleColumn {
  readonly path: string;
  readonly kind: ColumnKind;
  /** Null where it is hidden from him in this row. */
  readonly read: (row: JsonObject) => unknown;
}

type Shaped = Pick<Projection, 'example' | 'fields' | 'columns' | 'access'>;

const KINDS: Readonly<Record<string, ColumnKind>> = { number: 'number', boolean: 'boolean', date: 'date', decimal: 'decimal', tags: 'json' };
/** Where a row stands in the tree is told by its reseller's id: this one is for those who ask for it. */
const SELDOM = 'resellerPath';

/** Every column of a view in the order of its documents, by its path. Lists, and the maps that the view names, are one column each. */
export const columnsOf = ({ fields, columns = {}, ...view }: Shaped): ReadonlyMap<string, ColumnKind> => {
  const at = (path: string, value: unknown): readonly (readonly [string, ColumnKind])[] => {
    const told = columns[path] ?? KINDS[fields[path] ?? ''];
    if (told) return [[path, told]];
    if (Array.isArray(value)) return [[path, 'json']];
    if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, item]) => at(`${path}.${name}`, item));
    return [[path, KINDS[typeof value] ?? 'text']];
  };
  return new Map([['id', 'text'], ...Object.entries(shownExample(view)).flatMap(([name, value]) => at(name, value)), ...Object.keys(SCOPE_FIELDS).map((name) => [name, 'text'] as const)]);
};

/**
 * The columns that were asked for, or all; a hidden one is as if it did not exist (rulings, Software 12).
 * @throws BadQuery naming those that there are
 */
export const chosenColumns = (view: Shaped, sight: Sight, asked: readonly string[] | null): readonly VisibleColumn[] => {
  const shown = sight.show(view.example as JsonObject);
  // Hidden in some rows, or in a part of its value: then each row is cut before it is read.
  const all = new Map([...columnsOf(view)].filter(([path]) => sight.field(path) !== 'none' || valueAt(shown, path) !== undefined));
  const cut = once((row) => sight.show(row));
  const paths = asked ?? [...all.keys()].filter((path) => path !== SELDOM);
  return paths.map((path, index) => {
    const kind = all.get(path);
    if (!kind) throw badQuery(`/columns/${index}`, `there is no field ${quote(path)} here; allowed: ${[...all.keys()].join(', ')}`);
    const whole = sight.field(path) === 'all';
    return { path, kind, read: reader(path, whole ? (row) => row : cut) };
  });
};

/** Columns are read row by row: what cuts a row is done once for all of them. */
const once = (cut: (row: JsonObject) => JsonObject): ((row: JsonObject) => JsonObject) => {
  let [last, result]: [JsonObject | null, JsonObject] = [null, {}];
  return (row) => {
    if (row !== last) [last, result] = [row, cut(row)];
    return result;
  };
};

const reader = (path: string, cut: (row: JsonObject) => JsonObject): VisibleColumn['read'] => {
  const parts = path.split('.');
  const [first = '', second] = parts;
  if (parts.length === 1) return (row) => cut(row)[first];
  if (parts.length === 2 && second !== undefined) return (row) => (cut(row)[first] as JsonObject | null | undefined)?.[second];
  return (row) => valueAt(cut(row), path);
};
