import { type CollectionSchema, UnknownCollection } from '../../../application/ports/read-store.js';
import type { Sqlite } from '../../sqlite/sqlite.js';
import { checkSchema, extendSchema } from '../schema.js';
import { type Collection, column, heldBy, indexName, table } from './sql.js';

/** The collections of a file: a table each, its schema kept beside. Names that begin with "_" are of the engine itself. */
export interface Tables {
  ensure(name: string, schema: CollectionSchema): void;
  drop(name: string): void;
  /** @throws UnknownCollection */
  get(name: string): Collection;
  names(prefix: string): readonly string[];
  /** Another process may have dropped or changed it. */
  forget(name: string): void;
}

export const openTables = (db: Sqlite): Tables => {
  db.transaction(() => tellLive(db));
  const known = new Map<string, Collection>();
  const load = (name: string): CollectionSchema | null => {
    const stored = db.all<{ body: string }>('SELECT body FROM _collections WHERE name = ?', [name])[0];
    return stored ? (JSON.parse(stored.body) as CollectionSchema) : null;
  };
  const get = (name: string): Collection => {
    const schema = load(name);
    if (!schema) throw new UnknownCollection(name);
    known.set(name, { name, schema });
    return { name, schema };
  };
  return {
    ensure: (name, declared) => {
      checkSchema(name, declared);
      known.set(name, { name, schema: db.transaction(() => create(db, name, load(name), declared)) });
    },
    drop: (name) => {
      known.delete(name);
      db.transaction(() => {
        if (load(name)) db.exec(`DROP TABLE ${table(name)}`);
        db.run('DELETE FROM _collections WHERE name = ?', [name]);
      });
    },
    get: (name) => known.get(name) ?? get(name),
    names: (prefix) =>
      db
        .all<{ name: string }>('SELECT name FROM _collections ORDER BY name')
        .map(({ name }) => name)
        .filter((name) => name.startsWith(prefix)),
    forget: (name) => void known.delete(name),
  };
};

/** Tables of the time before `live`: it is told of each row, and the indexes are made anew when the collection is ensured. */
const tellLive = (db: Sqlite): void => {
  for (const { name } of db.all<{ name: string }>("SELECT name FROM _collections WHERE NOT EXISTS (SELECT 1 FROM pragma_table_info(_collections.name) WHERE name = 'live')")) {
    db.exec(`ALTER TABLE ${table(name)} ADD COLUMN live INTEGER NOT NULL DEFAULT 1; UPDATE ${table(name)} SET live = 0 WHERE body IS NULL`);
    for (const index of db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", [name])) db.exec(`DROP INDEX "${index.name}"`);
  }
};

const create = (db: Sqlite, name: string, stored: CollectionSchema | null, declared: CollectionSchema): CollectionSchema => {
  const schema = stored ? extendSchema(name, stored, declared) : declared;
  const keys = Object.keys(schema.fields).map((field) => `, ${column(field)} TEXT`);
  db.exec(`CREATE TABLE IF NOT EXISTS ${table(name)} (id TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, body TEXT, live INTEGER NOT NULL DEFAULT 1${keys.join('')})`);
  for (const index of schema.indexes) {
    const columns = [...index.map(column), 'id'].join();
    db.exec(`CREATE INDEX IF NOT EXISTS ${indexName(name, index)} ON ${table(name)} (${columns}) WHERE ${heldBy({ name, schema }, index)}`);
  }
  // Of the time when the ids of what lives had an index beside that of the primary key.
  db.exec(`DROP INDEX IF EXISTS "${name}/"`);
  db.run('INSERT INTO _collections (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body', [name, JSON.stringify(schema)]);
  return schema;
};
