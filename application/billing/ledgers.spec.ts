import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Ledger, LedgerCommand } from '../../domain/billing/ledger-state.js';
import { ledger } from '../../domain/billing/ledger.js';
import { DomainError } from '../../domain/shared/errors.js';
import { openEmbeddedEventStore } from '../../infrastructure/eventstore/embedded-event-store.js';
import { charge } from '../../test/support/book.js';
import { memory } from '../../test/support/ledger-memory.js';
import { RevisionConflict, type EventStore } from '../ports/event-store.js';
import { keyAppend } from '../spine/command-key.js';
import { followUp, type CommandContext } from '../spine/context.js';
import { systemPrincipal } from '../spine/principal.js';
import { PreconditionFailed, Transactor, type Committed } from '../spine/transactor.js';
import { Ledgers } from './ledgers.js';

const scope = { resellerId: 'r', resellerPath: '/r/', accountId: 'a' };
const ctx = (id: string, more: Partial<CommandContext> = {}): CommandContext => ({ ...followUp(systemPrincipal('test'), { id, correlationId: 'c', now: '2026-08-20T09:00:00.000Z' }, 'test'), ...more });
const topUp = (paymentId: string, amount = 100): LedgerCommand => ({ type: 'ReceiveMoney', paymentId, kind: 'top_up', amount, on: '2026-08-20' });
/** As workflows and billing runs do: who loses against others three times tries again. */
const persistently = async <T>(work: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'concurrent_change')) throw error;
    }
  }
};
const LARGE = 5;
const ON = '2026-09-01';

