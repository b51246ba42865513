import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import { spreadsheets } from './spreadsheets.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const fixture = (name: string): Uint8Array => readFileSync(`test/fixtures/price-lists/${name}`);
const rowsOf = async (text: string) => (await spreadsheets.read(bytes(text)))[0]?.rows;

describe('tables in text', () => {
  it('a byte-order mark is no part of the first title', async () => expect(await rowsOf('\uFEFF"ProductId","SkuId"\r\n"A","1"\r\n')).toEqual([['ProductId', 'SkuId'], ['A', '1']]));
  it('quoted fields hold commas, quotes and line breaks', async () => expect(await rowsOf('A,B\n"one, ""two""\nthree",4\n')).toEqual([['A', 'B'], ['one, "two"\nthree', '4']]));
  it('semicolons part columns where commas are in the numbers', async () => expect(await rowsOf('Offer;List Price;ERP\na;36,00;45,00\n')).toEqual([['Offer', 'List Price', 'ERP'], ['a', '36,00', '45,00']]));
  it('blank rows are kept, so that rows keep their numbers', async () => expect((await rowsOf('Doc currency,EUR\n\nA,B\n'))?.length).toBe(3));
  it('what Excel calls Unicode text is read too', async () => expect((await spreadsheets.read(Buffer.from('\uFEFFA\tB\nü\t2\n', 'utf16le')))[0]?.rows).toEqual([['A', 'B'], ['ü', '2']]));
  it.each([
    ['other bytes', Uint8Array.of(0x41, 0xff, 0xfe, 0x00), 'encoding'],
    ['an open quote', bytes('A,B\n"never closed,1\n'), 'format'],
  ])('%s are refused', async (_name, file, reason) => expect(spreadsheets.read(file)).rejects.toMatchObject({ reason }));
});

describe('workbooks', () => {
  it('have their sheets by name, with numbers as they are stored', async () => {
    const sheets = await spreadsheets.read(fixture('license-workbook.xlsx'));
    expect(sheets.map(({ name }) => name)).toEqual(['USD', 'EUR', 'RUB', 'JPY']);
    expect(sheets[1]?.rows[4]?.slice(-2)).toEqual([{ number: '28.8' }, { number: '40.5' }]);
  });

  it('mean 15 digits of the 17 that they store, whatever a double makes of them', async () => {
    const written = await writeXlsxFile([[{ value: 0.1 + 0.2, type: Number }, { value: 36.13 * 3, type: Number }, { value: 1e-7, type: Number }, { value: -5, type: Number }, { value: new Date('2026-12-01T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }, { value: ' text ', type: String }]]).toBuffer();
    expect((await spreadsheets.read(written))[0]?.rows).toEqual([[{ number: '0.3' }, { number: '108.39' }, { number: '0.0000001' }, { number: '-5' }, { date: '2026-12-01' }, 'text']]);
  });

  it('that are damaged are refused', async () => expect(spreadsheets.read(fixture('license-workbook.xlsx').subarray(0, 900))).rejects.toMatchObject({ reason: 'format' }));
});

describe('zip files', () => {
  it('hold one table', async () => expect((await spreadsheets.read(zipSync({ 'sheets.csv': strToU8('A,B\n1,2\n') })))[0]?.rows).toEqual([['A', 'B'], ['1', '2']]));
  it('hold one workbook', async () => expect((await spreadsheets.read(zipSync({ 'list.xlsx': fixture('license-workbook.xlsx') }))).length).toBe(4));
  it.each([
    ['two tables', zipSync({ 'a.csv': strToU8('A'), 'b.csv': strToU8('B') })],
    ['no table', zipSync({ 'readme.md': strToU8('A') })],
  ])('with %s are refused', async (_name, file) => expect(spreadsheets.read(file)).rejects.toMatchObject({ reason: 'container' }));
  it('that unpack to more than can be read are refused before they are unpacked', async () => {
    const huge = zipSync({ 'sheets.csv': [new Uint8Array(65 * 1024 * 1024), { level: 1 }] });
    await expect(spreadsheets.read(huge)).rejects.toMatchObject({ reason: 'too_large' });
  });
});
