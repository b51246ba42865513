import { ProfileStoreUnavailable, type Profile, type ProfileStore } from '../../application/ports/profiles.js';
import { GroupCommit } from '../sqlite/group-commit.js';
import { type Sqlite } from '../sqlite/sqlite.js';
import { ThreadedGroup, type GroupThread } from '../sqlite/threaded-group.js';
import { openProfileFile, putAll, type ProfileRow } from './profile-file.js';
import type { PutAnswer } from './profile-thread.js';

/** People's data in one file of its own. `beginWriter` begins the thread that writes (`profile-thread`); left out, whoever asks writes, and waits for the disk. */
export const openSqliteProfiles = (file: string, beginWriter?: () => GroupThread): ProfileStore => {
  const db = openProfileFile(file);
  const getMany = (ids: readonly string[]): ReadonlyMap<string, Profile> => {
    const rows = db.all<ProfileRow>('SELECT id, body FROM profile WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]);
    return new Map(rows.map(({ id, body }) => [id, JSON.parse(body) as Profile]));
  };
  const puts = beginWriter ? putBeside(beginWriter) : putHere(db);
  return {
    get: async (id) => getMany([id]).get(id) ?? null,
    getMany: async (ids) => getMany(ids),
    put: (profile) => puts.put({ id: profile.id, body: JSON.stringify(profile) }),
    erase: async (id) => {
      await puts.drained();
      if (db.run('DELETE FROM profile WHERE id = ?', [id]) > 0) db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    close: async () => {
      await puts.close();
      db.close();
    },
  };
};

interface Puts {
  put(row: ProfileRow): Promise<void>;
  drained(): Promise<void>;
  close(): Promise<void>;
}

/** Those that come in one turn of the event loop share a sync of the disk. */
const putHere = (db: Sqlite): Puts => {
  const puts = new GroupCommit<ProfileRow, void>((rows) => (putAll(db, rows), rows.map(() => undefined)), () => 1);
  return { put: (row) => puts.add(row), drained: () => puts.drained(), close: () => puts.drained() };
};

const putBeside = (begin: () => GroupThread): Puts => {
  const puts = new ThreadedGroup<ProfileRow, PutAnswer>({ begin, lost: (cause) => new ProfileStoreUnavailable('the thread that writes profiles has ended', { cause }) });
  const put = async (row: ProfileRow): Promise<void> => {
    const failure = await puts.add(row);
    if (failure !== null) throw new ProfileStoreUnavailable(`the profile was not written: ${failure}`);
  };
  return { put, drained: () => puts.drained(), close: () => puts.close() };
};
