import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MIN_LENGTH = 32;
export const KEY_FILE = 'secret.key';

/**
 * The installation's key: SKYLEDGER_SECRET, or a file in the data folder that only its owner reads, made on first use.
 * Processes that start at once end up with the same one.
 */
export const loadKey = (secret: string | undefined, dataFolder: string): string => {
  if (secret !== undefined && secret !== '') return checked(secret, 'SKYLEDGER_SECRET');
  const file = join(dataFolder, KEY_FILE);
  return checked(read(file) ?? make(file), file);
};

const checked = (key: string, where: string): string => {
  if (key.length >= MIN_LENGTH) return key;
  throw new Error(`${where} is shorter than ${MIN_LENGTH} characters. Use a long random text, for example from: openssl rand -hex 32`);
};

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  }
};

/** Written apart and then linked: nobody ever reads half a key, and the first one to link wins. */
const make = (file: string): string => {
  mkdirSync(join(file, '..'), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8').trim();
};

const isErrno = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException).code === code;
