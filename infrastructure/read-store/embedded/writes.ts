import type { Checkpoint, GuardedWrite } from '../../../application/ports/read-store.js';
import { keyOf, keysOf, valueAt } from '../../../projections/keys.js';
import type { Sqlite } from '../../sqlite/sqlite.js';
import { type Collection, column, table } from './sql.js';

/** Row by row: with its indexes to keep, SQLite takes no longer for that than for one statement over a JSON array. */
export const writeDocuments = (db: Sqlite, collection: Collection, writes: readonly GuardedWrite[]): void => {
  const put = putOf(collection);
  for (const write of writes) if (!change(db, collection, write)) put(db, write);
};

/** Most changes touch few of the fields that are filtered by: the indexes of the others stay as they are. False: something else is stored. */
const change = (db: Sqlite, { name, schema }: Collection, { id, position, body, before }: GuardedWrite): boolean => {
  if (!body || !before?.body || before.position >= position) return false;
  const fields = Object.entries(schema.fields).filter(([field]) => valueAt(before.body, field) !== valueAt(body, field));
  const changes = ['position', 'body', ...fields.map(([field]) => column(field))].map((each) => `${each} = ?`);
  const values = [position, JSON.stringify(body), ...fields.map(([field, type]) => keyOf(type, valueAt(body, field)))];
  return db.run(`UPDATE ${table(name)} SET ${changes.join()} WHERE id = ? AND position = ? AND live = 1`, [...values, id, before.position]) > 0;
};

const putOf = ({ name, schema }: Collection): ((db: Sqlite, write: GuardedWrite) => void) => {
  const fields = Object.keys(schema.fields);
  const columns = ['id', 'position', 'body', 'live', ...fields.map(column)];
  const changes = columns.slice(1).map((each) => `${each} = excluded.${each}`);
  const statement = `INSERT INTO ${table(name)} (${columns.join()}) VALUES (${columns.map(() => '?').join()})
    ON CONFLICT (id) DO UPDATE SET ${changes.join()} WHERE excluded.position > position`;
  return (db, { id, position, body }) => {
    const keys = body && keysOf(schema.fields, body);
    db.run(statement, [id, position, body && JSON.stringify(body), body ? 1 : 0, ...fields.map((field) => keys?.[field] ?? null)]);
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
