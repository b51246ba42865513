import type { Projection } from '../../projections/projection.js';
import type { Condition, FindQuery } from '../ports/read-store.js';
import { badQuery } from './bad-query.js';
import { readCursor } from './cursor.js';
import { compileTerm } from './filter.js';
import type { ListQuery, Page } from './list-query.js';
import { readableFields, refuseTooDeep, unknownField, type ReadableField } from './readable-fields.js';
import { searchConditions, searchFields } from './text-search.js';
import type { Sight } from './visibility.js';

export interface CompiledQuery {
  readonly where: readonly Condition[];
  readonly sort: { readonly field: ReadableField; readonly descending: boolean };
  readonly after?: NonNullable<FindQuery['after']>;
}

type Listed = Pick<Projection, 'fields' | 'search' | 'defaultSort' | 'access'>;

/** A list as the engine understands it: only what the principal may see, used by fields that he may see. @throws BadQuery */
export const compileQuery = (view: Listed, sight: Sight, query: ListQuery): CompiledQuery => {
  const fields = readableFields(view, sight);
  const { q, ...filter } = query.filter;
  refuseTooDeep(view, sight, [...Object.keys(filter), query.sort?.field ?? '']);
  const terms = Object.entries(filter).map(([name, value]) => compileTerm(name, value, fields));
  const search = q === undefined ? [] : searchConditions(q, searchFields(view.search, fields, sight), sight.own);
  const sort = query.sort ? askedSort(query.sort, fields) : defaultSort(view, fields);
  const narrow = new Set([...terms.map((term) => term.field), sort.field].flatMap((field) => field.where));
  const where = [...sight.rows, ...narrow, ...terms.flatMap((term) => term.conditions), ...search];
  return { where, sort, ...afterOf(query.page, sort) };
};

const askedSort = ({ field, descending }: NonNullable<ListQuery['sort']>, fields: ReadonlyMap<string, ReadableField>): CompiledQuery['sort'] => {
  const found = fields.get(field);
  if (!found) throw unknownField('/sort', field, fields);
  return { field: found, descending };
};

/** Nobody asked for it, so it does not narrow the list to own rows: where the usual order is not visible, the id's is used. */
const defaultSort = ({ defaultSort: { field, order } }: Listed, fields: ReadonlyMap<string, ReadableField>): CompiledQuery['sort'] => {
  const found = fields.get(field);
  return found?.sight === 'all' ? { field: found, descending: order === 'DESC' } : { field: { name: 'id', path: 'id', type: 'id', sight: 'all', where: [] }, descending: false };
};

const afterOf = (page: Page, sort: CompiledQuery['sort']): Pick<CompiledQuery, 'after'> => {
  if (page.by !== 'cursor' || page.cursor === null) return {};
  const { field, descending, key, id } = readCursor(page.cursor);
  if (field !== sort.field.name || descending !== sort.descending)
    throw badQuery('/cursor', `belongs to a list sorted by ["${field}","${descending ? 'DESC' : 'ASC'}"]. Repeat the sort of the first page, or start without a cursor.`);
  return { after: { key, id } };
};
