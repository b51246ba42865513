import type { FieldType } from '../../projections/keys.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** How a view is stored: `fields` are the paths of the body ("total.amount") that can be filtered and sorted by. */
export interface CollectionSchema {
  readonly fields: Readonly<Record<string, FieldType>>;
  /** Paths for an index each; every index ends with the id. */
  readonly indexes: readonly (readonly string[])[];
}

export interface StoredDocument {
  readonly id: string;
  /** Position of the last event that it reflects. */
  readonly position: number;
  readonly body: JsonObject;
}

/** Replaces the document unless the stored one is as new or newer. A null body deletes it, and remembers the position. */
export interface GuardedWrite {
  readonly id: string;
  readonly position: number;
  readonly body: JsonObject | null;
}

/** Compares the key strings of `projections/keys.ts` in binary order; the engines know no types. */
export type Condition =
  | { readonly field: string; readonly op: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'prefix' | 'contains'; readonly key: string }
  | { readonly field: string; readonly op: 'in'; readonly keys: readonly string[] }
  | { readonly anyOf: readonly Condition[] };

/** `field: "id"` addresses the document's id (its key string is the id itself). */
export interface FindQuery {
  readonly where: readonly Condition[];
  readonly sort?: { readonly field: string; readonly descending: boolean };
  readonly offset?: number;
  readonly limit: number;
  /** Keyset paging: rows after the one with this sort key and id, in the direction of the sort. */
  readonly after?: { readonly key: string; readonly id: string };
}

/** The read models' engine. All of it can be thrown away and rebuilt from the log. */
export interface ReadStore {
  /** Creates the collection and its indexes where missing. */
  ensure(collection: string, schema: CollectionSchema): Promise<void>;
  drop(collection: string): Promise<void>;
  /** Physical collections whose name starts with `prefix`. */
  collections(prefix: string): Promise<readonly string[]>;
  getMany(collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument>>;
  /** Stored positions also of deleted documents: what `getMany` does not tell. */
  positions(collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Guarded by position, in one round trip a collection, then the checkpoint. Repeating it changes nothing. */
  apply(writes: ReadonlyMap<string, readonly GuardedWrite[]>, checkpoints: ReadonlyMap<string, Checkpoint>): Promise<void>;
  find(collection: string, query: FindQuery): Promise<readonly StoredDocument[]>;
  count(collection: string, where: readonly Condition[]): Promise<number>;
  /** All rows of a query by a cursor, in batches, with flat memory. */
  stream(collection: string, query: Omit<FindQuery, 'limit' | 'offset' | 'after'>, batchSize: number): AsyncIterable<readonly StoredDocument[]>;
  loadCheckpoint(name: string): Promise<Checkpoint | null>;
  /** Which physical collection serves a view: read at every use, switched atomically. */
  activeCollection(view: string): Promise<string | null>;
  activate(view: string, collection: string): Promise<void>;
  /** Takes or renews a lease for `ttlMs`. `wanted` is true when someone else asks for it: hand it over at the next good moment. */
  acquireLease(name: string, owner: string, ttlMs: number): Promise<{ readonly held: boolean; readonly wanted: boolean }>;
  /** Asks the holder to hand the lease over to `owner`; the wish lapses after `ttlMs`. While it stands, nobody else can take the lease. */
  requestLease(name: string, owner: string, ttlMs: number): Promise<void>;
  releaseLease(name: string, owner: string): Promise<void>;
  close(): Promise<void>;
}

/** How far a view has come, in which log (another log's checkpoint is worth nothing). */
export interface Checkpoint {
  readonly logId: string;
  readonly position: number;
}

export class ReadStoreUnavailable extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ReadStoreUnavailable';
  }
}
