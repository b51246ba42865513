import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { linesOf } from './lines.js';

/** A page of a usage file, as it stands there: `{"delivery": {...}, "page": {...}}`. */
export interface PageText {
  readonly line: number;
  readonly text: string;
  /** Hash of the text. */
  readonly key: string;
}

/** One page a line, or one over many lines (rulings, Azure 12). Where the first line is no page, the next one tells which of them it is. */
export async function* pagesOf(file: string): AsyncIterable<PageText> {
  let line = 0;
  let begun: PageText | null = null;
  let first = true;
  for await (const bytes of linesOf(file)) {
    line++;
    const page = line === 1 ? withoutMark(bytes) : bytes;
    const text = page.toString();
    if (text.trim() === '') continue;
    if (begun && !isWhole(text)) return yield wholeOf(withoutMark(await readFile(file)), begun.line);
    if (begun) yield begun;
    const read = { line, text, key: keyOf(page) };
    begun = first && !isWhole(text) ? read : null;
    if (!begun) yield read;
    first = false;
  }
  if (begun) yield begun;
}

const wholeOf = (bytes: Buffer, line: number): PageText => ({ line, text: bytes.toString(), key: keyOf(bytes) });
const keyOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');
const withoutMark = (bytes: Buffer): Buffer => (bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes);

const isWhole = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
