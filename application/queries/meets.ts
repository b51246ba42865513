import { keyOf, valueAt, type FieldType } from '../../projections/keys.js';
import type { Condition, JsonObject } from '../ports/read-store.js';

type Fields = Readonly<Record<string, FieldType>>;

/** Does a document meet a condition, as the engines decide it? For documents that are stored packed in others. */
export const meets = (condition: Condition, document: JsonObject, fields: Fields): boolean => {
  if ('anyOf' in condition) return condition.anyOf.some((each) => meets(each, document, fields));
  const key = condition.field === 'id' ? String(document['id']) : keyOf(fields[condition.field] ?? 'id', valueAt(document, condition.field));
  return condition.op === 'in' ? condition.keys.includes(key) : OPERATORS[condition.op](key, condition.key, condition.field === 'id' ? 0 : 1);
};

/** The fields that a condition looks at. */
export const fieldsOf = (condition: Condition): readonly string[] => ('anyOf' in condition ? condition.anyOf.flatMap(fieldsOf) : [condition.field]);

type Operator = Exclude<Extract<Condition, { readonly op: unknown }>['op'], 'in'>;

/** The first character of a key tells null from a value, and is no part of the text. */
const OPERATORS: Readonly<Record<Operator, (key: string, asked: string, marks: number) => boolean>> = {
  eq: (key, asked) => key === asked,
  ne: (key, asked) => key !== asked,
  gt: (key, asked) => compare(key, asked) > 0,
  gte: (key, asked) => compare(key, asked) >= 0,
  lt: (key, asked) => compare(key, asked) < 0,
  lte: (key, asked) => compare(key, asked) <= 0,
  prefix: (key, asked) => key.startsWith(asked),
  contains: (key, asked, marks) => key.slice(marks).includes(asked.slice(marks)),
};

const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
