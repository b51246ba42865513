import { formatMinor } from '../../../domain/shared/money.js';
import { valueAt } from '../../../projections/keys.js';
import type { TableColumn } from '../../ports/exports.js';
import type { JsonObject } from '../../ports/read-store.js';
import type { VisibleColumn } from '../../queries/columns.js';

type Cell = ReturnType<TableColumn['valueOf']>;

/** Currencies of rows that name none: those of their accounts. */
export type CurrencyOf = (row: JsonObject) => string | undefined;

/** What stands in the cells of a column: amounts with their point in the currency of the row, exact decimals as they are. */
export const cellsOf = ({ path, kind, read }: VisibleColumn, currencyOf: CurrencyOf): Pick<TableColumn, 'kind' | 'valueOf'> => {
  switch (kind) {
    case 'number':
    case 'decimal':
      return { kind: 'number', valueOf: (row) => plain(read(row)) };
    case 'amount':
      return { kind: 'number', valueOf: amount(read, currencyBeside(path), currencyOf) };
    case 'date':
      return { kind: 'date', valueOf: (row) => plain(read(row)) };
    case 'text':
    case 'boolean':
    case 'json':
      return { kind: 'text', valueOf: (row) => plain(read(row)) };
  }
};

const plain = (value: unknown): Cell => {
  if (typeof value === 'string' || typeof value === 'number' || value === null || value === undefined) return value;
  return JSON.stringify(value);
};

const amount =
  (read: VisibleColumn['read'], beside: (row: JsonObject) => unknown, currencyOf: CurrencyOf): TableColumn['valueOf'] =>
  (row) => {
    const minor = read(row);
    if (typeof minor !== 'number') return plain(minor);
    const currency = beside(row) ?? currencyOf(row);
    // Without a currency nobody knows where the point is.
    return typeof currency === 'string' ? formatMinor(minor, currency) : minor;
  };

/** "price.currency" for "price.net", else the row's own. */
const currencyBeside = (path: string): ((row: JsonObject) => unknown) => {
  const parent = path.split('.').slice(0, -1);
  const places = parent.map((_, index) => [...parent.slice(0, parent.length - index), 'currency'].join('.'));
  return (row) => {
    for (const place of places) {
      const found = valueAt(row, place);
      if (found !== undefined) return found;
    }
    return row['currency'];
  };
};
