import { describe, expect, it } from '@jest/globals';
import { Book, charge, id, inNextBook } from '../../test/support/book.js';
import { memory } from '../../test/support/ledger-memory.js';
import { scenario } from '../../test/support/scenario.js';
import type { LedgerEvent, PlacedCharge } from './billing.events.js';
import { carriedOver } from './ledger-books.js';
import { ledger } from './ledger.js';
import type { Ledger } from './ledger-state.js';

const limits = { threshold: 0, payWithNegativeBalance: false, subzeroPeriod: -1 };
const opened: LedgerEvent = { type: 'LedgerOpened', data: { accountId: 'a', currency: 'EUR', limits } };
const paid: LedgerEvent = { type: 'MoneyReceived', data: { accountId: 'a', paymentId: 'p', kind: 'top_up', amount: 500, on: '2019-10-20', postings: [], after: { balance: 500, blocked: 0, owed: 0 } } };
const closed: LedgerEvent = { type: 'LedgerClosed', data: { accountId: 'a', book: 1, next: 'ledger-a_2', on: '2019-12-01', standing: { balance: 500, blocked: 0, owed: 0 } } };
const START = { from: 'ledger-a', before: 3, commands: ['aa11bb22cc33'] };
const fold = (events: readonly LedgerEvent[], state: Ledger = ledger.initial): Ledger => events.reduce((current, event) => ledger.evolve(current, event), state);
const close = { type: 'CloseBook', book: 1, on: '2019-12-01' } as const;
const owed = { type: 'ReceiveMoney', paymentId: 'q', kind: 'top_up', amount: 100, on: '2019-12-01' } as const;

