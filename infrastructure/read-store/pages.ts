import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CollectionSchema, FindQuery, ReadStore, StoredDocument } from '../../application/ports/read-store.js';
import { BY_ID, positionAfter } from './schema.js';

/** Keyset pages instead of a cursor of the server: nothing is held between two pages, so neither writes nor a lost connection disturb it. */
export async function* pages(
  { find }: Pick<ReadStore, 'find'>,
  collection: string,
  schema: CollectionSchema,
  query: Pick<FindQuery, 'where' | 'sort'>,
  batchSize: number,
): AsyncGenerator<readonly StoredDocument[]> {
  const sort = query.sort ?? BY_ID;
  let after: FindQuery['after'];
  for (;;) {
    const page = await find(collection, { where: query.where, sort, limit: batchSize, ...(after && { after }) });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < batchSize) return;
    after = positionAfter(schema, sort, last);
    // An engine in the same process answers without leaving the turn: let others have theirs.
    await nextTurn();
  }
}
