import { MongoClient } from 'mongodb';
import type { Checkpoint, CollectionSchema, Condition, EachQuery, FindQuery, GuardedWrite, ReadStore, StoredDocument, StoredText } from '../../application/ports/read-store.js';
import { acquire, release, request } from './lease.js';
import { Collections } from './mongodb/collections.js';
import { Coordination } from './mongodb/coordination.js';
import { fromStored } from './mongodb/documents.js';
import { attempt } from './mongodb/failures.js';
import { allOf, type Collection, keyset, order, pathOf } from './mongodb/filters.js';
import { isIndexed, sortedOnce } from './mongodb/sorted.js';
import { positions, writeDocuments } from './mongodb/writes.js';
import { pages } from './pages.js';
import { BY_ID, positionAfter } from './schema.js';

export interface MongoReadStoreOptions {
  readonly url: string;
  /** Default: the database of the URL, else "skyledger". */
  readonly database?: string;
  /** How long to wait for a server, and for an answer of it. */
  readonly timeoutMs?: number;
  /** Milliseconds since 1970, for the leases: the clocks of the processes should agree to a fraction of a lease. */
  readonly now?: () => number;
}

/**
 * Read models in MongoDB, or in a server that speaks its protocol: needs no transactions, since every document carries its
 * position. Throws ReadStoreUnavailable when no server answers.
 */
export const connectMongoReadStore = async ({ url, database, timeoutMs = 10_000, now = Date.now }: MongoReadStoreOptions): Promise<ReadStore> => {
  const client = new MongoClient(url, {
    appName: 'skyledger',
    serverSelectionTimeoutMS: timeoutMs,
    connectTimeoutMS: timeoutMs,
    socketTimeoutMS: timeoutMs,
    waitQueueTimeoutMS: timeoutMs,
    ignoreUndefined: true,
    writeConcern: { w: 'majority' },
  });
  try {
    await attempt(() => client.connect());
  } catch (error) {
    await client.close();
    throw error;
  }
  return new MongoReadStore(client, database ?? databaseOf(client), now);
};

const databaseOf = ({ options }: MongoClient): string => (options.dbName && options.dbName !== 'test' ? options.dbName : 'skyledger');

class MongoReadStore implements ReadStore {
  private readonly stored: Collections;
  private readonly shared: Coordination;

  constructor(
    private readonly client: MongoClient,
    database: string,
    private readonly now: () => number,
  ) {
    this.stored = new Collections(client.db(database));
    this.shared = new Coordination(client.db(database));
  }

  ensure = (collection: string, schema: CollectionSchema) => attempt(() => this.stored.ensure(collection, schema));
  drop = (collection: string) => attempt(() => this.stored.drop(collection));
  collections = (prefix: string) => attempt(() => this.stored.names(prefix));

  getMany = (collection: string, ids: readonly string[]) =>
    this.read(collection, async ({ name }) => {
      const found = await this.stored.documents(name).find({ _id: { $in: [...ids] }, live: true }, SHOWN).toArray();
      return { result: new Map(found.map((document) => [document._id, fromStored(document)])), rows: found.length };
    });

  positions = (collection: string, ids: readonly string[]) =>
    this.read(collection, async ({ name }) => {
      const result = await positions(this.stored.documents(name), ids);
      return { result, rows: result.size };
    });

  apply = (writes: ReadonlyMap<string, readonly GuardedWrite[]>, checkpoints: ReadonlyMap<string, Checkpoint>) =>
    attempt(async () => {
      await Promise.all([...writes].map(async ([name, documents]) => writeDocuments(this.stored.documents(name), await this.stored.look(name), documents)));
      // Never before the documents: what comes in between is applied again, and changes nothing.
      await Promise.all([...checkpoints].map(([name, checkpoint]) => this.shared.saveCheckpoint(name, checkpoint)));
    });

  find = (name: string, { where, sort = BY_ID, offset = 0, limit, after }: FindQuery) =>
    this.read(name, async (collection) => {
      const path = pathOf(collection, sort.field);
      const rows = allOf(collection, where, after && keyset(path, sort, after));
      // A limit of 0 would mean none.
      const found = limit > 0 ? await this.stored.documents(name).find(rows, SHOWN).sort(order(path, sort)).skip(offset).limit(limit).toArray() : [];
      return { result: found.map(fromStored), rows: found.length };
    });

  /** A seek for each value, since grouping would look at all rows for every page. */
  findEach = async (name: string, { where, field, limit, after }: EachQuery) => {
    const { schema } = await attempt(() => this.stored.get(name));
    const sort = { field, descending: false };
    const found: StoredDocument[] = [];
    for (let key = after; found.length < limit; ) {
      const [next] = await this.find(name, { where, sort, limit: 1, ...(key !== undefined && { after: { key, id: LAST_ID } }) });
      if (!next) break;
      found.push(next);
      key = positionAfter(schema, sort, next).key;
    }
    return found;
  };

  count = (name: string, where: readonly Condition[]) =>
    this.read(name, async (collection) => {
      const rows = await this.stored.documents(name).countDocuments(allOf(collection, where));
      return { result: rows, rows };
    });

  async *stream(collection: string, query: Pick<FindQuery, 'where' | 'sort'>, batchSize: number): AsyncGenerator<readonly StoredDocument[]> {
    const known = await attempt(() => this.stored.get(collection));
    const sort = query.sort ?? BY_ID;
    if (isIndexed(known.schema, query.where, sort)) return yield* pages(this, collection, known.schema, query, batchSize);
    yield* sortedOnce(this.stored.documents(collection).find(allOf(known, query.where), { ...SHOWN, allowDiskUse: true, batchSize }).sort(order(pathOf(known, sort.field), sort)), batchSize);
    // A collection that was dropped meanwhile answers like an empty one.
    await attempt(() => this.stored.look(collection));
  }

  async *texts(collection: string, batchSize: number): AsyncGenerator<readonly StoredText[]> {
    for await (const batch of this.stream(collection, { where: [] }, batchSize)) yield batch.map(({ id, body }) => ({ id, text: JSON.stringify(body) }));
  }

  loadCheckpoint = (name: string) => attempt(() => this.shared.loadCheckpoint(name));
  activeCollection = (view: string) => attempt(() => this.shared.activeCollection(view));
  activate = (view: string, collection: string) => attempt(() => this.shared.activate(view, collection));

  async acquireLease(name: string, owner: string, ttlMs: number) {
    const { held, wanted } = await attempt(() => this.shared.changeLease(name, (lease) => acquire(lease, owner, this.now(), ttlMs)));
    return { held, wanted };
  }

  async requestLease(name: string, owner: string, ttlMs: number) {
    await attempt(() => this.shared.changeLease(name, (lease) => ({ lease: request(lease, owner, this.now(), ttlMs) })));
  }

  async releaseLease(name: string, owner: string) {
    await attempt(() => this.shared.changeLease(name, (lease) => ({ lease: release(lease, owner) })));
  }

  close = () => this.client.close();

  /** A collection that is not there answers like an empty one, so no rows are looked into. */
  private read<Result>(name: string, work: (collection: Collection) => Promise<{ readonly result: Result; readonly rows: number }>): Promise<Result> {
    return attempt(async () => {
      const { result, rows } = await work(await this.stored.get(name));
      if (rows === 0) await this.stored.look(name);
      return result;
    });
  }
}

/** After every id. */
const LAST_ID = String.fromCodePoint(0x10ffff);
const SHOWN = { projection: { position: 1, body: 1 } } as const;
