import fc from 'fast-check';
import type { Condition, FindQuery } from '../../../application/ports/read-store.js';
import { keyOf } from '../../../projections/keys.js';
import { type Field, fields, type Order } from './orders.js';

// Few values, so that they meet; with what SQL, expressions, JSON and encodings treat in their own way.
const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'ß', 'É', 'e', '%', '_', '.', '*', '\\', '"', "'", '$', ' ', '0', '1', '😀', '🧾', '\u{10000}', 'न', '\n'), maxLength: 4 });
const number = fc.oneof(fc.integer({ min: -12, max: 12 }), fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 1_000_000, -1_000_000));
const date = fc.constantFrom('2023-12-31', '2024-02-29', '2024-03-01', '2024-03-01T00:00:00Z');

const values = {
  status: fc.constantFrom('open', 'Open', 'paid', ''),
  name: text,
  'total.amount': number,
  paid: fc.boolean(),
  placedOn: date,
} satisfies Record<Field, fc.Arbitrary<unknown>>;

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 6 });

export const anyOrder: fc.Arbitrary<Order> = fc.record(
  { status: optional(values.status), name: optional(text), amount: optional(number), paid: optional(values.paid), placedOn: optional(date) },
  { requiredKeys: [] },
);

const names = Object.keys(fields) as Field[];

const anyLeaf: fc.Arbitrary<Condition> = fc.constantFrom(...names).chain((field) => {
  const key = optional(values[field] as fc.Arbitrary<unknown>).map((value) => keyOf(fields[field], value));
  const text = (values[field] as fc.Arbitrary<unknown>).map((value) => keyOf(fields[field], value));
  return fc.oneof(
    fc.record({ field: fc.constant(field), op: fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte'), key }),
    fc.record({ field: fc.constant(field), op: fc.constantFrom('prefix', 'contains'), key: text }),
    fc.record({ field: fc.constant(field), op: fc.constant('in' as const), keys: fc.array(key, { maxLength: 3 }) }),
  );
});

const anyCondition: fc.Arbitrary<Condition> = fc.oneof({ weight: 3, arbitrary: anyLeaf }, { weight: 1, arbitrary: fc.record({ anyOf: fc.array(anyLeaf, { maxLength: 3 }) }) });

export const anyWhere = fc.array(anyCondition, { maxLength: 3 });
export const anySort: fc.Arbitrary<NonNullable<FindQuery['sort']>> = fc.record({ field: fc.constantFrom('id', ...names), descending: fc.boolean() });
