import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { TableColumn } from '../../application/ports/exports.js';
import { csvTable } from './csv.js';

const column = (heading: string, kind: TableColumn['kind'] = 'text'): TableColumn => ({ heading, kind, valueOf: (row) => row[heading] as string | number | null });
const written = async (columns: readonly TableColumn[], rows: readonly Record<string, unknown>[], byteOrderMark = false): Promise<string> => {
  const chunks: Uint8Array[] = [];
  const table = csvTable({ write: async (chunk) => void chunks.push(chunk) }, { title: 't', columns, byteOrderMark });
  for (const row of rows) await table.write([row]);
  await table.finish();
  return Buffer.concat(chunks).toString();
};
const cell = async (value: unknown, kind?: TableColumn['kind']): Promise<string> => (await written([column('a', kind)], [{ a: value }])).split('\r\n')[1] ?? '';

describe('a CSV file', () => {
  it('has headings, commas and CRLF', async () => expect(await written([column('a'), column('b', 'number')], [{ a: 'x', b: 1 }, { a: null, b: '-2.50' }])).toBe('a,b\r\nx,1\r\n,-2.50\r\n'));
  it('has headings when there are no rows', async () => expect(await written([column('a')], [])).toBe('a\r\n'));
  it('begins with a byte order mark when that is asked for', async () => expect((await written([column('a')], [], true)).charCodeAt(0)).toBe(0xfeff));

  it.each([
    ['a,b', '"a,b"'],
    ['say "yes"', '"say ""yes"""'],
    ['two\nlines', '"two\nlines"'],
  ])('quotes %j', async (value, expected) => expect(await cell(value)).toBe(expected));

  it.each(['=1+1', '+47 55', '-cmd', '@SUM(A1)', '=HYPERLINK("http://x")', '\t=1', '＝1+1'])('lets no spreadsheet run %j', async (value) => expect((await cell(value)).replace(/^"/, '').charAt(0)).toBe("'"));
  it.each(['-12.50', '-3', '12'])('leaves the number %s alone, also in a column of texts', async (value) => expect([await cell(value), await cell(value, 'number')]).toEqual([value, value]));
  it('takes no formula for a number because it stands among numbers', async () => expect(await cell('-1+cmd|x', 'number')).toBe("'-1+cmd|x"));
  it('keeps every digit', async () => expect(await cell('0.12345678901234567890123456789', 'number')).toBe('0.12345678901234567890123456789'));

  it('gives back any texts that are no formulas', async () => {
    const plain = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text));
    const property = fc.asyncProperty(fc.array(fc.record({ a: plain, b: plain }), { minLength: 1, maxLength: 5 }), async (rows) => {
      expect(parse(await written([column('a'), column('b')], rows), { columns: true, recordDelimiter: '\r\n' })).toEqual(rows.map((row) => ({ ...row })));
    });
    await fc.assert(property, { numRuns: 200 });
  });
});
