import { addDays, isBusinessDate, type BusinessDate } from '../../../domain/shared/calendar.js';
import { decimal, decimalText, isDecimal } from '../../../domain/shared/decimal.js';
import type { Cell } from '../../ports/spreadsheets.js';

export const textOf = (cell: Cell | undefined): string => {
  if (cell === undefined || typeof cell === 'string') return cell ?? '';
  return 'number' in cell ? cell.number : cell.date;
};

export type DecimalMark = '.' | ',';

/** A text that can only be read one way: "36,00" and "1.234,5" write a decimal comma. */
const COMMA = /^-?[\d.\s]*\d,(\d{1,2}|\d{4,})$|\d\.\d{3},\d+$/;

/** How the numbers of a file are written, as far as they tell. */
export const decimalMarkOf = (cells: Iterable<Cell | undefined>): DecimalMark => {
  for (const cell of cells) if (typeof cell === 'string' && COMMA.test(bare(cell))) return ',';
  return '.';
};

/** Without what surrounds a number in copies that went through several hands. */
const bare = (text: string): string => text.replaceAll(/[\s\u00a0\u202f'"’]/g, '');

/** An exact decimal without an exponent; null where there is none. Numbers of workbooks need no mark. */
export const decimalIn = (cell: Cell | undefined, mark: DecimalMark): string | null => {
  const text = typeof cell === 'string' ? pointed(bare(cell), mark) : textOf(cell);
  return text.length <= 40 && isDecimal(text) ? decimalText(decimal(text)) : null;
};

const pointed = (text: string, mark: DecimalMark): string => {
  const group = mark === ',' ? '.' : ',';
  if (!text.includes(group)) return text.replace(mark, '.');
  const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${mark}\\d+)?$`);
  return grouped.test(text) ? text.replaceAll(group, '').replace(mark, '.') : text;
};

/** A decimal that can be a price: not below zero, and not beyond any money. */
export const priceIn = (cell: Cell | undefined, mark: DecimalMark): string | null => {
  const price = decimalIn(cell, mark);
  return price !== null && /^\d{1,10}(\.|$)/.test(price) ? price : null;
};

/** The first day that a workbook counts from, and where its years end: later "numbers" are written dates, 20190501. */
const DAY_ZERO = '1899-12-30';
const LAST_SERIAL = 2_958_465;

/** A day; null where the list means "for ever" or "since ever" (9999, 1753); undefined where there is no date. */
export const dateIn = (cell: Cell | undefined): BusinessDate | null | undefined => {
  const day = typeof cell === 'object' && 'number' in cell && Number(cell.number) <= LAST_SERIAL ? addDays(DAY_ZERO, Math.floor(Number(cell.number))) : written(textOf(cell));
  if (day === null || !isBusinessDate(day)) return undefined;
  return day >= '9999' || day < '1754' ? null : day;
};

const two = (digits: string | undefined): string => (digits ?? '').padStart(2, '0');

/** "20190501", "2019-05-01T00:00:00.0000000Z", "5/1/2019 12:00:00 AM". */
const written = (text: string): string | null => {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/.exec(text) ?? [];
  if (year !== undefined) return `${year}-${month}-${day}`;
  const [, us, usDay, usYear] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: .*)?$/.exec(text) ?? [];
  return us === undefined ? null : `${usYear}-${two(us)}-${two(usDay)}`;
};
