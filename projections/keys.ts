/** What a filterable field holds. `id` keeps its case; `text` is compared without case; dates and instants are ISO strings. */
export type FieldType = 'id' | 'text' | 'number' | 'boolean' | 'date';

/** Sorts before every value: values start with "1". */
const NULL_KEY = '0';
const DIGITS = 16;

const numberKey = (value: number): string => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`only safe integers are keys: ${value}`);
  // Negative numbers count down from the top, so that -2 < -1 < 0 < 1 in binary order.
  return value < 0 ? `-${String(Number.MAX_SAFE_INTEGER + value).padStart(DIGITS, '0')}` : `0${String(value).padStart(DIGITS, '0')}`;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * The order-preserving string of a value, the same for every engine: null lowest, numbers padded with their sign,
 * text case-folded (rulings, Software 11). Both engines compare them in binary order, with the id as tie-break.
 */
export const keyOf = (type: FieldType, value: unknown): string => {
  if (value === null || value === undefined) return NULL_KEY;
  switch (type) {
    case 'number':
      return `1${numberKey(Number(value))}`;
    case 'boolean':
      return value === true ? '1t' : '1f';
    case 'text':
      return `1${textOf(value).normalize('NFKC').toLowerCase()}`;
    case 'id':
    case 'date':
      return `1${textOf(value)}`;
  }
};

/** The value at a dotted path of a document. */
export const valueAt = (body: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined), body);

/** The key strings of all declared fields of a document. */
export const keysOf = (fields: Readonly<Record<string, FieldType>>, body: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([path, type]) => [path, keyOf(type, valueAt(body, path))]));
