import type { Checkpoint, GuardedWrite } from '../../../application/ports/read-store.js';
import { keysOf } from '../../../projections/keys.js';
import type { Sqlite } from '../../sqlite/sqlite.js';
import { type Collection, column, table } from './sql.js';

/** Row by row: with its indexes to keep, SQLite takes no longer for that than for one statement over a JSON array. */
export const writeDocuments = (db: Sqlite, { name, schema }: Collection, writes: readonly GuardedWrite[]): void => {
  const fields = Object.keys(schema.fields);
  const columns = ['id', 'position', 'body', ...fields.map(column)];
  const changes = columns.slice(1).map((each) => `${each} = excluded.${each}`);
  const statement = `INSERT INTO ${table(name)} (${columns.join()}) VALUES (${columns.map(() => '?').join()})
    ON CONFLICT (id) DO UPDATE SET ${changes.join()} WHERE excluded.position > position`;
  for (const { id, position, body } of writes) {
    const keys = body && keysOf(schema.fields, body);
    db.run(statement, [id, position, body && JSON.stringify(body), ...fields.map((field) => keys?.[field] ?? null)]);
  }
};

export const saveCheckpoint = (db: Sqlite, name: string, { logId, position }: Checkpoint): void =>
  void db.run(
    `INSERT INTO _checkpoints (name, log_id, position) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET log_id = excluded.log_id, position = excluded.position`,
    [name, logId, position],
  );

export const loadCheckpoint = (db: Sqlite, name: string): Checkpoint | null =>
  db.all<{ logId: string; position: number }>('SELECT log_id AS logId, position FROM _checkpoints WHERE name = ?', [name])[0] ?? null;
