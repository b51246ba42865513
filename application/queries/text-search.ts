import { keyOf } from '../../projections/keys.js';
import type { Condition } from '../ports/read-store.js';
import { badQuery } from './bad-query.js';
import type { ReadableField } from './readable-fields.js';
import type { Sight } from './visibility.js';

const MAX_WORDS = 8;
const MAX_LENGTH = 200;

/**
 * Every word of `q` stands in one of the searchable fields. Fields that are visible in own rows only are searched only there:
 * "in a visible field, or own" and "in any field". @throws BadQuery
 */
export const searchConditions = (q: unknown, fields: readonly ReadableField[], own: Condition): readonly Condition[] => {
  if (typeof q !== 'string' || q.length > MAX_LENGTH) throw badQuery('/filter/q', `must be a text of at most ${MAX_LENGTH} characters`);
  const words = q.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [];
  if (words.length > MAX_WORDS) throw badQuery('/filter/q', `has ${words.length} words; at most ${MAX_WORDS}`);
  if (fields.length === 0) throw badQuery('/filter/q', 'there is nothing to search here; filter by fields instead');
  return words.flatMap((word) => conditionsFor(word, fields, own));
};

const conditionsFor = (word: string, fields: readonly ReadableField[], own: Condition): readonly Condition[] => {
  const everywhere = fields.filter((field) => field.sight === 'all');
  const anywhere: Condition = { anyOf: fields.flatMap((field) => contains(word, field)) };
  if (everywhere.length === fields.length) return [anywhere];
  return [anywhere, { anyOf: [...everywhere.flatMap((field) => contains(word, field)), own] }];
};

/** Ids keep their case ("SO000001"), people do not. */
const contains = (word: string, { path, type }: ReadableField): readonly Condition[] => {
  const spellings = type === 'text' ? [word] : [...new Set([word, word.toUpperCase(), word.toLowerCase()])];
  return spellings.map((spelling) => ({ field: path, op: 'contains', key: keyOf(type, spelling) }));
};

/** The searchable fields that the principal may use. */
export const searchFields = (search: readonly string[], fields: ReadonlyMap<string, ReadableField>, sight: Sight): readonly ReadableField[] =>
  search.flatMap((name) => (sight.field(name) === 'none' ? [] : [fields.get(name) ?? []].flat()));
