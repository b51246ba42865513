import type { Commands } from '../api/commands.js';
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

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Forms nest what the API names by paths: { period: { from_gte } } is "period.from_gte". What is empty does not narrow the list. */
export const flatFilter = (filter: Readonly<Record<string, unknown>>, prefix = ''): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => {
      if (value === undefined || value === '') return [];
      return isGroup(value) ? Object.entries(flatFilter(value, `${prefix}${name}.`)) : [[`${prefix}${name}`, value]];
    }),
  );

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
