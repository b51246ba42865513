import { existsSync } from 'node:fs';
import { chmod, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backupLog, openEmbeddedEventStore } from '../eventstore/embedded-event-store.js';
import { openSqlite } from '../sqlite/sqlite.js';
import { filled } from './folders.js';
import { singleFile } from './single-file.js';
import { BackupError, DATABASES, LOG, measured, PLAIN_FILES, writeManifest, type BackupManifest } from './manifest.js';

export interface BackupOptions {
  /** Where the embedded stores are; they may be in use. */
  readonly dataDir: string;
  /** A new or empty folder. */
  readonly folder: string;
  readonly onProgress?: (step: string) => void;
}

/**
 * Copies the embedded stores while they work. The log goes first: a person's profile is stored before the event that
 * names it, so the profiles that are copied later hold everybody whom the copied log knows.
 * @throws BackupError
 */
export const backup = async ({ dataDir, folder, onProgress = () => undefined }: BackupOptions): Promise<BackupManifest> => {
  if (!existsSync(join(dataDir, LOG))) throw new BackupError(`${dataDir} holds no embedded log. Back up EventStoreDB and MongoDB by their own means.`);
  return filled(folder, async (draft) => {
    onProgress(LOG);
    const position = backupLog(join(dataDir, LOG), join(draft, LOG));
    const names = [LOG];
    for (const name of [...DATABASES, ...PLAIN_FILES].filter((each) => existsSync(join(dataDir, each)))) {
      onProgress(name);
      await copy(dataDir, draft, name);
      names.push(name);
    }
    const logId = await logIdIn(draft);
    const files = await Promise.all(names.map((name) => measured(draft, name)));
    const manifest: BackupManifest = { format: 1, createdAt: new Date().toISOString(), logId, position, files };
    await writeManifest(draft, manifest);
    return manifest;
  });
};

const copy = async (from: string, to: string, name: string): Promise<void> => {
  if ((DATABASES as readonly string[]).includes(name)) {
    const db = openSqlite(join(from, name), { synchronous: 'FULL' });
    try {
      db.backup(join(to, name));
    } finally {
      db.close();
    }
  } else await copyFile(join(from, name), join(to, name));
  // People's data, messages with one-time links, the key.
  await chmod(join(to, name), 0o600);
};

/** Opening a log may change its bytes, so sum them up afterwards. */
export const logIdIn = async (folder: string): Promise<string> => {
  const store = openEmbeddedEventStore({ file: join(folder, LOG) });
  const logId = await store.logId().finally(() => store.close());
  await singleFile(join(folder, LOG));
  return logId;
};
