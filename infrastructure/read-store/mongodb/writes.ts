import type { AnyBulkWriteOperation, Collection as MongoCollection } from 'mongodb';
import type { GuardedWrite } from '../../../application/ports/read-store.js';
import { type Stored, toStored } from './documents.js';
import { isDuplicate } from './failures.js';
import { type Collection } from './filters.js';

export const positions = async (documents: MongoCollection<Stored>, ids: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const found = await documents.find({ _id: { $in: [...ids] } }, { projection: { position: 1 } }).toArray();
  return new Map(found.map(({ _id, position }) => [_id, position]));
};

/**
 * Inserts what is not there, replaces what is older, leaves what is newer. Another writer may come between the look and
 * the write: a replacement names the older position that it may replace, and an insert that finds the document there has
 * another look. (A guarded upsert would do in one step what not all servers of the protocol do alike.)
 */
export const writeDocuments = async (documents: MongoCollection<Stored>, { schema }: Collection, writes: readonly GuardedWrite[]): Promise<void> => {
  const pending = newest(writes);
  const stored = await positions(documents, [...pending.keys()]);
  const operations = [...pending.values()].flatMap((write) => operation(toStored(schema, write), stored.get(write.id)));
  if (operations.length === 0) return;
  try {
    await documents.bulkWrite(operations, { ordered: false });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    await writeDocuments(documents, { name: documents.collectionName, schema }, writes);
  }
};

const operation = (document: Stored, stored: number | undefined): AnyBulkWriteOperation<Stored>[] => {
  const { _id, ...replacement } = document;
  if (stored === undefined) return [{ insertOne: { document } }];
  return stored < document.position ? [{ replaceOne: { filter: { _id, position: { $lt: document.position } }, replacement } }] : [];
};

/** Unordered operations on one document would race. */
const newest = (writes: readonly GuardedWrite[]): ReadonlyMap<string, GuardedWrite> => {
  const byId = new Map<string, GuardedWrite>();
  for (const write of writes) if (write.position > (byId.get(write.id)?.position ?? -1)) byId.set(write.id, write);
  return byId;
};
