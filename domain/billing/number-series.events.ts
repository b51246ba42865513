import type { Catalogue, DomainEvent } from '../shared/event.js';

/** Documents that carry a number of their reseller, one series a kind. */
export const NUMBERED_DOCUMENTS = ['account', 'order', 'payment', 'subscription', 'invoice', 'act', 'correction', 'guarantee'] as const;
export type NumberedDocument = (typeof NUMBERED_DOCUMENTS)[number];

/** Numbers of documents, without gaps or repeats. Stream `series-<uuid of reseller and kind>`. */
export type NumberSeriesEvent = DomainEvent<'NumberIssued', { series: string; sequence: number; ownerId: string; number: string }>;

const FIRST_PREFIXES: Readonly<Record<string, string>> = { account: 'A', order: 'SO', payment: 'PY', subscription: 'S' };

/** The first version left the text of the number to its reader: a prefix by kind, and six digits. */
const withNumber = (v1: { readonly series: string; readonly sequence: number }): unknown => ({
  ...v1,
  number: `${FIRST_PREFIXES[v1.series.split(' ')[0] ?? ''] ?? ''}${String(v1.sequence).padStart(6, '0')}`,
});

export const numberSeriesEvents: Catalogue<NumberSeriesEvent> = { NumberIssued: { version: 2, upcast: { 1: withNumber } } };

/** How a reseller writes its numbers. Stream `number_formats-<reseller>`. */
export type NumberFormatEvent = DomainEvent<'NumberFormatSet', { resellerId: string; document: NumberedDocument; template: string }>;
export const numberFormatEvents: Catalogue<NumberFormatEvent> = { NumberFormatSet: { version: 1 } };
