import { unzipSync } from 'fflate';
import { UnreadableFile } from '../../application/ports/spreadsheets.js';

/** What a file may come to, unpacked: a market's whole price sheet takes about 42 MB. */
export const MAX_UNPACKED = 64 * 1024 * 1024;

/** "PK": workbooks and zip files alike. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The names of the files in an archive, none of them unpacked. @throws UnreadableFile when they would be too large. */
export const namesIn = (bytes: Uint8Array): readonly string[] => {
  const names: string[] = [];
  let size = 0;
  unpacking(bytes, ({ name, originalSize }) => {
    names.push(name);
    size += originalSize;
    return false;
  });
  if (size > MAX_UNPACKED) throw new UnreadableFile('too_large', `The file unpacks to ${Math.ceil(size / 1_048_576)} MB, and ${MAX_UNPACKED / 1_048_576} MB is the most.`);
  return names;
};

export const unpacked = (bytes: Uint8Array, wanted: string): Uint8Array => unpacking(bytes, ({ name }) => name === wanted)[wanted] ?? new Uint8Array();

/** Never writes more than the archive declares, so the sizes that were checked hold. */
const unpacking = (bytes: Uint8Array, filter: (file: { readonly name: string; readonly originalSize: number }) => boolean): Record<string, Uint8Array> => {
  try {
    return unzipSync(bytes, { filter });
  } catch {
    throw new UnreadableFile('format', 'The file begins like a workbook or a zip file, but it is damaged.');
  }
};
