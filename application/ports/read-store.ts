import type { FieldType } from '../../projections/keys.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * How a view is stored: `fields` are the paths of the body ("total.amount") that can be filtered and sorted by. They
 * never change for a collection: other fields mean another version of the view. "id" is not declared, it is always there.
 */
export interface CollectionSchema {
  readonly fields: Readonly<Record<string, FieldType>>;
  /** Paths for an index each; every index ends with the id. */
  readonly indexes: readonly (readonly string[])[];
  /** Fields that few documents have a value in, or true: an index that begins with one need not hold the others. */
  readonly sparse?: readonly string[];
}

export interface StoredDocument {
  readonly id: string;
  /** Position of the last event that it reflects. */
  readonly position: number;
  readonly body: JsonObject;
}

/** A document's body as JSON, in the order of fields in which it was written. */
export interface StoredText {
  readonly id: string;
  readonly text: string;
}

/** Replaces the document unless the stored one is as new or newer. A null body deletes it, and remembers the position. */
export interface GuardedWrite {
  readonly id: string;
  readonly position: number;
  readonly body: JsonObject | null;
  /** The stored document that it was made from, as far as the writer knows: where it is still there, only what differs need be written. */
  readonly before?: { readonly position: number; readonly body: JsonObject | null };
}

/**
 * Compares the key strings of `projections/keys.ts` in binary order; the engines know no types. Every `key` is a whole
 * key string as `keyOf` makes it, also of `prefix` and `contains`; a null is "0", so `ne` and `lt` find it too.
 */
export type Condition =
  | { readonly field: string; readonly op: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'prefix' | 'contains'; readonly key: string }
  | { readonly field: string; readonly op: 'in'; readonly keys: readonly string[] }
  | { readonly anyOf: readonly Condition[] };

/** `field: "id"` addresses the document's id (its key string is the id itself). */
export interface FindQuery {
  readonly where: readonly Condition[];
  /** By the field, then by id in the same direction. Default: by id, ascending. */
  readonly sort?: { readonly field: string; readonly descending: boolean };
  readonly offset?: number;
  readonly limit: number;
  /** Keyset paging: rows after the one with this sort key and id, in the direction of the sort. */
  readonly after?: { readonly key: string; readonly id: string };
}

export interface EachQuery {
  readonly where: readonly Condition[];
  readonly field: string;
  readonly limit: number;
  readonly after?: string;
}

/**
 * The read models' engine. All of it can be thrown away and rebuilt from the log.
 * Every method throws ReadStoreUnavailable when the engine cannot be reached in time, and UnknownCollection for a
 * collection that it does not have (any more): read `activeCollection` again.
 */
export interface ReadStore {
  /**
   * Creates the collection and its indexes where missing. Throws when it is there with other fields. A rebuild is faster
   * when it ensures the collection without indexes first and with them once the documents are in.
   */
  ensure(collection: string, schema: CollectionSchema): Promise<void>;
  /** Its checkpoint stays, under whatever name it was saved. Dropping what is not there changes nothing. */
  drop(collection: string): Promise<void>;
  /** Physical collections whose name starts with `prefix`. */
  collections(prefix: string): Promise<readonly string[]>;
  getMany(collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument>>;
  /** Stored positions also of deleted documents: what `getMany` does not tell. */
  positions(collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Guarded by position, in a few round trips a collection, then the checkpoints (the last one saved counts). Repeating it changes nothing. */
  apply(writes: ReadonlyMap<string, readonly GuardedWrite[]>, checkpoints: ReadonlyMap<string, Checkpoint>): Promise<void>;
  find(collection: string, query: FindQuery): Promise<readonly StoredDocument[]>;
  /** One row for each value of a field, the first by id; in the order of the field, up to `limit` after the key of `after`. */
  findEach(collection: string, query: EachQuery): Promise<readonly StoredDocument[]>;
  count(collection: string, where: readonly Condition[]): Promise<number>;
  /** All rows of a query, in batches, with flat memory. A row that stays as it is while others are written comes exactly once. */
  stream(collection: string, query: Omit<FindQuery, 'limit' | 'offset' | 'after'>, batchSize: number): AsyncIterable<readonly StoredDocument[]>;
  /** All documents of a collection in the order of their ids, in batches, with flat memory: for comparing whole collections, without reading what they hold. */
  texts(collection: string, batchSize: number): AsyncIterable<readonly StoredText[]>;
  loadCheckpoint(name: string): Promise<Checkpoint | null>;
  /** Which physical collection serves a view: read at every use, switched atomically. */
  activeCollection(view: string): Promise<string | null>;
  activate(view: string, collection: string): Promise<void>;
  /**
   * Takes or renews a lease for `ttlMs`. It spares work twice done; it does not guard the documents, their positions do.
   * `wanted` is true when someone else asks for it: hand it over (`releaseLease`) at the next good moment.
   */
  acquireLease(name: string, owner: string, ttlMs: number): Promise<{ readonly held: boolean; readonly wanted: boolean }>;
  /**
   * Asks the holder to hand the lease over to `owner`; the wish lapses after `ttlMs`. While it stands, the holder may
   * renew the lease but nobody else can take it, and another's wish is not heard.
   */
  requestLease(name: string, owner: string, ttlMs: number): Promise<void>;
  /** Gives up the lease, and `owner`'s own wish for it. */
  releaseLease(name: string, owner: string): Promise<void>;
  close(): Promise<void>;
}

/** How far a view has come, in which log (another log's checkpoint is worth nothing). */
export interface Checkpoint {
  readonly logId: string;
  readonly position: number;
}

/** Never ensured, or dropped since. */
export class UnknownCollection extends Error {
  constructor(readonly collection: string) {
    super(`no collection ${collection} in the read store`);
    this.name = 'UnknownCollection';
  }
}

export class ReadStoreUnavailable extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ReadStoreUnavailable';
  }
}
