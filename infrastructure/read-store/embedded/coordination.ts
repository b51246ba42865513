import { openSqlite, type Sqlite } from '../../sqlite/sqlite.js';
import { FREE, type Lease } from '../lease.js';

export const activeCollection = (db: Sqlite, view: string): string | null =>
  db.all<{ collection: string }>('SELECT collection FROM _active WHERE view = ?', [view])[0]?.collection ?? null;

export const activate = (db: Sqlite, view: string, collection: string): void =>
  void db.run('INSERT INTO _active (view, collection) VALUES (?, ?) ON CONFLICT (view) DO UPDATE SET collection = excluded.collection', [view, collection]);

/**
 * Leases are in a file of their own, beside that of the documents: who renews one would else wait, and all of his process
 * with him, while another process writes batch after batch.
 */
export const openLeases = (file: string, busyMs: number): Sqlite => {
  const db = openSqlite(file === ':memory:' ? file : `${file}-leases`, { synchronous: 'NORMAL', busyMs });
  db.exec('CREATE TABLE IF NOT EXISTS _leases (name TEXT NOT NULL PRIMARY KEY, holder TEXT, held_until INTEGER NOT NULL, wanted_by TEXT, wanted_until INTEGER NOT NULL)');
  return db;
};

/**
 * Reads the lease, lets `change` decide, and keeps the lease that it answers, in one transaction. It looks without the lock
 * first: those who wait for a lease that another holds would otherwise get in the way of what that one writes.
 */
export const changeLease = <Result extends { readonly lease?: Lease }>(db: Sqlite, name: string, change: (lease: Lease) => Result): Result => {
  const seen = change(load(db, name));
  if (!seen.lease) return seen;
  return db.transaction(() => {
    const result = change(load(db, name));
    if (result.lease) save(db, name, result.lease);
    return result;
  });
};

const load = (db: Sqlite, name: string): Lease =>
  db.all<Lease & object>('SELECT holder, held_until AS heldUntil, wanted_by AS wantedBy, wanted_until AS wantedUntil FROM _leases WHERE name = ?', [name])[0] ?? FREE;

const save = (db: Sqlite, name: string, { holder, heldUntil, wantedBy, wantedUntil }: Lease): void =>
  void db.run(
    `INSERT INTO _leases (name, holder, held_until, wanted_by, wanted_until) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until, wanted_by = excluded.wanted_by, wanted_until = excluded.wanted_until`,
    [name, holder, heldUntil, wantedBy, wantedUntil],
  );
