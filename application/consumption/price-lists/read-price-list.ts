import type { ListedOffer } from '../../../domain/consumption/price-lists/offer.js';
import type { ListWarning, PriceListFormat } from '../../../domain/consumption/price-lists/price-list.events.js';
import { ruleBroken } from '../../../domain/shared/errors.js';
import type { Sheet } from '../../ports/spreadsheets.js';
import { requiredTitles, tableOf, type Table } from './columns.js';
import { FileNotes } from './file-notes.js';
import { currencyOf, isCurrency, licenseOffers } from './license-workbook.js';
import { rowsOfSheet, sheetOffers } from './price-sheet.js';

/** What of a file is wanted. */
export interface Wanted {
  readonly currency: string;
  /** Null: the one that the file is of. */
  readonly market: string | null;
}

export interface PriceListFile {
  readonly format: PriceListFormat;
  /** Null in the old list, which is of no country. */
  readonly market: string | null;
  readonly offers: readonly ListedOffer[];
  readonly warnings: readonly ListWarning[];
}

/** @throws DomainError price_list_unknown, price_list_columns, price_list_currency, price_list_market, price_list_empty */
export const readPriceList = (sheets: readonly Sheet[], wanted: Wanted): PriceListFile => {
  const tables = sheets.flatMap((sheet) => tableOf(sheet) ?? []);
  const [first] = tables;
  if (!first) throw unknownFormat();
  const notes = new FileNotes();
  const same = tables.filter(({ format }) => format === first.format);
  const read = first.format === 'license_workbook' ? workbook(same, wanted, notes) : sheet(same, wanted, notes);
  if (read.offers.length === 0) throw ruleBroken('price_list_empty', `No row of the file could be used${notes.warnings.length > 0 ? `: ${notes.warnings.map(({ code, count }) => `${code} (${count})`).join(', ')}` : ''}. Download the list again and send it unchanged.`, '/file', { warnings: notes.warnings });
  return { format: first.format, ...read, warnings: notes.warnings };
};

const workbook = (tables: readonly Table[], { currency }: Wanted, notes: FileNotes): Pick<PriceListFile, 'market' | 'offers'> => {
  const wrong = tables.find((table) => isCurrency(table.sheet.name) && currencyOf(table) !== table.sheet.name);
  if (wrong) throw ruleBroken('price_list_currency', `The sheet ${wrong.sheet.name} says that its currency is ${currencyOf(wrong) || 'none'}. Download the list again.`, '/file');
  const wanted = tables.filter((table) => currencyOf(table) === currency);
  if (wanted.length === 0) throw otherCurrency(currency, tables.map(currencyOf));
  checkColumns(wanted, notes);
  return { market: null, offers: licenseOffers(wanted, notes) };
};

const sheet = (tables: readonly Table[], { currency, market }: Wanted, notes: FileNotes): Pick<PriceListFile, 'market' | 'offers'> => {
  checkColumns(tables, notes);
  const rows = tables.flatMap((table) => [...rowsOfSheet(table)]);
  const inCurrency = rows.filter(({ text }) => text('currency').toUpperCase() === currency);
  if (inCurrency.length === 0) throw otherCurrency(currency, rows.map(({ text }) => text('currency').toUpperCase()));
  const markets = [...new Set(inCurrency.map(({ text }) => text('market').toUpperCase()))].sort();
  const chosen = market ?? (markets.length === 1 ? markets[0] : undefined);
  if (chosen === undefined || !markets.includes(chosen)) throw ruleBroken('price_list_market', `The file has prices in ${currency} for ${markets.join(', ')}. Choose one of these markets.`, '/market', { markets });
  return { market: chosen, offers: sheetOffers(inCurrency.filter(({ text }) => text('market').toUpperCase() === chosen), notes) };
};

/** Required columns that are missing are named, with their sheet where there are several; others than known only warn (rulings, Azure 13). */
const checkColumns = (tables: readonly Table[], notes: FileNotes): void => {
  const incomplete = tables.filter(({ missing }) => missing.length > 0);
  for (const title of new Set(tables.flatMap(({ unknown }) => unknown))) notes.add('unknown_columns', { value: title });
  if (incomplete.length === 0) return;
  const named = incomplete.map(({ sheet: { name }, missing }) => `${name === null ? '' : `sheet ${name}: `}${missing.join(', ')}`).join('; ');
  throw ruleBroken('price_list_columns', `Columns are missing: ${named}. Download the list again and send it unchanged.`, '/file', { missing: [...new Set(incomplete.flatMap(({ missing }) => missing))] });
};

const unknownFormat = () =>
  ruleBroken(
    'price_list_unknown',
    `This is no price list that can be read. The license-based list has the columns ${requiredTitles('license_workbook').join(', ')}; the new one ${requiredTitles('price_sheet').join(', ')}.`,
    '/file',
    { missing: { license_workbook: requiredTitles('license_workbook'), price_sheet: requiredTitles('price_sheet') } },
  );

const otherCurrency = (currency: string, there: readonly string[]) => {
  const known = [...new Set(there)].filter((code) => code !== '').sort();
  return ruleBroken('price_list_currency', `You sell in ${currency}, and the file has no prices in it${known.length > 0 ? `, only in ${known.join(', ')}` : ''}. Download the list for ${currency}.`, '/file', { currencies: known });
};