describe('the ledgers of large accounts (rulings, Software 1)', () => {
  let folder: string;
  let store: EventStore;
  let ledgers: Ledgers;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ledgers-'));
    store = openEmbeddedEventStore({ file: join(folder, 'log.db') });
    ledgers = process();
    await ledgers.command(scope, { type: 'OpenLedger', accountId: 'a', currency: 'EUR', limits: { threshold: 0, payWithNegativeBalance: false, subzeroPeriod: -1 } }, ctx('open'));
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** One with nothing remembered. */
  const process = (log: EventStore = store): Ledgers => new Ledgers(new Transactor(log), LARGE);
  const now = (): Promise<Ledger> => process().load('a', ctx('look'));
  const give = (id: string, by = ledgers, more: Partial<CommandContext> = {}): Promise<Committed> => by.command(scope, topUp(id), ctx(id, more));
  const giveMany = async (count: number, name = 'p'): Promise<void> => {
    for (let index = 0; index < count; index++) await give(`${name}${index}`);
  };
  const closeBook = (by = ledgers, name = 'close'): Promise<void> => by.closeBook(scope, ON, ctx(name));
  const typesOf = async (stream: string): Promise<readonly string[]> => (await store.readStream(stream)).map(({ type }) => type);
  /** 300 charges each: more than one part to carry. */
  const giveCharges = async (orders: number): Promise<void> => {
    for (let order = 0; order < orders; order++) {
      const charges = Array.from({ length: 300 }, (_, index) => charge(`charge ${order} ${index} `.padEnd(36, 'x'), 100 + index, '2026-08-20', '2026-09-01'));
      await ledgers.command(scope, { type: 'CreateCharges', orderId: `o${order}`, subscriptionId: `s${order}`, model: 'prepay', on: '2026-08-20', charges }, ctx(`o${order}`));
    }
  };
  /** A log that breaks when something is written to a stream for the nth time. */
  const breaking = (stream: string, times: number, error = new Error('broken')): EventStore => {
    let appends = 0;
    return new Proxy(store, {
      get: (target, name: keyof EventStore) => {
        if (name !== 'append') return (target[name] as () => unknown).bind(target);
        return (...args: Parameters<EventStore['append']>) => (args[0] === stream && ++appends > times ? Promise.reject(error) : target.append(...args));
      },
    });
  };

  it('stay in one stream as long as they are small', async () => {
    await giveMany(LARGE - 2);
    await closeBook();
    expect(await typesOf('ledger-a')).not.toContain('LedgerClosed');
  });

  it('go on in another stream, linked both ways, with the same money', async () => {
    await giveMany(4);
    const before = await now();
    await closeBook();
    expect((await typesOf('ledger-a')).at(-1)).toBe('LedgerClosed');
    expect((await store.readStream('ledger-a')).at(-1)?.data).toMatchObject({ next: 'ledger-a_2', standing: { balance: 400, blocked: 0, owed: 0 } });
    expect((await store.readStream('ledger-a_2'))[0]).toMatchObject({ type: 'LedgerCarriedOver', data: { from: 'ledger-a', before: 6, last: true }, metadata: { scope } });
    expect(memory(await now())).toEqual(memory(before));
    await give('later');
    expect(await typesOf('ledger-a_2')).toEqual(['LedgerCarriedOver', 'MoneyReceived']);
    expect((await now()).balance).toBe(500);
  });

  it('do not close the new book again on the same day, nor twice at once', async () => {
    await giveMany(4);
    await Promise.all([closeBook(), closeBook(), closeBook(process())]);
    await closeBook(process(), 'another run');
    expect(await typesOf('ledger-a_2')).toEqual(['LedgerCarriedOver']);
    expect(await store.readStream('ledger-a_3')).toEqual([]);
  });

  it('through many books: a command of any of them that comes again gets its first answer, and has no effect', async () => {
    const answers: Committed[] = [];
    for (let book = 1; book <= 4; book++) {
      for (let index = 0; index < 6; index++) answers.push(await give(`b${book} ${index}`));
      await closeBook(ledgers, `close ${book}`);
    }
    expect(await typesOf('ledger-a_5')).toEqual(['LedgerCarriedOver']);
    const before = await store.head();
    for (const by of [ledgers, process()])
      for (const [at, first] of answers.entries()) expect(await give(`b${Math.floor(at / 6) + 1} ${at % 6}`, by)).toMatchObject({ ...first, repeated: true });
    // Also where the ledger's own rules would let it pass: under the same id, another payment is the same command.
    const again = await ledgers.command(scope, topUp('never seen'), ctx('b1 0'));
    expect(again).toMatchObject({ repeated: true, revision: answers[0]?.revision });
    expect(await store.head()).toBe(before);
    expect((await now()).balance).toBe(2400);
  });

  it('answer for a key of an earlier book what it was answered then', async () => {
    await giveMany(4);
    await closeBook();
    const transactor = new Transactor(store);
    expect(await transactor.applied('ledger-a', ctx('p1').commandId)).toMatchObject({ stream: 'ledger-a', revision: 2, types: ['MoneyReceived'] });
    const later = await give('later');
    expect(await transactor.applied('ledger-a', ctx('later').commandId)).toMatchObject({ stream: 'ledger-a_2', revision: later.revision });
    expect(await transactor.applied('ledger-a', ctx('never').commandId)).toBeNull();
  });

  it('obey a command whose first attempt left only its key behind, in the book before', async () => {
    await giveMany(4);
    const { stream, expectedRevision, events } = keyAppend(ctx('late', { keyed: true }), 'ledger-a', scope);
    await store.append(stream, expectedRevision, events);
    await closeBook();
    expect(await give('late', ledgers, { keyed: true })).toMatchObject({ stream: 'ledger-a_2', types: ['MoneyReceived'] });
    expect(await give('late', process(), { keyed: true })).toMatchObject({ stream: 'ledger-a_2', repeated: true });
    expect((await now()).balance).toBe(500);
  });

  it('refuse what was decided on an earlier book: revisions count on', async () => {
    await giveMany(4);
    await closeBook();
    await expect(give('x', ledgers, { expectedRevision: 4 })).rejects.toEqual(new PreconditionFailed(6));
    await expect(give('x', process(), { expectedRevision: 0 })).rejects.toEqual(new PreconditionFailed(6));
    expect(await give('x', ledgers, { expectedRevision: 6 })).toMatchObject({ stream: 'ledger-a_2', revision: 1, book: { of: 'ledger-a', before: 6 } });
    await expect(give('y', ledgers, { expectedRevision: 1 })).rejects.toEqual(new PreconditionFailed(7));
  });

  it('are carried over by whoever comes next when the one who closed them crashed, after any part', async () => {
    await giveCharges(4);
    const before = await now();
    for (let parts = 0; parts < 3; parts++) await expect(closeBook(process(breaking('ledger-a_2', parts === 0 ? 0 : 1)))).rejects.toThrow('broken');
    expect(await typesOf('ledger-a')).toContain('LedgerClosed');
    const carried = await store.readStream('ledger-a_2');
    expect(carried).toHaveLength(2);
    expect(carried.map(({ data }) => (data as { last: boolean }).last)).toEqual([false, false]);
    await Promise.all([give('x', process()), give('y', process()), process().load('a', ctx('look'))]);
    const after = await now();
    expect(after.balance).toBe(200);
    expect(memory({ ...after, balance: 0, receipts: before.receipts })).toEqual(memory(before));
    expect((await typesOf('ledger-a_2')).filter((type) => type === 'MoneyReceived')).toHaveLength(2);
    expect((await store.readStream('ledger-a_2')).filter(({ data }) => (data as { last?: boolean }).last)).toHaveLength(1);
  });

  it('write what waits behind the end of a book into the next one', async () => {
    const close = (): Promise<Committed> => ledgers.command(scope, { type: 'CloseBook', book: 1, on: ON }, ctx('close'));
    const answers = await Promise.all([give('first'), give('same batch'), close(), give('x'), give('y')]);
    expect(answers.map(({ stream }) => stream)).toEqual(['ledger-a', 'ledger-a', 'ledger-a', 'ledger-a_2', 'ledger-a_2']);
    expect((await typesOf('ledger-a')).at(-1)).toBe('LedgerClosed');
    expect((await now()).balance).toBe(400);
  });

  it('give up in a later book, as in the first, when others are always faster', async () => {
    await giveMany(4);
    await closeBook();
    const log = breaking('ledger-a_2', 0, new RevisionConflict('ledger-a_2', 0, 1));
    await expect(give('x', process(log))).rejects.toMatchObject({ code: 'concurrent_change' });
  });

  it('lose and double nothing when processes write and close at once', async () => {
    await giveCharges(3);
    const processes = [ledgers, process(), process()];
    await Promise.all(
      processes.flatMap((by, place) => [
        ...Array.from({ length: 20 }, async (_, index) => {
          await persistently(() => give(`${place} ${index}`, by, { keyed: true }));
          if (index % 7 === place) await persistently(() => closeBook(by, `close ${place} ${index}`));
        }),
        // What two of them are asked for.
        ...Array.from({ length: 10 }, (_, index) => persistently(() => give(`shared ${index}`, by, { keyed: true }))),
      ]),
    );
    const state = await now();
    expect(state.balance).toBe((3 * 20 + 10) * 100);
    expect(state.receipts.size).toBe(70);
    expect([...state.charges.values()].flat()).toHaveLength(900);
    const all = (await store.readAll({ after: 0, limit: 1000 })).events.filter(({ stream }) => stream.startsWith('ledger-a'));
    expect(all.filter(({ type }) => type === 'MoneyReceived')).toHaveLength(70);
    expect(all.filter(({ type }) => type === 'LedgerClosed').length).toBeGreaterThan(0);
    for (const book of new Set(all.map(({ stream }) => stream))) {
      const own = all.filter(({ stream }) => stream === book);
      expect(own.slice(0, -1).map(({ type }) => type)).not.toContain('LedgerClosed');
    }
    const whole = all.map((event) => event as never).filter((event: { type: string }) => !event.type.startsWith('LedgerC')).reduce((folded, event) => ledger.evolve(folded, event), ledger.initial);
    expect(memory(state)).toEqual(memory(whole));
  });

  it('rehearse what would be recorded on the current book', async () => {
    await giveMany(4);
    await closeBook();
    const rehearsal = new Map();
    expect(await give('x', ledgers, { rehearsal })).toMatchObject({ types: ['MoneyReceived'], book: { of: 'ledger-a' } });
    expect((await ledgers.load('a', ctx('x', { rehearsal }))).balance).toBe(500);
    expect((await now()).balance).toBe(400);
  });
});
