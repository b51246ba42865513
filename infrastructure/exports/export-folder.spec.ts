import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExportFiles, StoredExport } from '../../application/ports/exports.js';
import { openExportFolder } from './export-folder.js';

describe('the folder of exports', () => {
  let folder: string;
  let files: ExportFiles;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'exports-'));
    files = openExportFolder(join(folder, 'exports'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const content = async (stored: StoredExport | null): Promise<string> => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of stored?.open() ?? []) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  };
  const SELECTION = { filter: { q: 'Fjord' }, sort: null, columns: ['net'], headings: null, byteOrderMark: false };

  it('gives a file that was kept, with its size and checksum', async () => {
    const draft = await files.draft('e1', 1);
    for (let chunk = 0; chunk < 100; chunk++) await draft.write(Buffer.from(`line ${chunk}\n`));
    const text = Array.from({ length: 100 }, (_, chunk) => `line ${chunk}\n`).join('');
    expect(await draft.keep()).toEqual({ bytes: text.length, sha256: createHash('sha256').update(text).digest('hex') });
    expect(await content(await files.find('e1', 1))).toBe(text);
    expect(await files.find('e1', 2)).toBeNull();
  });

  it('finds no draft, and forgets one that is discarded', async () => {
    const draft = await files.draft('e1', 1);
    await draft.write(Buffer.from('half'));
    expect(await files.find('e1', 1)).toBeNull();
    expect(await files.list()).toEqual([expect.objectContaining({ exportId: 'e1', attempt: 1, complete: false })]);
    await draft.discard();
    expect(readdirSync(join(folder, 'exports'))).toEqual([]);
  });

  it('keeps what was selected until it is removed', async () => {
    await files.keepSelection('e1', SELECTION);
    expect(await openExportFolder(join(folder, 'exports')).selection('e1')).toEqual(SELECTION);
    expect(await files.list()).toEqual([expect.objectContaining({ exportId: 'e1', attempt: null, complete: true })]);
    await files.remove({ exportId: 'e1', attempt: null });
    expect(await files.selection('e1')).toBeNull();
  });

  it('leaves what others have put there alone', async () => {
    await files.keepSelection('e1', SELECTION);
    writeFileSync(join(folder, 'exports', 'notes.txt'), 'mine');
    expect((await files.list()).length).toBe(1);
  });
});
