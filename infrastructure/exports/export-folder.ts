import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { NoRoomForExport, type ExportDraft, type ExportFiles, type ExportSelection, type KeptFile } from '../../application/ports/exports.js';

const DRAFT = '.part';
const NAME = /^([\w-]{1,100})(?:\.(\d+))?\.(rows|selection)(\.part)?$/;

const selectionName = (exportId: string): string => `${exportId}.selection`;
const rowsName = (exportId: string, attempt: number): string => `${exportId}.${attempt}.rows`;
const nameOf = ({ exportId, attempt }: Pick<KeptFile, 'exportId' | 'attempt'>): string => (attempt === null ? selectionName(exportId) : rowsName(exportId, attempt));

/** Exports in a folder. What is not finished has a name of its own, so a file that is found is whole. */
export const openExportFolder = (folder: string): ExportFiles => {
  const path = (name: string): string => join(folder, name);
  const made = (): Promise<unknown> => mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    keepSelection: async (exportId, selection) => {
      await made();
      const draft = await draftAt(path(selectionName(exportId)));
      await draft.write(Buffer.from(JSON.stringify(selection)));
      await draft.keep();
    },
    selection: async (exportId) => {
      const text = await unlessMissing(readFile(path(selectionName(exportId)), 'utf8'));
      return text === null ? null : (JSON.parse(text) as ExportSelection);
    },
    draft: async (exportId, attempt) => {
      await made();
      return draftAt(path(rowsName(exportId, attempt)));
    },
    find: async (exportId, attempt) => {
      const file = path(rowsName(exportId, attempt));
      const found = await unlessMissing(stat(file));
      return found && { bytes: found.size, open: () => createReadStream(file) };
    },
    remove: async (file) => {
      for (const end of ['', DRAFT]) await rm(path(`${nameOf(file)}${end}`), { force: true });
    },
    list: async () => {
      await made();
      const files = await Promise.all((await readdir(folder)).map((name) => keptFile(folder, name)));
      return files.filter((file) => file !== null);
    },
  };
};

/** Null for what is no file of an export, and for what was removed meanwhile. */
const keptFile = async (folder: string, name: string): Promise<KeptFile | null> => {
  const [, exportId, attempt, kind, draft] = NAME.exec(name) ?? [];
  if (exportId === undefined || (attempt === undefined) !== (kind === 'selection')) return null;
  const found = await unlessMissing(stat(join(folder, name)));
  return found && { exportId, attempt: attempt === undefined ? null : Number(attempt), complete: draft === undefined, changedAt: found.mtime.toISOString() };
};

const draftAt = async (file: string): Promise<ExportDraft> => new FileDraft(file, await guarded(open(`${file}${DRAFT}`, 'w', 0o600)));

class FileDraft implements ExportDraft {
  private readonly hash = createHash('sha256');
  private bytes = 0;
  /** One write is under way while the next chunk is made. */
  private writing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly file: string,
    private readonly handle: FileHandle,
  ) {}

  async write(chunk: Uint8Array): Promise<void> {
    await this.writing;
    this.hash.update(chunk);
    this.bytes += chunk.byteLength;
    this.writing = guarded(this.handle.appendFile(chunk));
    // Told to the next call; until then nobody listens.
    this.writing.catch(() => undefined);
  }

  async keep(): Promise<{ readonly bytes: number; readonly sha256: string }> {
    await this.writing;
    await guarded(this.handle.sync());
    await this.handle.close();
    await rename(`${this.file}${DRAFT}`, this.file);
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }

  async discard(): Promise<void> {
    await this.writing.catch(() => undefined);
    await this.handle.close().catch(() => undefined);
    await rm(`${this.file}${DRAFT}`, { force: true });
  }
}

const codeOf = (error: unknown): unknown => (typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined);

const unlessMissing = async <Result>(work: Promise<Result>): Promise<Result | null> => {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

const guarded = async <Result>(work: Promise<Result>): Promise<Result> => {
  try {
    return await work;
  } catch (error) {
    if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(codeOf(error)))) throw new NoRoomForExport({ cause: error });
    throw error;
  }
};
