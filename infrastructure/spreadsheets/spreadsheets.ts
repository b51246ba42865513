import { UnreadableFile, type Sheet, type Spreadsheets } from '../../application/ports/spreadsheets.js';
import { readTextTable } from './text-table.js';
import { isZip, namesIn, unpacked } from './unpack.js';
import { readWorkbook } from './workbook.js';

/** What a file is, is told by its first bytes and its contents, never by its name. */
export const spreadsheets: Spreadsheets = {
  async read(bytes) {
    if (!isZip(bytes)) return [await readTextTable(bytes)];
    const names = namesIn(bytes);
    return names.includes('xl/workbook.xml') ? readWorkbook(bytes) : packed(bytes, names);
  },
};

/** A zip file with one table in it, as the vendor's download service answers. */
const packed = async (bytes: Uint8Array, names: readonly string[]): Promise<readonly Sheet[]> => {
  const [table, ...more] = names.filter((name) => /\.(csv|txt|xlsx)$/i.test(name) && !name.startsWith('__MACOSX/'));
  if (table === undefined || more.length > 0) throw new UnreadableFile('container', `A zip file must hold one CSV or XLSX file; this one holds ${more.length === 0 ? 'none' : more.length + 1}.`);
  const inner = unpacked(bytes, table);
  if (!isZip(inner)) return [await readTextTable(inner)];
  namesIn(inner);
  return readWorkbook(inner);
};
