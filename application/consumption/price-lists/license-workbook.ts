import type { ListedOffer } from '../../../domain/consumption/price-lists/offer.js';
import type { WarningCode } from '../../../domain/consumption/price-lists/price-list.events.js';
import type { Cell } from '../../ports/spreadsheets.js';
import { dateIn, decimalMarkOf, priceIn, textOf } from './cell-values.js';
import type { OldColumn, Table } from './columns.js';
import type { FileNotes } from './file-notes.js';
import { offersOf, type OneRow } from './listed-offers.js';
import { monthsOf } from './terms.js';

/** The currency that a sheet says it is in; its name where it does not; "" where neither tells. */
export const currencyOf = ({ head, sheet }: Table): string => {
  const row = head.find(([title]) => textOf(title).toLowerCase().replaceAll(/[^a-z]/g, '') === 'doccurrency');
  const told = textOf(row?.[1]).trim().toUpperCase();
  return told || (isCurrency(sheet.name) ? sheet.name : '');
};

export const isCurrency = (name: string | null): name is string => name !== null && /^[A-Z]{3}$/.test(name);

const CHANGES = new Set(['ADD', 'CHG', 'DEL', 'UNC', 'DEPR']);

/** The offers of the sheets of one currency. Blank cells of the first columns mean what the row above says. */
export const licenseOffers = (tables: readonly Table[], notes: FileNotes): readonly ListedOffer[] => offersOf(tables.flatMap((table) => [...rowsOf(table, notes)]), notes);

const rowsOf = function* ({ sheet, headerRow, columns }: Table, notes: FileNotes): Generator<readonly [row: number, offer: OneRow]> {
  const at = (row: readonly Cell[], column: OldColumn): Cell => row[columns.get(column) ?? -1] ?? '';
  const data = sheet.rows.slice(headerRow);
  const mark = decimalMarkOf(data.flatMap((row) => [at(row, 'price'), at(row, 'suggested')]));
  let group: readonly Cell[] = ['', '', ''];
  for (const [index, row] of data.entries()) {
    if (row.every((cell) => textOf(cell).trim() === '')) continue;
    group = (['change', 'from', 'to'] as const).map((column, place) => (textOf(at(row, column)).trim() === '' ? (group[place] ?? '') : at(row, column)));
    const number = headerRow + index + 1;
    const offer = offerOf({ cell: (column) => at(row, column), group, mark }, (code, value) => notes.add(code, { row: number, value }));
    if (offer) yield [number, offer];
  }
};

interface Read {
  readonly cell: (column: OldColumn) => Cell;
  /** Change mark and validity, filled down. */
  readonly group: readonly Cell[];
  readonly mark: '.' | ',';
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Null for a row that cannot be used, once it has been told why. */
const offerOf = ({ cell, group, mark }: Read, note: (code: WarningCode, value: string) => void): OneRow | null => {
  const refuse = (code: WarningCode, value: string): null => {
    note(code, value);
    return null;
  };
  const text = (column: OldColumn): string => textOf(cell(column)).trim().replaceAll(/\s+/g, ' ');
  const offerId = text('offerId').toLowerCase();
  const change = textOf(group[0]).trim().toUpperCase();
  const [from, to] = [dateIn(group[1]), dateIn(group[2])];
  const [months, price] = [monthsOf(text('unit')), priceIn(cell('price'), mark)];
  if (!GUID.test(offerId)) return refuse('bad_id', text('offerId'));
  if (from === undefined || to === undefined) return refuse('bad_date', offerId);
  if (months === null) return refuse('unknown_term', text('unit'));
  if (price === null) return refuse('bad_price', `${offerId}: ${text('price') || '–'}`);
  if (!CHANGES.has(change)) note('unknown_change', change || '–');
  const name = text('name');
  return { offerId, name, term: null, billingPlan: null, customerType: customerTypeOf(text('customerType')), months, deleted: change === 'DEL', price: { from, to, price, suggested: priceIn(cell('suggested'), mark) } };
};

/** "CLOUD RESELLER CORPORATE" is "corporate". */
const customerTypeOf = (text: string): string => text.toLowerCase().replace(/^cloud reseller /, '');
