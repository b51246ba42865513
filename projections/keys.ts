/**
 * What a filterable field holds. `id` keeps its case; `text` is compared without case; dates and instants are ISO strings;
 * `decimal` is the text of an exact decimal number; `tags` are named texts.
 */
export type FieldType = 'id' | 'text' | 'number' | 'boolean' | 'date' | 'decimal' | 'tags';

/** Sorts before every value: values start with "1". */
const NULL_KEY = '0';
const DIGITS = 16;

const numberKey = (value: number): string => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`only safe integers are keys: ${value}`);
  // Negative numbers count down from the top, so that -2 < -1 < 0 < 1 in binary order.
  return value < 0 ? `-${String(Number.MAX_SAFE_INTEGER + value).padStart(DIGITS, '0')}` : `0${String(value).padStart(DIGITS, '0')}`;
};

const WHOLE_DIGITS = 24;

/** A longer fraction is a larger number; below zero, where the digits count down, a smaller one: so there it ends with a sign above all digits. */
const decimalKey = (text: string): string => {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text) ?? [];
  const digits = `${whole.padStart(WHOLE_DIGITS, '0')}${fraction === '' ? '' : `.${fraction}`}`;
  return sign === '-' && /[1-9]/.test(digits) ? `-${digits.replace(/\d/g, (digit) => String(9 - Number(digit)))}~` : `0${digits}`;
};

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Each on a line of its own, so that one of them, or its name alone, is found as a part of the text. */
const tagsKey = (tags: object): string => `\n${Object.entries(tags).map(([name, text]) => `${tagKey(name, String(text))}\n`).join('')}`;
const tagKey = (...parts: readonly string[]): string => parts.map((part) => folded(part).replaceAll('\n', ' ')).join('=');

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
      return `1${folded(textOf(value))}`;
    case 'decimal':
      return `1${decimalKey(textOf(value))}`;
    case 'tags':
      return `1${tagsKey(value)}`;
    case 'id':
    case 'date':
      return `1${textOf(value)}`;
  }
};

/** What the key of tags contains when a tag is among them: "costCenter=HR", or "costCenter" with any value. */
export const tagFragment = (tag: string): string => {
  const [name = '', ...value] = tag.split('=');
  return value.length > 0 ? `1\n${tagKey(name, value.join('='))}\n` : `1\n${tagKey(name)}=`;
};

/** The value at a dotted path of a document. */
export const valueAt = (body: unknown, path: string): unknown => (path.includes('.') ? path.split('.').reduce(fieldOf, body) : fieldOf(body, path));

const fieldOf = (value: unknown, key: string): unknown => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined);

/** The key strings of all declared fields of a document. */
export const keysOf = (fields: Readonly<Record<string, FieldType>>, body: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([path, type]) => [path, keyOf(type, valueAt(body, path))]));
