import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { bind, checkIntegers, countParameters, type SqlValue } from './bind.js';

export { type SqlValue } from './bind.js';

/** One connection to one file, in WAL mode. Everything is synchronous. Parameters are plain `?`. */
export interface Sqlite {
  /** Several statements, without parameters and results. */
  exec(sql: string): void;
  /** One statement; answers how many rows it changed. */
  run(sql: string, params?: readonly SqlValue[]): number;
  /** All rows of one statement; integers are safe numbers, or it throws. */
  all<Row extends object>(sql: string, params?: readonly SqlValue[]): Row[];
  /** BEGIN IMMEDIATE, then COMMIT or, when `work` throws, ROLLBACK. Not to be nested. */
  transaction<Result>(work: () => Result): Result;
  /** A consistent copy in a new file, on disk when it returns. Other connections go on reading and writing. */
  backup(toFile: string): void;
  close(): void;
}

export interface SqliteOptions {
  /** FULL: what is committed survives a power cut. NORMAL: it survives a killed process; the file is never broken. */
  readonly synchronous: 'FULL' | 'NORMAL';
  /** How long a statement waits for a lock of another connection. */
  readonly busyMs?: number;
}

/** Opens or creates the file and its folder. */
export const openSqlite = (file: string, { synchronous, busyMs = 5_000 }: SqliteOptions): Sqlite => {
  mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file, { timeout: busyMs });
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA foreign_keys = ON`);
  const prepare = statementCache(db);
  const run = (sql: string, params: readonly SqlValue[] = []): number => {
    const { statement, parameters } = prepare(sql);
    return statement.run(bind(params, parameters)).changes;
  };
  const all = <Row extends object>(sql: string, params: readonly SqlValue[] = []): Row[] => {
    const { statement, parameters } = prepare(sql);
    return checkIntegers(statement.all(bind(params, parameters)) as Row[]);
  };
  return {
    exec: (sql) => void db.exec(sql),
    run,
    all,
    transaction: (work) => inTransaction(db, work),
    backup: (toFile) => {
      mkdirSync(dirname(toFile), { recursive: true });
      run('VACUUM INTO ?', [toFile]);
      sync(toFile);
    },
    close: () => void db.close(),
  };
};

/** An error that means "another connection holds the lock": try again later. */
export const isBusy = (error: unknown): boolean => error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');

type Handle = InstanceType<typeof Database>;
interface Prepared {
  readonly statement: { run(params: unknown[]): { changes: number }; all(params: unknown[]): unknown[] };
  readonly parameters: number;
}

const MAX_STATEMENTS = 500;

/** Statements by their text; the oldest is dropped, since lists with many filters make many texts. */
const statementCache = (db: Handle): ((sql: string) => Prepared) => {
  const cache = new Map<string, Prepared>();
  return (sql) => {
    const known = cache.get(sql);
    if (known) return known;
    const prepared: Prepared = { statement: db.prepare(sql), parameters: countParameters(sql) };
    if (cache.size >= MAX_STATEMENTS) cache.delete(cache.keys().next().value ?? '');
    cache.set(sql, prepared);
    return prepared;
  };
};

const inTransaction = <Result>(db: Handle, work: () => Result): Result => {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk or an I/O error has already rolled back.
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
};

const sync = (file: string): void => {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
};
