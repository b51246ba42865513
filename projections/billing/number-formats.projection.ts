import type { NumberFormatEvent } from '../../domain/billing/number-series.events.js';
import { dataOf, projection } from '../projection.js';

type Set = Extract<NumberFormatEvent, { type: 'NumberFormatSet' }>['data'];

/** A format that a reseller has set, one row a kind of document: `<reseller>_<document>`. */
export interface NumberFormatDocument {
  readonly document: string;
  readonly template: string;
  readonly setAt: string;
}

export const numberFormats = projection<NumberFormatDocument>({
  name: 'number-formats',
  version: 1,
  context: 'billing',
  summary: 'How resellers write the numbers of their documents, where they have set it.',
  handles: ['NumberFormatSet'],
  keys: (event) => {
    const { resellerId, document } = dataOf<Set>(event);
    return [`${resellerId}_${document}`];
  },
  evolve(_before, event) {
    const { document, template } = dataOf<Set>(event);
    return { document, template, setAt: event.metadata.recordedAt };
  },
  fields: { document: 'id', setAt: 'date' },
  indexes: [],
  search: [],
  defaultSort: { field: 'document', order: 'ASC' },
  access: { staff: ['admin', 'auditor'] },
  example: { document: 'invoice', template: 'INV-{YYYY}-{seq:6}', setAt: '2026-08-20T09:00:00.000Z' },
});
