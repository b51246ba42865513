import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { serveGroups } from '../sqlite/serve-groups.js';
import { type Sqlite } from '../sqlite/sqlite.js';
import { openProfileFile, putAll, type ProfileRow } from './profile-file.js';

/** Null, or why it was not written. */
export type PutAnswer = string | null;

const put = (db: Sqlite, rows: readonly ProfileRow[]): readonly PutAnswer[] => {
  try {
    putAll(db, rows);
    return rows.map(() => null);
  } catch (error) {
    return rows.map(() => String(error));
  }
};

const serve = (port: MessagePort, file: string): void => {
  const db = openProfileFile(file);
  serveGroups<ProfileRow, PutAnswer>(port, { work: (rows) => put(db, rows), weigh: () => 1, close: () => db.close() });
};

if (parentPort) serve(parentPort, String(workerData));
