import type { Condition, FindQuery } from '../../../application/ports/read-store.js';
import { keysOf } from '../../../projections/keys.js';
import { bodyOf, fields, type Order } from './orders.js';

type Keys = Readonly<Record<string, string>>;

const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const keyIn = (keys: Keys, field: string): string => keys[field] ?? '';

const holds = (keys: Keys, condition: Condition): boolean => {
  if ('anyOf' in condition) return condition.anyOf.some((each) => holds(keys, each));
  const key = keyIn(keys, condition.field);
  if (condition.op === 'in') return condition.keys.includes(key);
  const order = compare(key, condition.key);
  const answers = { eq: order === 0, ne: order !== 0, gt: order > 0, gte: order >= 0, lt: order < 0, lte: order <= 0 };
  if (condition.op === 'prefix') return key.startsWith(condition.key);
  if (condition.op === 'contains') return key.slice(1).includes(condition.key.slice(1));
  return answers[condition.op];
};

/** The contract in its plainest form: filter all, sort all. Answers ids. */
export const referenceFind = (orders: ReadonlyMap<string, Order>, { where, sort = { field: 'id', descending: false } }: Omit<FindQuery, 'limit'>): string[] => {
  const rows = [...orders].map(([id, order]) => ({ id, keys: { ...keysOf(fields, bodyOf(order)), id } }));
  const direction = sort.descending ? -1 : 1;
  return rows
    .filter(({ keys }) => where.every((condition) => holds(keys, condition)))
    .sort((a, b) => direction * (compare(keyIn(a.keys, sort.field), keyIn(b.keys, sort.field)) || compare(a.id, b.id)))
    .map(({ id }) => id);
};
