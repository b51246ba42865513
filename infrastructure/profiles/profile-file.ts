import { openSqlite, type Sqlite } from '../sqlite/sqlite.js';

/** A profile as it is kept: its id, and all of it as JSON. */
export interface ProfileRow {
  readonly id: string;
  readonly body: string;
}

const PUT = 'INSERT INTO profile (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body';

/** What is erased is overwritten, in the file and in its log. What is committed is on disk. */
export const openProfileFile = (file: string): Sqlite => {
  const db = openSqlite(file, { synchronous: 'FULL' });
  db.exec('PRAGMA secure_delete = ON; CREATE TABLE IF NOT EXISTS profile (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID');
  return db;
};

/** All of them are on disk when this returns. */
export const putAll = (db: Sqlite, rows: readonly ProfileRow[]): void =>
  db.transaction(() => {
    for (const { id, body } of rows) db.run(PUT, [id, body]);
  });
