import type { TableFormats } from '../../application/ports/exports.js';
import { csvTable } from './csv.js';
import { xlsxTable } from './xlsx/xlsx.js';

export const tableFormats: TableFormats = { csv: csvTable, xlsx: (draft, options) => xlsxTable(draft, options) };
