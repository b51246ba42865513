import type { LedgerEvent } from '../../domain/billing/billing.events.js';
import { ledgerBook } from '../../domain/billing/ledger-books.js';
import { ledger } from '../../domain/billing/ledger.js';
import type { Ledger } from '../../domain/billing/ledger-state.js';
import type { EventStore } from '../../application/ports/event-store.js';
import { canonicalJson } from '../../application/spine/ids.js';
import { Transactor } from '../../application/spine/transactor.js';
import type { Recorded } from '../../domain/shared/event.js';
import { memory } from '../support/ledger-memory.js';

interface Kept {
  /** As if there were no books. */
  readonly whole: Ledger;
  /** Of the current book alone. */
  readonly current: Ledger;
}

/** Ledgers that are closed by period: each book goes on exactly where the ones before left the account. */
export class LedgerBooks {
  private readonly kept = new Map<string, Kept>();

  /** @returns what is wrong after the event; empty when all is well. */
  enter(event: Recorded<LedgerEvent>): readonly string[] {
    const { accountId } = event.data;
    const before = this.kept.get(accountId) ?? { whole: ledger.initial, current: ledger.initial };
    const after = { whole: isOfBooks(event) ? before.whole : ledger.evolve(before.whole, event), current: ledger.evolve(isFirst(event) ? ledger.initial : before.current, event) };
    this.kept.set(accountId, after);
    const where = `${event.type} (${event.stream}, revision ${event.revision}): `;
    return [...misplaced(event, before.current), ...(event.type === 'LedgerClosed' || (isOfBooks(event) && after.current.book.isOpen) ? differing(after) : [])].map((what) => `${where}${what}`);
  }

  /** What is wrong with the ledgers as they stand in the log. */
  async look(store: EventStore): Promise<readonly string[]> {
    const found = await Promise.all([...this.kept].map(async ([accountId, { whole }]) => differing({ whole, current: await reread(store, accountId) })));
    return found.flat();
  }
}

/** As a process that has just begun reads it. */
const reread = async (store: EventStore, accountId: string): Promise<Ledger> => (await new Transactor(store).load(ledger, accountId)).state;

const isOfBooks = ({ type }: LedgerEvent): boolean => type === 'LedgerClosed' || type === 'LedgerCarriedOver';
const isFirst = (event: LedgerEvent): boolean => event.type === 'LedgerCarriedOver' && event.data.part === 1;

const misplaced = (event: Recorded<LedgerEvent>, { book: { number, isOpen } }: Ledger): readonly string[] => {
  const expected = ledgerBook(event.data.accountId, isFirst(event) ? number + 1 : number);
  if (event.stream !== expected) return [`it belongs to ${expected}`];
  return isOpen === (event.type === 'LedgerCarriedOver') ? [`book ${number} is ${isOpen ? 'still open' : 'closed'}`] : [];
};

const differing = ({ whole, current }: Kept): readonly string[] => {
  const [wanted, found] = [canonicalJson(memory(whole)), canonicalJson(memory(current))];
  return wanted === found ? [] : [`the book says ${found}, all books together ${wanted}`];
};
