import type { Profile, ProfileStore } from '../../application/ports/profiles.js';
import { GroupCommit } from '../sqlite/group-commit.js';
import { openSqlite } from '../sqlite/sqlite.js';

interface Row {
  readonly id: string;
  readonly body: string;
}

const PUT = 'INSERT INTO profile (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body';

/** People's data in one file of its own. What is erased is overwritten, in the file and in its log. */
export const openSqliteProfiles = (file: string): ProfileStore => {
  const db = openSqlite(file, { synchronous: 'FULL' });
  db.exec('PRAGMA secure_delete = ON; CREATE TABLE IF NOT EXISTS profile (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID');
  const getMany = (ids: readonly string[]): ReadonlyMap<string, Profile> => {
    const rows = db.all<Row>('SELECT id, body FROM profile WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]);
    return new Map(rows.map(({ id, body }) => [id, JSON.parse(body) as Profile]));
  };
  const putAll = (profiles: readonly Profile[]): void =>
    db.transaction(() => {
      for (const profile of profiles) db.run(PUT, [profile.id, JSON.stringify(profile)]);
    });
  // Those that come in one turn of the event loop share a sync of the disk.
  const puts = new GroupCommit<Profile, void>((profiles) => (putAll(profiles), profiles.map(() => undefined)), () => 1);
  return {
    get: async (id) => getMany([id]).get(id) ?? null,
    getMany: async (ids) => getMany(ids),
    put: (profile) => puts.add(profile),
    erase: async (id) => {
      await puts.drained();
      if (db.run('DELETE FROM profile WHERE id = ?', [id]) > 0) db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    close: async () => {
      await puts.drained();
      db.close();
    },
  };
};
