import { streamName, type BookStart } from '../shared/decider.js';
import { wrongState } from '../shared/errors.js';
import type { LedgerEvent } from './billing.events.js';
import type { CarriedOver, CarriedStanding } from './carried-over.js';
import type { Ledger, LedgerCommand } from './ledger-state.js';

type Of<T extends LedgerCommand['type']> = Extract<LedgerCommand, { type: T }>;
type PartOf = Extract<LedgerEvent, { type: 'LedgerCarriedOver' }>;
type Kind = keyof CarriedOver;
type Item = readonly [kind: Kind, value: unknown];

/** Characters of JSON: an append stays below 1 MiB whatever their alphabet (rulings, Software 1). */
const PART = 200_000;

/** `ledger-<account>`, then `ledger-<account>_2`: the streams of an account's ledger, one after the other. */
export const ledgerBook = (accountId: string, book: number): string => streamName({ category: 'ledger' }, book === 1 ? accountId : `${accountId}_${book}`);

/** The last event of a book. What comes later belongs to the next one. */
export const bookClosed = ({ book, on }: Of<'CloseBook'>, { book: current, balance, blocked, owed }: Ledger, accountId: string): readonly LedgerEvent[] =>
  book === current.number && current.isOpen ? [{ type: 'LedgerClosed', data: { accountId, book, next: ledgerBook(accountId, book + 1), on, standing: { balance, blocked, owed } } }] : [];

/** @throws book_closed */
export const assertOpen = ({ book: { number, isOpen } }: Ledger): void => {
  if (!isOpen) throw wrongState('book_closed', `Book ${number} of this ledger is closed, or not carried over yet. Try again in a moment.`);
};

const standingOf = ({ currency, limits, balance, blocked, owed, negativeSince, creditHold }: Ledger): CarriedStanding => ({ currency, limits, balance, blocked, owed, negativeSince, creditHold });

/** Their order is part of the format: an attempt that broke off is gone on with by another version of this program. */
const lists = (state: Ledger, { commands }: BookStart): Required<CarriedOver> => ({
  standing: [standingOf(state)],
  charges: [...state.charges.values()].flat(),
  orders: [...state.orders].map(([orderId, { standing, subscriptionId }]) => ({ orderId, standing, subscriptionId })),
  writtenOff: [...state.orders.values()].flatMap(({ closed }) => closed),
  receipts: [...state.receipts].map(([paymentId, receipt]) => ({ paymentId, ...receipt })),
  servicesPaid: [...state.servicesPaid].map(([paidId, amount]) => ({ paidId, amount })),
  corrected: [...state.corrected].map(([chargeId, amount]) => ({ chargeId, amount })),
  stopped: [...state.stopped].map(([subscriptionId, stop]) => ({ subscriptionId, ...stop })),
  uninvoiced: [...state.uninvoiced.values()],
  guarantees: [...state.guarantees].map(([guaranteeId, guarantee]) => ({ guaranteeId, ...guarantee })),
  commands,
});

const itemsOf = (carried: CarriedOver): readonly Item[] => (Object.entries(carried) as [Kind, readonly unknown[]][]).flatMap(([kind, values]) => values.map((value): Item => [kind, value]));

/**
 * What a closed book leaves to the next one, in parts; the same for the same book, whoever carries it over. `parts`: those that
 * an attempt which broke off has carried already.
 */
export const carriedOver = (closed: Ledger, start: BookStart, parts: readonly LedgerEvent[]): readonly LedgerEvent[] => {
  const done = parts.reduce((count, part) => count + (part.type === 'LedgerCarriedOver' ? itemsOf(part.data.carried).length : 0), 0);
  const groups = inParts(itemsOf(lists(closed, start)).slice(done));
  const { from, before } = start;
  return groups.map((items, index): PartOf => ({
    type: 'LedgerCarriedOver',
    data: { accountId: closed.accountId ?? '', book: closed.book.number + 1, part: parts.length + index + 1, last: index === groups.length - 1, from, before, carried: listed(items) },
  }));
};

/** One at least, so that there is always a last part. */
const inParts = (items: readonly Item[]): readonly (readonly Item[])[] => {
  const groups: Item[][] = [];
  let part: Item[] = [];
  let room = PART;
  for (const item of items) {
    const size = JSON.stringify(item).length;
    if (size > room && part.length > 0) {
      groups.push(part);
      [part, room] = [[], PART];
    }
    part.push(item);
    room -= size;
  }
  return [...groups, part];
};

const listed = (items: readonly Item[]): CarriedOver => {
  const carried: Partial<Record<Kind, unknown[]>> = {};
  for (const [kind, value] of items) (carried[kind] ??= []).push(value);
  return carried as CarriedOver;
};
