import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface BackedUpFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a backup holds, and up to where. */
export interface BackupManifest {
  readonly format: 1;
  readonly createdAt: string;
  readonly logId: string;
  /** Position of the last event in the copy. */
  readonly position: number;
  readonly files: readonly BackedUpFile[];
}

/** A backup that cannot be made or used, with what to do about it. */
export class BackupError extends Error {}

const MANIFEST = 'manifest.json';

/** Events; their people; messages that wait; the key. Read models are not among them: they are rebuilt. */
export const LOG = 'log.db';
export const DATABASES = ['profiles.db', 'outbox.db'] as const;
export const PLAIN_FILES = ['secret.key', 'demo.json'] as const;
const KNOWN: readonly string[] = [LOG, ...DATABASES, ...PLAIN_FILES];

export const measured = async (folder: string, name: string): Promise<BackedUpFile> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(join(folder, name))) hash.update(chunk as Buffer);
  return { name, bytes: (await stat(join(folder, name))).size, sha256: hash.digest('hex') };
};

export const writeManifest = (folder: string, manifest: BackupManifest): Promise<void> => writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });

/** @throws BackupError when the folder holds no backup, or one of another format. */
export const readManifest = async (folder: string): Promise<BackupManifest> => {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
    throw new BackupError(`${folder} holds no backup: it has no ${MANIFEST}. Name the folder that "backup" wrote.`);
  });
  const manifest = parsed(text) as Partial<BackupManifest> | null;
  if (manifest?.format !== 1 || !Array.isArray(manifest.files) || !manifest.files.every(isKnown) || !manifest.files.some(({ name }) => name === LOG))
    throw new BackupError(`${join(folder, MANIFEST)} was not written by this version of the program.`);
  return manifest as BackupManifest;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** A name from a file may lead anywhere, so only those that are written here are taken. */
const isKnown = (file: unknown): boolean => KNOWN.includes((file as Partial<BackedUpFile> | null)?.name ?? '');
