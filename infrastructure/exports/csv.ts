import type { ExportDraft, TableColumn, TableOptions, TableWriter } from '../../application/ports/exports.js';
import type { JsonObject } from '../../application/ports/read-store.js';
import { isNumber } from './numbers.js';

const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';
const SPECIAL = /[",\r\n]/;
/** First characters of what a spreadsheet would take for a formula (OWASP, CSV injection), also in the wide forms of East Asia. */
const FORMULA: ReadonlySet<number> = new Set([...'=+-@\t\r\uff1d\uff0b\uff0d\uff20'].map((character) => character.charCodeAt(0)));

/**
 * CSV as RFC 4180 has it, in UTF-8. A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers
 * are left alone.
 */
export const csvTable = (draft: Pick<ExportDraft, 'write'>, { columns, byteOrderMark }: TableOptions): TableWriter => {
  let lead: string | null = `${byteOrderMark ? BYTE_ORDER_MARK : ''}${columns.map(({ heading }) => text(heading)).join(',')}${LINE_END}`;
  const put = async (lines: string): Promise<void> => {
    const chunk = lead === null ? lines : lead + lines;
    lead = null;
    if (chunk !== '') await draft.write(Buffer.from(chunk));
  };
  return {
    write: (rows) => put(rows.map((row) => lineOf(columns, row)).join('')),
    finish: () => put(''),
  };
};

const lineOf = (columns: readonly TableColumn[], row: JsonObject): string => {
  let line = '';
  for (let index = 0; index < columns.length; index++) {
    const { kind, valueOf } = columns[index] as TableColumn;
    const value = valueOf(row);
    if (index > 0) line += ',';
    if (value === null || value === undefined) continue;
    line += typeof value === 'number' ? String(value) : kind === 'text' ? text(value) : safe(value);
  }
  return line + LINE_END;
};

/** Dates and numbers need no look at each of their characters, unless they are none. */
const safe = (value: string): string => (isNumber(value) || DATE.test(value) ? value : text(value));
const DATE = /^\d{4}-[\dT:.Z-]+$/;

const text = (value: string): string => {
  const harmless = FORMULA.has(value.charCodeAt(0)) && !isNumber(value) ? `'${value}` : value;
  return SPECIAL.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};
