import { copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backupLog } from '../eventstore/embedded-event-store.js';
import { openSqlite } from '../sqlite/sqlite.js';
import { logIdIn } from './backup.js';
import { filled } from './folders.js';
import { BackupError, DATABASES, LOG, measured, readManifest, type BackedUpFile, type BackupManifest } from './manifest.js';
import { singleFile } from './single-file.js';

export interface RestoreOptions {
  /** Where `backup` wrote to. It is only read. */
  readonly folder: string;
  /** A new or empty folder. Nothing is in it unless all of the backup is. */
  readonly dataDir: string;
  readonly onProgress?: (step: string) => void;
}

/**
 * Puts a backup in place, after checking every byte of it. The restored log gets an id of its own: a read model that has
 * seen more of the former log is recognised, and built anew.
 * @throws BackupError
 */
export const restore = async ({ folder, dataDir, onProgress = () => undefined }: RestoreOptions): Promise<BackupManifest> => {
  const manifest = await readManifest(folder);
  return filled(dataDir, async (draft) => {
    for (const file of manifest.files) {
      onProgress(`${file.name} (${(file.bytes / 1_000_000).toFixed(1)} MB)`);
      await copyFile(join(folder, file.name), join(draft, file.name)).catch((error: Error) => {
        throw new BackupError(`${join(folder, file.name)} cannot be read: ${error.message}`);
      });
      await check(draft, file);
    }
    const position = await renamedLog(draft);
    if (position !== manifest.position) throw new BackupError(`The log ends at position ${position}, and the backup says ${manifest.position}.`);
    return { ...manifest, logId: await logIdIn(draft) };
  });
};

/** The same events under an id of their own; answers the position of the last one. */
const renamedLog = async (folder: string): Promise<number> => {
  const former = join(folder, `former-${LOG}`);
  await rename(join(folder, LOG), former);
  const position = backupLog(former, join(folder, LOG));
  await singleFile(former);
  await rm(former);
  return position;
};

const check = async (folder: string, { name, bytes, sha256 }: BackedUpFile): Promise<void> => {
  const copy = await measured(folder, name);
  if (copy.bytes !== bytes || copy.sha256 !== sha256) throw new BackupError(`${name} is not what was backed up: it is damaged or was changed. Take another backup.`);
  if (name !== LOG && !(DATABASES as readonly string[]).includes(name)) return;
  const db = openSqlite(join(folder, name), { synchronous: 'FULL' });
  try {
    const answers = db.all<{ integrity_check: string }>('PRAGMA integrity_check').map(({ integrity_check }) => integrity_check);
    if (answers.join() !== 'ok') throw new BackupError(`${name} is broken: ${answers[0] ?? 'no answer'}. Take another backup.`);
  } finally {
    db.close();
  }
  await singleFile(join(folder, name));
};
