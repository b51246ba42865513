import { keyOf, tagFragment } from '../../projections/keys.js';
import type { Condition } from '../ports/read-store.js';
import { badQuery, quote } from './bad-query.js';
import { checkValue, isDay, type Value } from './filter-value.js';
import { MAX_ROWS } from './list-query.js';
import { keyOfField, unknownField, type ReadableField } from './readable-fields.js';

const OPERATORS = ['gte', 'gt', 'lte', 'lt', 'ne'] as const;
type Operator = (typeof OPERATORS)[number] | 'eq';

interface Term {
  readonly field: ReadableField;
  readonly operator: Operator;
}

/** One entry of the filter: `status`, `status_ne`, `amount_gte`, with a value or a list of values. */
export interface FilterTerm {
  readonly field: ReadableField;
  readonly conditions: readonly Condition[];
}

/** @throws BadQuery */
export const compileTerm = (name: string, value: unknown, fields: ReadonlyMap<string, ReadableField>): FilterTerm => {
  const term = termOf(name, fields);
  const pointer = `/filter/${name}`;
  if (!term) throw unknownField(pointer, name, fields);
  return { field: term.field, conditions: Array.isArray(value) ? anyOf(term, value, pointer) : [one(term, value, pointer)].flat() };
};

const termOf = (name: string, fields: ReadonlyMap<string, ReadableField>): Term | null => {
  const whole = fields.get(name);
  if (whole) return { field: whole, operator: 'eq' };
  const operator = OPERATORS.find((each) => name.endsWith(`_${each}`));
  const field = operator && fields.get(name.slice(0, -operator.length - 1));
  return field ? { field, operator } : null;
};

const anyOf = (term: Term, values: readonly unknown[], pointer: string): readonly Condition[] => {
  if (values.length > MAX_ROWS) throw badQuery(pointer, `has ${values.length} values; at most ${MAX_ROWS}`);
  if (term.operator === 'ne') return values.flatMap((value) => one(term, value, pointer));
  if (term.operator !== 'eq') throw badQuery(pointer, 'takes one value, not a list');
  if (term.field.type === 'date' || term.field.type === 'tags') return [{ anyOf: values.flatMap((value) => one(term, value, pointer)) }];
  return [{ field: term.field.path, op: 'in', keys: values.map((value) => keyOfField(term.field, checkValue(term.field, value, pointer))) }];
};

const one = ({ field, operator }: Term, given: unknown, pointer: string): readonly Condition[] => {
  const value = checkValue(field, given, pointer);
  if (field.type === 'tags') return [tagged(field, operator, String(value), pointer)];
  if (operator === 'eq' || operator === 'ne') return [equality(field, operator, value)];
  if (value === null || typeof value === 'boolean') throw badQuery(pointer, `${quote(String(value))} has no order; use ${field.name} or ${field.name}_ne`);
  return order(field, operator, value);
};

/** A day stands for all moments of it, where instants are kept. */
const equality = (field: ReadableField, op: 'eq' | 'ne', value: Value): Condition => {
  const key = keyOfField(field, value);
  return { field: field.path, op: op === 'eq' && isDay(field, value) ? 'prefix' : op, key };
};

const tagged = ({ name, path }: ReadableField, operator: Operator, tag: string, pointer: string): Condition => {
  if (operator !== 'eq') throw badQuery(pointer, `only ${name} itself can be asked for, like {"${name}":"costCenter=HR"}`);
  return { field: path, op: 'contains', key: tagFragment(tag) };
};

/** Behind every moment of a day. */
const END_OF_DAY = '~';

const order = (field: ReadableField, op: Exclude<Operator, 'eq' | 'ne'>, value: Value): readonly Condition[] => {
  const wholeDay = isDay(field, value) && (op === 'gt' || op === 'lte');
  const condition: Condition = { field: field.path, op, key: keyOfField(field, value) + (wholeDay ? END_OF_DAY : '') };
  if (field.name === 'id' || op === 'gt' || op === 'gte') return [condition];
  // No value is not a small value.
  return [condition, { field: field.path, op: 'ne', key: keyOf(field.type, null) }];
};
