import type { Commands } from '../api/commands.js';
import { flatFilter } from '../api/flat-filter.js';
import type { ExportFormat } from './export.js';

/** The rows of a list: what ExportButton is given. */
export interface Selection {
  /** As in GET /api/<view>. */
  readonly view: string;
  readonly filter?: Readonly<Record<string, unknown>> | undefined;
  readonly sort?: { readonly field: string; readonly order: string } | undefined;
  /** Paths of the columns, in order; all that the reader may see when left out. Their headings are the names of the fields in his language. */
  readonly columns?: readonly string[] | undefined;
}

/** `heading`: how a column is called, by its path. */
export const requestOf = ({ view, filter = {}, sort, columns }: Selection, format: ExportFormat, heading: (path: string) => string): Commands['request-export'] => ({
  view,
  format,
  filter: flatFilter(filter),
  ...(sort ? { sort: [sort.field, sort.order] } : {}),
  ...(columns ? { columns, headings: columns.map(heading) } : {}),
  // Spreadsheets take a CSV file without it for one in their own old character set.
  ...(format === 'csv' ? { byteOrderMark: true } : {}),
});
