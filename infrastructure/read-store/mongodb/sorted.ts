import type { FindCursor } from 'mongodb';
import type { CollectionSchema, Condition, StoredDocument } from '../../../application/ports/read-store.js';
import { BY_ID, type Sort } from '../schema.js';
import { fromStored, type Stored } from './documents.js';
import { attempt } from './failures.js';

/** Does an index hold the rows in this order? One that begins with fields that are asked for one value each does. */
export const isIndexed = ({ indexes }: Pick<CollectionSchema, 'indexes'>, where: readonly Condition[], { field }: Sort): boolean => {
  if (field === BY_ID.field) return true;
  const fixed = new Set(where.flatMap((condition) => ('op' in condition && condition.op === 'eq' ? [condition.field] : [])));
  return indexes.some((index) => index.includes(field) && index.slice(0, index.indexOf(field)).every((before) => fixed.has(before)));
};

/**
 * Rows in an order that no index holds: the server sorts them once, on its disk where they are many, and hands them out. By
 * keyset it would look at all rows and sort them anew for every page.
 */
export async function* sortedOnce(cursor: FindCursor<Stored>, batchSize: number): AsyncGenerator<readonly StoredDocument[]> {
  try {
    for (let more = true; more; ) {
      const batch: StoredDocument[] = [];
      await attempt(async () => {
        while (batch.length < batchSize && (more = await cursor.hasNext())) batch.push(fromStored((await cursor.next()) as Stored));
      });
      if (batch.length > 0) yield batch;
    }
  } finally {
    await cursor.close();
  }
}
