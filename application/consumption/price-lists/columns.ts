import type { PriceListFormat } from '../../../domain/consumption/price-lists/price-list.events.js';
import type { Cell, Sheet } from '../../ports/spreadsheets.js';
import { textOf } from './cell-values.js';

interface Column {
  /** As the vendor writes it; variants of other years follow. */
  readonly titles: readonly [string, ...string[]];
  readonly required?: true;
}

/** The workbook that was sold by licence, with a sheet a currency (formats.md 3.2; titles of September 2019 beside the older). */
const LICENSE_WORKBOOK = {
  change: { titles: ['A/C/D/U'], required: true },
  from: { titles: ['Valid-From Date', 'Effective Start Date'], required: true },
  to: { titles: ['Valid To Date', 'Effective End Date'], required: true },
  name: { titles: ['Offer Display Name'], required: true },
  offerId: { titles: ['Offer ID', 'Durable Offer ID'], required: true },
  agreement: { titles: ['License Agreement Type'] },
  unit: { titles: ['Purchase Unit'], required: true },
  kind: { titles: ['Secondary License Type'] },
  customerType: { titles: ['End Customer Type'], required: true },
  price: { titles: ['List Price'], required: true },
  suggested: { titles: ['ERP Price'] },
} as const satisfies Record<string, Column>;

/** The flat sheet of new commerce, one a market (formats.md 3.3). */
const PRICE_SHEET = {
  product: { titles: ['ProductTitle'] },
  productId: { titles: ['ProductId'], required: true },
  skuId: { titles: ['SkuId'], required: true },
  name: { titles: ['SkuTitle'] },
  publisher: { titles: ['Publisher'] },
  description: { titles: ['SkuDescription'] },
  unit: { titles: ['UnitOfMeasure'] },
  term: { titles: ['TermDuration'], required: true },
  billingPlan: { titles: ['BillingPlan'] },
  market: { titles: ['Market'], required: true },
  currency: { titles: ['Currency'], required: true },
  price: { titles: ['UnitPrice'], required: true },
  tierFrom: { titles: ['PricingTierRangeMin'] },
  tierTo: { titles: ['PricingTierRangeMax'] },
  from: { titles: ['EffectiveStartDate'], required: true },
  to: { titles: ['EffectiveEndDate'], required: true },
  meterIds: { titles: ['MeterIds', 'MeterId'] },
  meterType: { titles: ['MeterType'] },
  tags: { titles: ['Tags'] },
  suggested: { titles: ['ERP Price'] },
  customerType: { titles: ['Segment'] },
  endOfSale: { titles: ['EndofSaleDate'] },
  change: { titles: ['ChangeIndicator'] },
} as const satisfies Record<string, Column>;

export type OldColumn = keyof typeof LICENSE_WORKBOOK;
export type NewColumn = keyof typeof PRICE_SHEET;

const FORMATS: Readonly<Record<PriceListFormat, Readonly<Record<string, Column>>>> = { license_workbook: LICENSE_WORKBOOK, price_sheet: PRICE_SHEET };

/** A sheet with its header found. */
export interface Table {
  readonly format: PriceListFormat;
  readonly sheet: Sheet;
  /** What stands before the header. */
  readonly head: readonly (readonly Cell[])[];
  /** The row number of the header in the file, from 1. */
  readonly headerRow: number;
  readonly columns: ReadonlyMap<string, number>;
  /** Titles of columns that are required and not there, and of those that nobody knows. */
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

/** Titles differ by hyphens, spaces and case from year to year. */
const plain = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

const HEADER_WITHIN = 20;
/** Fewer could be chance: a line of words in a cover sheet. */
const LEAST_KNOWN = 3;

/** The row and format that know the most titles; null for a sheet without a table of prices. */
export const tableOf = (sheet: Sheet): Table | null => {
  const candidates = sheet.rows.slice(0, HEADER_WITHIN).flatMap((row, index) => (['license_workbook', 'price_sheet'] as const).map((format) => read(sheet, index, row, format)));
  const best = candidates.reduce<Table | null>((top, table) => (table.columns.size > (top?.columns.size ?? LEAST_KNOWN - 1) ? table : top), null);
  return best;
};

const read = (sheet: Sheet, index: number, row: readonly Cell[], format: PriceListFormat): Table => {
  const titles = row.map((cell) => textOf(cell).trim());
  const known = Object.entries(FORMATS[format]);
  const keyOf = (title: string): string | undefined => known.find(([, { titles: variants }]) => variants.some((variant) => plain(variant) === plain(title)))?.[0];
  const columns = new Map(titles.flatMap((title, place) => (keyOf(title) === undefined ? [] : [[keyOf(title) as string, place] as const])).reverse());
  return {
    format, sheet, columns, head: sheet.rows.slice(0, index), headerRow: index + 1,
    missing: known.flatMap(([key, { titles: [title], required }]) => (required && !columns.has(key) ? [title] : [])),
    unknown: titles.filter((title) => title !== '' && keyOf(title) === undefined),
  };
};

/** Every title that a format needs, for those who sent something else. */
export const requiredTitles = (format: PriceListFormat): readonly string[] => Object.values(FORMATS[format]).flatMap(({ titles: [title], required }) => (required ? [title] : []));
