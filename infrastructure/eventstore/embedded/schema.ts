import { randomUUID } from 'node:crypto';
import { openSqlite, type Sqlite } from '../../sqlite/sqlite.js';

const VERSION = 2;

/**
 * Positions are 1, 2, 3, … without gaps: readers rely on it. A stream's number is the position of its first event: so
 * streams of about the same age, which are written to together, are neighbours in the index, and its pages are few. Data
 * is JSON, or nothing where it is large: then `packed` holds it, deflated.
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS streams (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE IF NOT EXISTS events (
    position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL,
    type TEXT NOT NULL, data TEXT NOT NULL, metadata TEXT NOT NULL, packed BLOB, UNIQUE (stream, revision)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS log (only INTEGER PRIMARY KEY CHECK (only = 1), id TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS checkpoints (name TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

/** Files of version 1 had the stream's name in every event. */
const NUMBER_STREAMS = `
  ALTER TABLE events RENAME TO named;
  ${TABLES}
  INSERT INTO streams (number, name) SELECT min(position), stream FROM named GROUP BY stream;
  INSERT INTO events (position, stream, revision, id, type, data, metadata)
    SELECT position, number, revision, id, type, data, metadata FROM named JOIN streams ON name = stream ORDER BY position;
  DROP TABLE named;
`;

/**
 * The default of 1,000 pages copies the log's hot index pages into the file ten times a second; a WAL of 64 MB keeps
 * them together and gives 30 % more appends.
 */
const TUNING = 'PRAGMA wal_autocheckpoint = 16000; PRAGMA cache_size = -65536';

/** Opens or creates the log's file. What is committed is on disk (FULL). */
export const openLog = (file: string): Sqlite => {
  const db = openSqlite(file, { synchronous: 'FULL' });
  db.exec(TUNING);
  db.transaction(() => {
    const [{ user_version: version } = { user_version: 0 }] = db.all<{ user_version: number }>('PRAGMA user_version');
    if (version > VERSION) throw new Error(`${file} was written by a newer version of this program (${version} > ${VERSION})`);
    db.exec(version === 1 ? NUMBER_STREAMS : TABLES);
    db.exec(`PRAGMA user_version = ${VERSION}`);
    db.run('INSERT OR IGNORE INTO log (only, id) VALUES (1, ?)', [randomUUID()]);
  });
  return db;
};

/** What waits in the write-ahead file goes into the log's, unless another process is reading it: so a log that rests takes no more than it holds. */
export const closeLog = (db: Sqlite): void => {
  try {
    db.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // It is safe where it is.
  }
  db.close();
};

export const logIdOf = (db: Sqlite): string => {
  const [row] = db.all<{ id: string }>('SELECT id FROM log');
  if (!row) throw new Error('the log has no id');
  return row.id;
};

export const headOf = (db: Sqlite): number => db.all<{ head: number | null }>('SELECT max(position) AS head FROM events')[0]?.head ?? 0;

/**
 * Copies a log that may be in use, also by another process, into a new file. The copy is another log from now on, so it
 * gets an id of its own: read models that are ahead of it are recognised after it was put in place.
 * @returns position of the copy's last event.
 */
export const backupLog = (file: string, toFile: string): number => {
  const source = openSqlite(file, { synchronous: 'FULL' });
  try {
    source.backup(toFile);
  } finally {
    source.close();
  }
  const copy = openSqlite(toFile, { synchronous: 'FULL' });
  try {
    copy.run('UPDATE log SET id = ?', [randomUUID()]);
    return headOf(copy);
  } finally {
    copy.close();
  }
};
