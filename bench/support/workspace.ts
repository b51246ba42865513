import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MARKER, type Settings } from './installation.js';

/** The folder that a run of several figures shares, so that what takes long to prepare is prepared once. */
const SHARED = process.env.BENCH_FOLDER;

export const createWorkspace = (): string => mkdtempSync(join(tmpdir(), 'skyledger-bench-'));

/** Gives a figure its folder; a script that runs alone has its own, and removes it. */
export const withWorkspace = async (work: (folder: string) => Promise<void>): Promise<void> => {
  if (SHARED) return work(SHARED);
  const folder = createWorkspace();
  removeAtExit(folder);
  try {
    await work(folder);
  } finally {
    await dropDatabases(folder);
  }
};

/** Also when it is interrupted. */
export const removeAtExit = (folder: string): void => {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
};

/** The databases that installations of this folder have on MONGODB_URL. */
export const dropDatabases = async (folder: string): Promise<void> => {
  for (const name of readdirSync(folder)) {
    const marker = join(folder, name, MARKER);
    const { mongoUrl } = existsSync(marker) ? (JSON.parse(readFileSync(marker, 'utf8')) as Settings) : { mongoUrl: null };
    if (mongoUrl) await dropDatabase(mongoUrl);
  }
};

const dropDatabase = async (url: string): Promise<void> => {
  const client = new (await import('mongodb')).MongoClient(url);
  await client.db().dropDatabase();
  await client.close();
};
