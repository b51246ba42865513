import type { CollectionSchema, GuardedWrite, JsonObject, StoredDocument } from '../../../application/ports/read-store.js';
import { keysOf } from '../../../projections/keys.js';

/**
 * A document as stored. `k` has the key strings by which it is found. A deleted one has neither `k` nor body, and is not
 * `live`: every index begins with that, so that deleted documents cost the lists nothing.
 */
export interface Stored {
  readonly _id: string;
  readonly position: number;
  readonly live: boolean;
  readonly body: JsonObject | string | null;
  readonly k: Readonly<Record<string, string>>;
}

/** A dot would mean a path to the server. No name of a field has a slash. */
export const nameOf = (field: string): string => field.replaceAll('.', '/');

export const toStored = ({ fields }: CollectionSchema, { id, position, body }: GuardedWrite): Stored => ({
  _id: id,
  position,
  live: body !== null,
  body: body && (isPlain(body) ? body : JSON.stringify(body)),
  k: body ? Object.fromEntries(Object.entries(keysOf(fields, body)).map(([field, key]) => [nameOf(field), key])) : {},
});

export const fromStored = ({ _id, position, body }: Pick<Stored, '_id' | 'position' | 'body'>): StoredDocument => ({
  id: _id,
  position,
  body: typeof body === 'string' ? (JSON.parse(body) as JsonObject) : body!,
});

const AWKWARD_TEXT = /[\0\p{Surrogate}]/u;
const AWKWARD_KEY = /^$|^\$|\.|\0|^__proto__$/;

/**
 * Whether every server of the protocol gives the value back as it was. Keys with dots or dollars, lists within lists and
 * NUL are refused or changed by some: a body that has them is kept as its JSON text, and is found by its keys all the same.
 */
const isPlain = (value: unknown, inList = false): boolean => {
  if (typeof value === 'string') return !AWKWARD_TEXT.test(value);
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (Array.isArray(value)) return !inList && value.every((item) => isPlain(item, true));
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, item]) => !AWKWARD_KEY.test(key) && isPlain(item));
};
