import readXlsxFile from 'read-excel-file/universal';
import { UnreadableFile, type Cell, type Sheet } from '../../application/ports/spreadsheets.js';
import { decimal, isDecimal, toFixed } from '../../domain/shared/decimal.js';

/** The sheets of an XLSX workbook. Numbers are the texts that the workbook stores. */
export const readWorkbook = async (bytes: Uint8Array): Promise<readonly Sheet[]> => {
  try {
    const sheets = await readXlsxFile(new Blob([bytes as Uint8Array<ArrayBuffer>]), { parseNumber: (text) => ({ number: asShown(text) }) });
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) }));
  } catch {
    throw new UnreadableFile('format', 'The workbook cannot be read. Open it in a spreadsheet program and save it as XLSX.');
  }
};

const cellOf = (value: unknown): Cell => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return { date: value.toISOString().slice(0, 10) };
  if (typeof value === 'object') return value as { readonly number: string };
  return typeof value === 'string' ? value.trim() : value === true ? 'TRUE' : 'FALSE';
};

/** Workbooks store 17 digits and mean 15: 36.130000000000003 is 36.13. */
const MEANT = 15;

const asShown = (text: string): string => {
  if (!isDecimal(text)) return text;
  const exact = decimal(text);
  const whole = toFixed(exact, 0).replace('-', '').replace(/^0$/, '').length;
  const digits = Math.max(0, MEANT - whole);
  const shown = toFixed(exact, digits);
  return shown.includes('.') ? shown.replace(/\.?0+$/, '') : shown;
};
