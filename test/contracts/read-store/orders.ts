import type { CollectionSchema, Condition, GuardedWrite, JsonObject, ReadStore } from '../../../application/ports/read-store.js';
import { keyOf, type FieldType } from '../../../projections/keys.js';

/** A collection with a field of each type, for the tests of the contract. */
export const ORDERS = 'orders_v1';

export const fields = { status: 'id', name: 'text', 'total.amount': 'number', paid: 'boolean', placedOn: 'date' } as const satisfies Record<string, FieldType>;
export type Field = keyof typeof fields;
export const schema: CollectionSchema = { fields, indexes: [['status', 'placedOn'], ['name'], ['total.amount'], ['placedOn'], ['paid', 'name']], sparse: ['name', 'paid'] };

export interface Order {
  readonly status?: string | null;
  readonly name?: string | null;
  readonly amount?: number | null;
  readonly paid?: boolean | null;
  readonly placedOn?: string | null;
}

export const bodyOf = ({ amount, ...rest }: Order): JsonObject => ({ ...rest, total: { amount } });

/** Writes the orders, all reflecting one position. */
export const put = (store: ReadStore, orders: Readonly<Record<string, Order | null>>, position = 1): Promise<void> =>
  write(
    store,
    Object.entries(orders).map(([id, order]) => ({ id, position, body: order && bodyOf(order) })),
  );

export const write = (store: ReadStore, writes: readonly GuardedWrite[]): Promise<void> => store.apply(new Map([[ORDERS, writes]]), new Map());

/** A condition in values; `key` and `keys` are made of them as a caller would. */
export const is = (field: Field, op: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'prefix' | 'contains', value: unknown): Condition => ({ field, op, key: keyOf(fields[field], value) });
export const oneOf = (field: Field, ...values: readonly unknown[]): Condition => ({ field, op: 'in', keys: values.map((value) => keyOf(fields[field], value)) });

export const idsOf = (documents: readonly { readonly id: string }[]): string[] => documents.map(({ id }) => id);

export const matching = async (store: ReadStore, ...where: readonly Condition[]): Promise<string[]> => idsOf(await store.find(ORDERS, { where, limit: 1_000 }));
