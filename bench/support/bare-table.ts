import Database from 'libsql';
import type { JsonObject } from '../../application/ports/read-store.js';

/** Rows after this one, in the order of the list. */
export interface Place {
  readonly expiresOn: string;
  readonly id: string;
}

/** The peer of a list: the same rows in a plain table with the one index that the question needs, asked by a prepared statement. */
export class BareTable {
  private readonly db: InstanceType<typeof Database>;
  private readonly first;
  private readonly after;
  private readonly total;

  constructor(file: string, rows: readonly JsonObject[]) {
    this.db = new Database(file);
    this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE orders (id TEXT PRIMARY KEY, status TEXT, expires_on TEXT, body TEXT)');
    const insert = this.db.prepare('INSERT INTO orders VALUES (?, ?, ?, ?)');
    this.db.exec('BEGIN');
    for (const row of rows) insert.run([String(row.id), String(row.status), String(row.expiresOn), JSON.stringify(row)]);
    this.db.exec('COMMIT; CREATE INDEX by_status ON orders (status, expires_on, id)');
    const page = (condition: string) => `SELECT id, expires_on, body FROM orders WHERE status = ? ${condition} ORDER BY expires_on DESC, id DESC LIMIT ?`;
    this.first = this.db.prepare(page(''));
    this.after = this.db.prepare(page('AND (expires_on, id) < (?, ?)'));
    this.total = this.db.prepare('SELECT count(*) AS n FROM orders WHERE status = ?');
  }

  page(status: string, rows: number, place: Place | null): unknown {
    return place ? this.after.all([status, place.expiresOn, place.id, rows]) : this.first.all([status, rows]);
  }

  counted(status: string): unknown {
    return this.total.all([status]);
  }

  close(): void {
    this.db.close();
  }
}
