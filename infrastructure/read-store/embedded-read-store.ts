import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Checkpoint, CollectionSchema, Condition, EachQuery, FindQuery, GuardedWrite, ReadStore, StoredDocument, StoredText } from '../../application/ports/read-store.js';
import { openSqlite, type Sqlite } from '../sqlite/sqlite.js';
import { activate, activeCollection, changeLease, openLeases } from './embedded/coordination.js';
import { attempt, isMissing } from './embedded/failures.js';
import { count, find, findEach, getMany, positions } from './embedded/queries.js';
import { walkOver } from './embedded/stream.js';
import { openTables, type Tables } from './embedded/tables.js';
import { textsAfter } from './embedded/texts.js';
import { loadCheckpoint, saveCheckpoints, writeDocuments } from './embedded/writes.js';
import { acquire, release, request, withoutDead } from './lease.js';

export interface EmbeddedReadStoreOptions {
  readonly file: string;
  /** Milliseconds since 1970, for the leases. */
  readonly now?: () => number;
  /** How long to wait while another process writes. Default: 5 s. */
  readonly busyMs?: number;
}

// A cache for the inner pages of a million rows, and a log long enough that a page changed often is copied back seldom. What
// is sorted for an index beyond the size of the cache goes to a file, so that a copy of any size is built in flat memory.
const SETTINGS = 'PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8000; PRAGMA temp_store = FILE';

const OWN_TABLES = `
  CREATE TABLE IF NOT EXISTS _collections (name TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS _checkpoints (name TEXT NOT NULL PRIMARY KEY, log_id TEXT NOT NULL, position INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS _active (view TEXT NOT NULL PRIMARY KEY, collection TEXT NOT NULL)`;

/**
 * Read models in one SQLite file. Documents and checkpoint are written in one transaction, so a power cut takes back both
 * or neither, and the log brings the rest again: `synchronous = NORMAL` is enough.
 */
export const openEmbeddedReadStore = ({ file, now = Date.now, busyMs = 5_000 }: EmbeddedReadStoreOptions): ReadStore => {
  const db = openSqlite(file, { synchronous: 'NORMAL', busyMs });
  db.exec(SETTINGS);
  db.exec(OWN_TABLES);
  return new EmbeddedReadStore(db, openTables(db), openLeases(file, busyMs), now, () => openSqlite(file, { synchronous: 'NORMAL', busyMs }));
};

class EmbeddedReadStore implements ReadStore {
  /** For whole lists: a walk over a million rows must not fill the cache that the pages live by. */
  private reader: Sqlite | null = null;

  constructor(
    private readonly db: Sqlite,
    private readonly tables: Tables,
    private readonly leases: Sqlite,
    private readonly now: () => number,
    private readonly openReader: () => Sqlite,
  ) {}

  ensure = (collection: string, schema: CollectionSchema) => attempt(() => this.tables.ensure(collection, schema));
  drop = (collection: string) => attempt(() => this.tables.drop(collection));
  collections = (prefix: string) => attempt(() => this.tables.names(prefix));

  getMany = (collection: string, ids: readonly string[]) => this.using([collection], () => getMany(this.db, this.tables.get(collection), ids));
  positions = (collection: string, ids: readonly string[]) => this.using([collection], () => positions(this.db, this.tables.get(collection), ids));
  find = (collection: string, query: FindQuery) => this.using([collection], () => find(this.db, this.tables.get(collection), query));
  findEach = (collection: string, query: EachQuery) => this.using([collection], () => findEach(this.db, this.tables.get(collection), query));
  count = (collection: string, where: readonly Condition[]) => this.using([collection], () => count(this.db, this.tables.get(collection), where));

  async *stream(collection: string, query: Pick<FindQuery, 'where' | 'sort'>, batchSize: number): AsyncGenerator<readonly StoredDocument[]> {
    const reader = this.ofWholeLists();
    const walk = await this.using([collection], () => walkOver(reader, this.tables.get(collection), query));
    try {
      for (;;) {
        const { rows, done } = await this.using([collection], () => walk.next(this.tables.get(collection), batchSize));
        if (rows.length > 0) yield rows;
        if (done) return;
        // The engine answers without leaving the turn: let others have theirs.
        await nextTurn();
      }
    } finally {
      walk.end();
    }
  }

  async *texts(collection: string, batchSize: number): AsyncGenerator<readonly StoredText[]> {
    const reader = this.ofWholeLists();
    for (let after: string | null = null; ; await nextTurn()) {
      const texts: readonly StoredText[] = await this.using([collection], () => textsAfter(reader, this.tables.get(collection), after, batchSize));
      const last = texts.at(-1);
      if (last) yield texts;
      if (!last || texts.length < batchSize) return;
      after = last.id;
    }
  }

  apply = (writes: ReadonlyMap<string, readonly GuardedWrite[]>, checkpoints: ReadonlyMap<string, Checkpoint>) =>
    this.using([...writes.keys()], () =>
      this.db.transaction(() => {
        for (const [collection, documents] of writes) writeDocuments(this.db, this.tables.get(collection), documents);
        saveCheckpoints(this.db, checkpoints);
      }),
    );

  loadCheckpoint = (name: string) => attempt(() => loadCheckpoint(this.db, name));
  activeCollection = (view: string) => attempt(() => activeCollection(this.db, view));
  activate = (view: string, collection: string) => attempt(() => activate(this.db, view, collection));

  async acquireLease(name: string, owner: string, ttlMs: number) {
    const { held, wanted } = await attempt(() => changeLease(this.leases, name, (lease) => acquire(withoutDead(lease), owner, this.now(), ttlMs)));
    return { held, wanted };
  }

  requestLease = (name: string, owner: string, ttlMs: number) =>
    attempt(() => void changeLease(this.leases, name, (lease) => ({ lease: request(lease, owner, this.now(), ttlMs) })));

  releaseLease = (name: string, owner: string) => attempt(() => void changeLease(this.leases, name, (lease) => ({ lease: release(lease, owner) })));

  close = () =>
    attempt(() => {
      this.reader?.close();
      this.leases.close();
      this.db.close();
    });

  private ofWholeLists(): Sqlite {
    return (this.reader ??= this.openReader());
  }

  /** Once more when another process has dropped or rebuilt a collection since this one looked; it may be unknown then. */
  private using<Result>(collections: readonly string[], work: () => Result): Promise<Result> {
    return attempt(() => {
      try {
        return work();
      } catch (error) {
        if (!isMissing(error)) throw error;
        collections.forEach((collection) => this.tables.forget(collection));
        return work();
      }
    });
  }
}
