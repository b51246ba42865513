import type { Checkpoint, GuardedWrite } from '../../../application/ports/read-store.js';
import { keyOf, valueAt, type FieldType } from '../../../projections/keys.js';
import type { Sqlite } from '../../sqlite/sqlite.js';
import { type Collection, column, table } from './sql.js';

type Fields = readonly (readonly [path: string, type: FieldType])[];

/** Row by row: with its indexes to keep, SQLite takes no longer for that than for one statement over a JSON array. */
export const writeDocuments = (db: Sqlite, { name, schema }: Collection, writes: readonly GuardedWrite[]): void => {
  if (writes.length === 0) return;
  const fields = Object.entries(schema.fields);
  const put = putOf(db, name, fields);
  for (const write of writes) if (!change(db, name, fields, write)) put(write);
};

/** Most changes touch few of the fields that are filtered by: the indexes of the others stay as they are. False: something else is stored. */
const change = (db: Sqlite, name: string, fields: Fields, { id, position, body, before }: GuardedWrite): boolean => {
  if (!body || !before?.body || before.position >= position) return false;
  const stored = before.body;
  const changed = fields.filter(([field]) => valueAt(stored, field) !== valueAt(body, field));
  const changes = changed.map(([field]) => `, ${column(field)} = ?`).join('');
  const keys = changed.map(([field, type]) => keyOf(type, valueAt(body, field)));
  return db.run(`UPDATE ${table(name)} SET position = ?, body = ?${changes} WHERE id = ? AND position = ? AND live = 1`, [position, JSON.stringify(body), ...keys, id, before.position]) > 0;
};

const putOf = (db: Sqlite, name: string, fields: Fields): ((write: GuardedWrite) => void) => {
  const columns = ['id', 'position', 'body', 'live', ...fields.map(([field]) => column(field))];
  const changes = columns.slice(1).map((each) => `${each} = excluded.${each}`);
  const statement = `INSERT INTO ${table(name)} (${columns.join()}) VALUES (${columns.map(() => '?').join()})
    ON CONFLICT (id) DO UPDATE SET ${changes.join()} WHERE excluded.position > position`;
  return ({ id, position, body }) => {
    const keys = fields.map(([field, type]) => body && keyOf(type, valueAt(body, field)));
    db.run(statement, [id, position, body && JSON.stringify(body), body ? 1 : 0, ...keys]);
  };
};

/** All in one statement: every view has one, and each batch moves them all. */
export const saveCheckpoints = (db: Sqlite, checkpoints: ReadonlyMap<string, Checkpoint>): void => {
  if (checkpoints.size === 0) return;
  const rows = [...checkpoints].map(([name, { logId, position }]) => [name, logId, position] as const);
  db.run(
    `INSERT INTO _checkpoints (name, log_id, position) VALUES ${rows.map(() => '(?, ?, ?)').join()}
     ON CONFLICT (name) DO UPDATE SET log_id = excluded.log_id, position = excluded.position`,
    rows.flat(),
  );
};

export const loadCheckpoint = (db: Sqlite, name: string): Checkpoint | null =>
  db.all<{ logId: string; position: number }>('SELECT log_id AS logId, position FROM _checkpoints WHERE name = ?', [name])[0] ?? null;
