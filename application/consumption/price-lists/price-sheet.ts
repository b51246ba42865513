import type { ListedOffer } from '../../../domain/consumption/price-lists/offer.js';
import type { WarningCode } from '../../../domain/consumption/price-lists/price-list.events.js';
import { compareDecimals } from '../../../domain/shared/decimal.js';
import type { Cell } from '../../ports/spreadsheets.js';
import { dateIn, decimalIn, decimalMarkOf, priceIn, textOf, type DecimalMark } from './cell-values.js';
import type { NewColumn, Table } from './columns.js';
import type { FileNotes } from './file-notes.js';
import { offersOf, type OneRow } from './listed-offers.js';
import { monthsOf } from './terms.js';

interface Row {
  readonly number: number;
  readonly cell: (column: NewColumn) => Cell;
  readonly text: (column: NewColumn) => string;
}

/** The rows that say something, with what they say of a column. */
export const rowsOfSheet = function* ({ sheet, headerRow, columns }: Table): Generator<Row> {
  for (const [index, row] of sheet.rows.slice(headerRow).entries()) {
    if (row.every((cell) => textOf(cell).trim() === '')) continue;
    const cell = (column: NewColumn): Cell => row[columns.get(column) ?? -1] ?? '';
    yield { number: headerRow + index + 1, cell, text: (column) => textOf(cell(column)).trim().replaceAll(/\s+/g, ' ') };
  }
};

/** The offers of one currency and market. */
export const sheetOffers = (rows: readonly Row[], notes: FileNotes): readonly ListedOffer[] => {
  const mark = decimalMarkOf(rows.flatMap(({ cell }) => [cell('price'), cell('suggested')]));
  const offers = rows.flatMap((row): readonly (readonly [number, OneRow])[] => {
    const offer = offerOf(row, mark, (code, value) => notes.add(code, { row: row.number, value }));
    return offer ? [[row.number, offer]] : [];
  });
  return offersOf(offers, notes);
};

/** Null for a row that cannot be used, once it has been told why. */
const offerOf = (row: Row, mark: DecimalMark, note: (code: WarningCode, value: string) => void): OneRow | null => {
  const refuse = (code: WarningCode, value: string): null => {
    note(code, value);
    return null;
  };
  const { cell, text } = row;
  const offerId = idOf(text('productId'), text('skuId'));
  const [from, to] = [dateIn(cell('from')), dateIn(cell('to'))];
  const [months, price] = [monthsOf(text('term')), priceIn(cell('price'), mark)];
  if (offerId === null) return refuse('bad_id', `${text('productId')}:${text('skuId')}`);
  if (isConsumption(row)) return refuse('azure_consumption', offerId);
  if (isHigherTier(cell('tierFrom'), mark)) return refuse('higher_tiers', offerId);
  if (from === undefined || to === undefined) return refuse('bad_date', offerId);
  if (months === null) return refuse('unknown_term', text('term') || '–');
  if (price === null) return refuse('bad_price', `${offerId}: ${text('price') || '–'}`);
  const name = text('name') || text('product');
  return { offerId, name, term: text('term'), billingPlan: text('billingPlan') || null, customerType: text('customerType').toLowerCase(), months, deleted: isDeleted(text('change')), price: { from, to, price, suggested: priceIn(cell('suggested'), mark) } };
};

/** Spreadsheet programs take the zeros off "0001". */
const idOf = (productId: string, skuId: string): string | null =>
  /^[A-Za-z0-9]{8,16}$/.test(productId) && /^[A-Za-z0-9]{1,8}$/.test(skuId) ? `${productId.toUpperCase()}:${skuId.toUpperCase().padStart(4, '0')}` : null;

/** What is paid by use is rated by the Azure price list, by its meters. */
const isConsumption = ({ text }: Row): boolean => /^payg/i.test(text('term')) || (text('meterIds') !== '' && !/reservation/i.test(text('tags')));

/** Prices from the second licence on, or later: plans have one price, that of the first. Ends exceed 2^53 and are not read. */
const isHigherTier = (from: Cell, mark: DecimalMark): boolean => {
  const least = decimalIn(from, mark);
  return least !== null && compareDecimals(least, '1') > 0;
};

const isDeleted = (change: string): boolean => /^(del|delete|deleted|removed)$/i.test(change);
