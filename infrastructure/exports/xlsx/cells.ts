import type { TableColumn } from '../../../application/ports/exports.js';
import { LRUCache } from 'lru-cache';
import { isExactInSpreadsheets } from '../numbers.js';

/** A spreadsheet takes a file with more in a cell for broken. */
const MOST_CHARACTERS = 32_767;
const DAY = /^(?:19[0-9]{2}|[2-9]\d{3})-\d{2}-\d{2}$/;
/** 1 January 1970, counted from the day zero of spreadsheets. */
const EPOCH = 25_569;
const DAY_MS = 86_400_000;
/** They think that 1900 was a leap year. */
const FIRST_DAY = 61;

/** The number of the cell format for days, in styles.xml. */
export const DAY_STYLE = 1;
export const HEADING_STYLE = 2;

/** "A", "B", …, "AA": the name of a column, counted from 0. */
export const columnName = (index: number): string => (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/** One cell; nothing for an empty one. Numbers are numbers only where no digit is lost. */
export const cell = (reference: string, kind: TableColumn['kind'], value: string | number | null | undefined): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || (kind === 'number' && isExactInSpreadsheets(value))) return `<c r="${reference}"><v>${value}</v></c>`;
  const day = kind === 'date' ? dayOf(value) : null;
  return day === null ? textCell(reference, value) : `<c r="${reference}" s="${DAY_STYLE}"><v>${day}</v></c>`;
};

/** Rows beside each other are of the same few days. */
const days = new LRUCache<string, number>({ max: 1_000 });

/** The number of a day in a spreadsheet; null for what is no day, or too long ago. */
const dayOf = (value: string): number | null => {
  const known = days.get(value);
  if (known !== undefined) return known;
  const day = DAY.test(value) ? Date.parse(value) / DAY_MS + EPOCH : Number.NaN;
  if (!(day >= FIRST_DAY)) return null;
  days.set(value, day);
  return day;
};

const SPACE = /^\s|\s$|\n/;

export const textCell = (reference: string, value: string, style?: number): string => {
  const text = value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS - 1)}…` : value;
  const space = SPACE.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${reference}"${style === undefined ? '' : ` s="${style}"`} t="inlineStr"><is><t${space}>${escaped(text)}</t></is></c>`;
};

const SPECIAL = /[&<>"]|_x[0-9a-fA-F]{4}_|[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]/;
// Half a surrogate pair, and what XML 1.0 has no way to write, as the office formats write it: _x0007_.
const EACH = /[&<>"]|_(?=x[0-9a-fA-F]{4}_)|[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in XML. */
export const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(EACH, (found) => ENTITIES[found] ?? `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`) : text;
