import { badQuery, quote } from './bad-query.js';

/** A list as it was asked for: the shape is right, the fields are not checked yet. */
export interface ListQuery {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly sort: { readonly field: string; readonly descending: boolean } | null;
  readonly page: Page;
}

/** Rows by their numbers with the total beside, or from one row to the next in order. */
export type Page =
  | { readonly by: 'range'; readonly offset: number; readonly limit: number }
  | { readonly by: 'cursor'; readonly cursor: string | null; readonly limit: number };

export const MAX_ROWS = 1000;
const DEFAULT_RANGE = { offset: 0, limit: 25 };
const DEFAULT_LIMIT = 100;
export const LIST_PARAMETERS = ['filter', 'sort', 'range', 'cursor', 'limit'] as const;

type Parameters = Readonly<Record<string, unknown>>;

/** The dialect of ra-data-simple-rest, and `cursor`/`limit` beside. @throws BadQuery */
export const parseListQuery = (parameters: Parameters): ListQuery => {
  only(parameters, LIST_PARAMETERS);
  const filter = parseFilter(single(parameters, 'filter'));
  return { filter, sort: parseSort(single(parameters, 'sort')), page: parsePage(parameters, filter) };
};

/** Refuses parameters that mean nothing here, so that a typing error is not taken for "everything". @throws BadQuery */
export const only = (parameters: Parameters, allowed: readonly string[]): void => {
  for (const name of Object.keys(parameters))
    if (!allowed.includes(name)) throw badQuery(`/${name}`, allowed.length > 0 ? `is not known here; allowed: ${allowed.join(', ')}` : 'is not known here; nothing is allowed');
};

/** @throws BadQuery when it is there more than once. */
export const single = (parameters: Parameters, name: string): string | null => {
  const value = parameters[name];
  if (value === undefined) return null;
  if (typeof value !== 'string') throw badQuery(`/${name}`, 'must be given once');
  return value;
};

/** A whole number from `min` to `max`. @throws BadQuery */
export const wholeNumber = (text: string, pointer: string, min: number, max: number): number => {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) throw badQuery(pointer, `must be a whole number from ${min} to ${max}, not ${quote(text)}`);
  return value;
};

const parseJson = (text: string, pointer: string, example: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badQuery(pointer, `must be JSON, like ${example}`);
  }
};

const parseFilter = (text: string | null): Readonly<Record<string, unknown>> => {
  if (text === null) return {};
  const example = '{"status":"Active"}';
  const value = parseJson(text, '/filter', example);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badQuery('/filter', `must be a JSON object, like ${example}`);
  return value as Record<string, unknown>;
};

const parseSort = (text: string | null): ListQuery['sort'] => {
  if (text === null) return null;
  const example = '["number","ASC"]';
  const value = parseJson(text, '/sort', example);
  const [field, order] = Array.isArray(value) && value.length === 2 ? (value as unknown[]) : [];
  if (typeof field !== 'string' || (order !== 'ASC' && order !== 'DESC')) throw badQuery('/sort', `must be a field and ASC or DESC, like ${example}`);
  return { field, descending: order === 'DESC' };
};

const parsePage = (parameters: Parameters, filter: ListQuery['filter']): Page => {
  const [range, cursor, limit] = [single(parameters, 'range'), single(parameters, 'cursor'), single(parameters, 'limit')];
  const keyset = cursor !== null || limit !== null;
  if (range !== null && keyset) throw badQuery('/range', 'does not go with cursor and limit; use one or the other');
  if (range !== null) return parseRange(range);
  if (keyset) return { by: 'cursor', cursor, limit: limit === null ? DEFAULT_LIMIT : wholeNumber(limit, '/limit', 1, MAX_ROWS) };
  // react-admin's getMany sends ids and no range: it wants them all.
  return { by: 'range', ...DEFAULT_RANGE, ...(Array.isArray(filter['id']) ? { limit: MAX_ROWS } : {}) };
};

const parseRange = (text: string): Page => {
  const example = '[0,24]';
  const value = parseJson(text, '/range', example);
  const [from, to] = Array.isArray(value) && value.length === 2 ? (value as unknown[]) : [];
  if (!isRow(from) || !isRow(to)) throw badQuery('/range', `must be the first and the last row, counted from 0, like ${example}`);
  if (to < from) throw badQuery('/range', `is turned round: ${from} comes after ${to}`);
  if (to - from >= MAX_ROWS) throw badQuery('/range', `asks for ${to - from + 1} rows; at most ${MAX_ROWS} at once, or use cursor and limit`);
  return { by: 'range', offset: from, limit: to - from + 1 };
};

const isRow = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
