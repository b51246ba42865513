import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type SqlValue } from './bind.js';
import { isBusy, openSqlite, type Sqlite } from './sqlite.js';

describe('sqlite', () => {
  let folder: string;
  let db: Sqlite;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
    db = openSqlite(join(folder, 'new', 'a.db'), { synchronous: 'NORMAL', busyMs: 50 });
    db.exec('CREATE TABLE t (n INTEGER, s TEXT)');
  });
  afterEach(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps integers whole and text untouched', () => {
    expect(db.run('INSERT INTO t VALUES (?, ?)', [5, '5'])).toBe(1);
    db.run('INSERT INTO t VALUES (?, ?)', [Number.MAX_SAFE_INTEGER, null]);
    expect(db.all('SELECT n, s, typeof(n) AS type FROM t')).toEqual([
      { n: 5, s: '5', type: 'integer' },
      { n: Number.MAX_SAFE_INTEGER, s: null, type: 'integer' },
    ]);
  });

  it('gives bytes back as they were', () => {
    db.exec('CREATE TABLE b (bytes BLOB) STRICT');
    db.run('INSERT INTO b VALUES (?)', [Buffer.from([0, 255, 10])]);
    expect(db.all<{ bytes: ArrayBuffer }>('SELECT bytes FROM b').map(({ bytes }) => [...new Uint8Array(bytes)])).toEqual([[0, 255, 10]]);
  });

  it.each([true, 1.5, Number.NaN, undefined, new Date(0)])('refuses to bind %p', (value) => {
    expect(() => db.run('INSERT INTO t(n) VALUES (?)', [value as unknown as SqlValue])).toThrow(TypeError);
  });

  it('refuses too few values, which the driver would fill with those of the last call', () => {
    db.run('INSERT INTO t VALUES (?, ?)', [1, 'first']);
    expect(() => db.run('INSERT INTO t VALUES (?, ?)', [2])).toThrow('1 values for 2 parameters');
    expect(db.all("SELECT s FROM t WHERE s <> '?' -- ?")).toEqual([{ s: 'first' }]);
  });

  it('throws rather than round an integer beyond 2^53', () => {
    db.run('INSERT INTO t(n) VALUES (?)', [9007199254740993n]);
    expect(() => db.all('SELECT n FROM t')).toThrow(RangeError);
  });

  it('rolls back when the work throws, and works again', () => {
    const failing = () => db.transaction(() => [db.run('INSERT INTO t(n) VALUES (1)'), db.run('INSERT INTO nowhere VALUES (1)')]);
    expect(failing).toThrow('nowhere');
    db.transaction(() => db.run('INSERT INTO t(n) VALUES (2)'));
    expect(db.all('SELECT n FROM t')).toEqual([{ n: 2 }]);
  });

  it('copies the file while another connection writes', () => {
    const other = openSqlite(join(folder, 'new', 'a.db'), { synchronous: 'NORMAL', busyMs: 50 });
    db.run('INSERT INTO t(n) VALUES (1)');
    db.transaction(() => {
      db.run('INSERT INTO t(n) VALUES (2)');
      other.backup(join(folder, 'copy', 'b.db'));
    });
    other.close();
    const copy = openSqlite(join(folder, 'copy', 'b.db'), { synchronous: 'NORMAL' });
    expect(copy.all('SELECT n FROM t')).toEqual([{ n: 1 }]);
    copy.close();
  });

  it('says when another connection holds the lock', () => {
    const other = openSqlite(join(folder, 'new', 'a.db'), { synchronous: 'NORMAL', busyMs: 50 });
    const errors: unknown[] = [];
    db.transaction(() => {
      try {
        other.transaction(() => undefined);
      } catch (error) {
        errors.push(error);
      }
    });
    other.close();
    expect(errors.map(isBusy)).toEqual([true]);
  });
});
