import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { BackupError } from './manifest.js';

/** Fills a folder beside its place and moves it there whole: what was broken off is never taken for complete. @throws BackupError when the place is not empty */
export const filled = async <Result>(folder: string, fill: (draft: string) => Promise<Result>): Promise<Result> => {
  const place = resolve(folder);
  await checkEmpty(place);
  const draft = `${place}.part`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    const result = await fill(draft);
    await sync(draft);
    await checkEmpty(place);
    await rmdir(place).catch(() => undefined);
    await rename(draft, place);
    await sync(dirname(place));
    return result;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
};

const checkEmpty = async (folder: string): Promise<void> => {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new BackupError(`${folder} cannot be used: ${error.message}`);
  });
  if (files.length > 0) throw new BackupError(`${folder} is not empty. Name an empty or a new folder; nothing is ever overwritten.`);
};

const sync = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
};
