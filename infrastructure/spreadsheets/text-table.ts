import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { UnreadableFile, type Sheet } from '../../application/ports/spreadsheets.js';

const CHUNK = 64 * 1024;
const MAX_RECORD = 256 * 1024;

/** A table in text, with commas, semicolons or tabs between its columns. Quoted fields may hold line breaks. */
export const readTextTable = async (bytes: Uint8Array): Promise<Sheet> => {
  const text = decoded(bytes);
  const parser = Readable.from(chunksOf(text)).pipe(parse({ delimiter: delimiterOf(text), relax_column_count: true, max_record_size: MAX_RECORD }));
  const rows: (readonly string[])[] = [];
  try {
    for await (const row of parser) rows.push((row as readonly string[]).map((cell) => cell.trim()));
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile('format', `The text is not a table: ${error.message}.`);
    throw error;
  }
  return { name: null, rows };
};

/** UTF-8, or what Excel calls Unicode text; a byte-order mark is no part of the first column's name. */
const decoded = (bytes: Uint8Array): string => {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Told below.
  }
  throw new UnreadableFile('encoding', 'The file is neither a workbook nor text in UTF-8. Save it as XLSX, or as CSV UTF-8.');
};

const DELIMITERS = [',', ';', '\t'] as const;

/** The one that the first lines have most of, outside quotes: decimal commas are fewer than columns. */
const delimiterOf = (text: string): string => {
  const unquoted = text.slice(0, CHUNK).replaceAll(/"[^"]*"/g, '').split('\n', 20).join('\n');
  const counts = DELIMITERS.map((delimiter) => unquoted.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
};

/** In pieces, so that others are served while a long file is read. */
const chunksOf = function* (text: string): Generator<string> {
  for (let from = 0; from < text.length; from += CHUNK) yield text.slice(from, from + CHUNK);
};
