import { rm } from 'node:fs/promises';
import { openSqlite } from '../sqlite/sqlite.js';
import { BackupError } from './manifest.js';

/** Brings all that was written to a database that nobody uses into its one file: beside it there is nothing left to copy. */
export const singleFile = async (file: string): Promise<void> => {
  const db = openSqlite(file, { synchronous: 'FULL' });
  try {
    const [answer] = db.all<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)');
    if (answer?.busy !== 0) throw new BackupError(`${file} is in use.`);
  } finally {
    db.close();
  }
  await Promise.all(['-wal', '-shm'].map((suffix) => rm(`${file}${suffix}`, { force: true })));
};
