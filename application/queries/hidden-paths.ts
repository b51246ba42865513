import type { JsonObject } from '../ports/read-store.js';

/** Is the field hidden, part of what is hidden, or does it hold something hidden? */
export const covers = (hidden: readonly string[], path: string): boolean =>
  hidden.some((each) => each === path || path.startsWith(`${each}.`) || each.startsWith(`${path}.`));

/** A copy of the document without the value at a dotted path; arrays on the way lose it in each of their items. */
export const without = (document: JsonObject, path: string): JsonObject => cut(document, path.split('.')) as JsonObject;

const cut = (value: unknown, path: readonly string[]): unknown => {
  if (Array.isArray(value)) return value.map((item) => cut(item, path));
  if (typeof value !== 'object' || value === null) return value;
  const [key = '', ...rest] = path;
  if (!Object.hasOwn(value, key)) return value;
  const { [key]: found, ...others } = value as Record<string, unknown>;
  return rest.length === 0 ? others : { ...value, [key]: cut(found, rest) };
};

/** A copy of any JSON value in which no object has one of these keys, however deep. */
export const withoutKeys = (value: unknown, keys: readonly string[]): unknown => {
  if (Array.isArray(value)) return value.map((item) => withoutKeys(item, keys));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !keys.includes(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutKeys(item, keys)]));
};

/**
 * Hashes of tokens and sealed secrets stay in the log: nobody is shown them, in no way of reading. Nor what the levels of a
 * reseller chain pay, which stands in the events of its seller: lists tell each level its own.
 */
export const SECRET_KEYS: readonly string[] = ['secretHash', 'sealedSecret', 'upstreamCosts'];
