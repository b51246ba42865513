import type { LedgerEvent } from '../../domain/billing/billing.events.js';

/** What the first events of a book say, as far as the write side reads it. */
export type Opening = Pick<Extract<LedgerEvent, { type: 'LedgerCarriedOver' }>['data'], 'from' | 'before' | 'last' | 'carried'>;

interface Event {
  readonly type: string;
  readonly data: unknown;
}

const CLOSES = 'LedgerClosed' satisfies LedgerEvent['type'];
const OPENS = 'LedgerCarriedOver' satisfies LedgerEvent['type'];

/** The stream in which a record goes on after this event, its last one in a book; null: in the same. */
export const nextBook = (event: Event | undefined): string | null => (event?.type === CLOSES ? (event.data as { readonly next: string }).next : null);

/** The stream that this event, one of the first of its book, carries over from; null: none. */
export const bookBefore = (event: Event | undefined): string | null => (event?.type === OPENS ? (event.data as Opening).from : null);
