import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import type { TableColumn } from '../../../application/ports/exports.js';
import { columnName, escaped } from './cells.js';
import { sheetName } from './parts.js';
import { ROWS_OF_A_SHEET, xlsxTable } from './xlsx.js';

const column = (heading: string, kind: TableColumn['kind']): TableColumn => ({ heading, kind, valueOf: (row) => row[heading] as string | number | null });
const COLUMNS = [column('text', 'text'), column('number', 'number'), column('date', 'date')];

const workbook = async (rows: readonly Record<string, unknown>[], { rowsOfASheet = ROWS_OF_A_SHEET, batch = 3, columns = COLUMNS } = {}): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  const table = xlsxTable({ write: async (chunk) => void chunks.push(chunk) }, { title: 'azure-daily', columns, byteOrderMark: false }, rowsOfASheet);
  for (let from = 0; from < rows.length; from += batch) await table.write(rows.slice(from, from + batch));
  await table.finish();
  return Buffer.concat(chunks);
};
const sheets = async (...args: Parameters<typeof workbook>): Promise<readonly { readonly sheet: string; readonly data: readonly unknown[] }[]> => readExcelFile(await workbook(...args));

describe('a workbook', () => {
  it('opens again: texts, numbers and days', async () => {
    const rows = [{ text: 'a & <b> "c"', number: '2.304', date: '2026-11-01' }, { text: null, number: -3, date: '2026-11-02T08:00:00.000Z' }];
    expect(await sheets(rows)).toEqual([
      { sheet: 'azure-daily', data: [['text', 'number', 'date'], ['a & <b> "c"', 2.304, new Date('2026-11-01')], [null, -3, '2026-11-02T08:00:00.000Z']] },
    ]);
  });

  it('opens also when nothing is in it', async () => expect(await sheets([])).toEqual([{ sheet: 'azure-daily', data: [['text', 'number', 'date']] }]));

  it('keeps every digit: what a spreadsheet would round stands as text', async () => {
    const exact = ['0.12345678901234567890123456789', '123456789012345', '1234567890123456', '0.000000000000123456789012345', '12345678901234567.5'];
    const [sheet] = await sheets(exact.map((number) => ({ number })));
    expect(sheet?.data.slice(1).map((row) => (row as unknown[])[1])).toEqual([exact[0], 123_456_789_012_345, exact[2], 0.000000000000123456789012345, exact[4]]);
  });

  it('runs no formula', async () => {
    const [sheet] = await sheets([{ text: '=1+1', number: '=1+1' }]);
    expect(sheet?.data[1]).toEqual(['=1+1', '=1+1', null]);
  });

  it('goes on in a further sheet where one is full, with its headings', async () => {
    const rows = Array.from({ length: 23 }, (_, index) => ({ text: `row ${index}`, number: index }));
    const found = await sheets(rows, { rowsOfASheet: 10, batch: 7 });
    expect(found.map(({ sheet, data }) => [sheet, data.length])).toEqual([['azure-daily', 11], ['azure-daily 2', 11], ['azure-daily 3', 4]]);
    expect(found.map(({ data }) => data[0])).toEqual(Array.from({ length: 3 }, () => ['text', 'number', 'date']));
    expect(found.flatMap(({ data }) => data.slice(1).map((row) => (row as unknown[])[1]))).toEqual(rows.map(({ number }) => number));
  });

  it('leaves no empty sheet when the rows fit exactly', async () => expect((await sheets(Array.from({ length: 10 }, (_, number) => ({ number })), { rowsOfASheet: 10, batch: 5 })).length).toBe(1));
  it('rulings, Azure 15: is split at 1,048,575 data rows', async () => {
    const rowsIn = (sheet: Uint8Array | undefined): number => Buffer.from(sheet ?? []).toString('latin1').split('<row').length - 1;
    const written = async (rows: number): Promise<readonly number[]> => {
      const parts = unzipSync(await workbook(Array.from({ length: rows }, () => ({ number: 1 })), { columns: [column('number', 'number')], batch: 10_000 }), { filter: ({ name }) => name.includes('worksheets/') });
      return Object.keys(parts).sort().map((name) => rowsIn(parts[name]));
    };
    expect(await written(1_048_575)).toEqual([1_048_576]);
    expect(await written(1_048_577)).toEqual([1_048_576, 3]);
  });

  it('gives back any text', async () => {
    const text = fc.string({ unit: 'binary' }).map((value) => value.toWellFormed()).filter((value) => value !== '' && !/[\u0000-\u001f\ufffe\uffff]|_x/.test(value) && value.trim() === value);
    const property = fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (texts) => {
      const [sheet] = await sheets(texts.map((each) => ({ text: each })));
      expect(sheet?.data.slice(1).map((row) => (row as unknown[])[0])).toEqual(texts);
    });
    await fc.assert(property, { numRuns: 50 });
  });
});

describe('what XML cannot hold', () => {
  it.each([
    ['\u0007', '_x0007_'],
    ['a\ud800b', 'a_xD800_b'],
    ['😀', '😀'],
    ['_x0007_', '_x005F_x0007_'],
    ['two\r\nlines', 'two_x000D_\nlines'],
  ])('%j is written as %s', (text, expected) => expect(escaped(text)).toBe(expected));
});

describe('names', () => {
  it.each([[0, 'A'], [25, 'Z'], [26, 'AA'], [701, 'ZZ'], [702, 'AAA']])('column %i is %s', (index, name) => expect(columnName(index)).toBe(name));
  it('of sheets are short enough, and have their number', () => expect([sheetName('a'.repeat(40), 12), sheetName('a/b', 1)]).toEqual([`${'a'.repeat(28)} 12`, 'a b']));
});