describe('a large ledger closes its stream by period (rulings, Software 1)', () => {
  it('ends its book with an event that names the next one', () => scenario(ledger).given(opened, paid).when(close).then(closed));
  it('does so once', () => scenario(ledger).given(opened, paid, closed).when(close).thenNothing());
  it('and only the book that is meant', () => scenario(ledger).given(opened, paid).when({ ...close, book: 2 }).thenNothing());
  it('decides nothing more in a book that is closed', () => scenario(ledger).given(opened, paid, closed).when(owed).thenRejects('book_closed'));

  it('carries over the balance, what is open and what it remembers, and goes on', () => {
    const [part, ...more] = carriedOver(fold([opened, paid, closed]), START, []);
    expect(more).toEqual([]);
    expect(part).toEqual({
      type: 'LedgerCarriedOver',
      data: {
        accountId: 'a', book: 2, part: 1, last: true, from: 'ledger-a', before: 3,
        carried: { standing: [{ currency: 'EUR', limits, balance: 500, blocked: 0, owed: 0, negativeSince: null, creditHold: null }], receipts: [{ paymentId: 'p', amount: 500, side: 'available' }], commands: ['aa11bb22cc33'] },
      },
    });
    scenario(ledger).given(part as LedgerEvent).when({ ...owed, paymentId: 'p' }).thenNothing();
    scenario(ledger).given(part as LedgerEvent).when({ ...close, book: 2 }).then({ ...closed, data: { ...closed.data, book: 2, next: 'ledger-a_3' } });
    expect(fold([part as LedgerEvent])).toMatchObject({ accountId: 'a', balance: 500, book: { number: 2, isOpen: true } });
  });

  it('waits for the last part', () => {
    const [part] = carriedOver(large(), START, []);
    scenario(ledger).given(part as LedgerEvent).when(owed).thenRejects('book_closed');
  });

  it('carries in parts that each fit into an append, and the parts make up the ledger', () => {
    const state = large();
    const parts = carriedOver(state, START, []);
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThan(700_000);
    expect(memory(fold(parts))).toEqual(memory(state));
    expect(parts.map(({ data }) => ('last' in data ? data.last : null))).toEqual([...parts.slice(1).map(() => false), true]);
  });

  it('goes on with the parts of an attempt that broke off, wherever it had cut them', () => {
    const state = large();
    const parts = carriedOver(state, START, []);
    for (let there = 0; there < parts.length; there++) expect(carriedOver(state, START, parts.slice(0, there))).toEqual(parts.slice(there));
    const small = smaller(parts[0] as LedgerEvent);
    const rest = carriedOver(state, START, [small]);
    expect(rest[0]?.data).toMatchObject({ part: 2 });
    expect(memory(fold([small, ...rest]))).toEqual(memory(state));
  });

  it('says so when an attempt that broke off had carried all there is', () => {
    const state = fold([opened, paid, closed]);
    const all = carriedOver(state, START, [])[0] as LedgerEvent;
    const unfinished = { ...all, data: { ...all.data, last: false } } as LedgerEvent;
    expect(carriedOver(state, START, [unfinished])).toMatchObject([{ data: { part: 2, last: true, carried: {} } }]);
  });

  it('forgets nothing that decisions need: refunds of cancelled orders, limits of corrections, stops and guarantees', () => {
    const book = new Book(0).order('o', { ...charge('fee', 700, '2019-10-20', '2019-11-01'), onSettlement: 'close' }, charge('month', 1000, '2019-10-20', '2019-11-01')).pay('p', 5000).settle('o');
    book.do({ type: 'ProvideGuarantee', guaranteeId: 'g', number: 'GP1', amount: 200, limit: 500, expiresOn: '2019-12-01', on: '2019-10-21' });
    const fee = [...book.state.uninvoiced.values()].find(({ chargeId }) => chargeId === 'fee');
    book.do({ type: 'CorrectBalance', correctionId: 'c', number: 'COR1', amount: 300, reason: 'x', line: fee ?? null, on: '2019-10-21' });
    book.do({ type: 'StopCharges', subscriptionId: 'sub-o', rest: 'open', on: '2019-10-26', id });
    const next = inNextBook(book.state);
    const commands = [
      { type: 'ReleaseOrder', orderId: 'o', on: '2019-10-27' },
      { type: 'ResumeCharges', subscriptionId: 'sub-o', on: '2019-10-28', id },
      { type: 'CloseDueCharges', on: '2019-11-01' },
      { type: 'ReceiveMoney', paymentId: 'r', kind: 'top_up', amount: 150, on: '2019-10-28' },
      { type: 'ReturnMoney', paymentId: 'p', reason: 'x', on: '2019-10-28' },
    ] as const;
    for (const command of commands) expect(ledger.decide(command, next)).toEqual(ledger.decide(command, book.state));
    expect(ledger.decide(commands[0], next)).toMatchObject([{ type: 'OrderReleased', data: { reversed: expect.arrayContaining([expect.objectContaining({ chargeId: 'fee', amount: 400, before: 300 })]) } }]);
    expect(() => ledger.decide({ type: 'CorrectBalance', correctionId: 'd', number: 'COR2', amount: 401, reason: 'x', line: fee ?? null, on: '2019-10-28' }, next)).toThrow(expect.objectContaining({ code: 'above_charge' }));
  });
});

/** Some 900 charges of 40 subscriptions, closed. */
const large = (): Ledger => {
  const charges: PlacedCharge[] = Array.from({ length: 900 }, (_, index) => ({
    ...charge(`charge ${index} `.padEnd(36, 'x'), 100 + index, '2019-10-20', '2019-11-01'), status: 'Blocked', model: 'prepay', dueOn: '2019-11-01', currency: 'EUR', subscriptionId: `sub-${index % 40}`, orderId: `order-${index % 40}`,
  }));
  const created = Array.from({ length: 40 }, (_, index): LedgerEvent => ({ type: 'ChargesCreated', data: { accountId: 'a', orderId: `order-${index}`, subscriptionId: `sub-${index}`, charges: charges.filter(({ orderId }) => orderId === `order-${index}`) } }));
  return fold([opened, ...created, closed]);
};

/** A part with only half of its charges. */
const smaller = (part: LedgerEvent): LedgerEvent => {
  if (part.type !== 'LedgerCarriedOver') throw new Error(part.type);
  const { charges = [], standing = [] } = part.data.carried;
  return { type: part.type, data: { ...part.data, carried: { standing, charges: charges.slice(0, charges.length >> 1) } } };
};
