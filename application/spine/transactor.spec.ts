import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { numberSeries } from '../../domain/billing/number-series.js';
import { payment } from '../../domain/billing/payment.js';
import { openEmbeddedEventStore } from '../../infrastructure/eventstore/embedded-event-store.js';
import type { EventStore } from '../ports/event-store.js';
import { followUp, type CommandContext } from './context.js';
import { systemPrincipal } from './principal.js';
import { Transactor, type Committed } from './transactor.js';

const scope = { resellerId: 'r', resellerPath: '/r/', accountId: 'a' };
const ctx = (id: string, more: Partial<CommandContext> = {}): CommandContext => ({ ...followUp(systemPrincipal('test'), { id, correlationId: 'c', now: '2026-08-20T09:00:00.000Z' }, 'test'), ...more });
const issue = { type: 'IssueNumber', series: 'orders', ownerId: 'o', template: 'SO{seq:6}', on: '2026-08-20' } as const;
const created = { paymentId: 'p', number: 'PY1', kind: 'top_up', accountId: 'a', resellerId: 'r', orderId: null, subscriptionId: null, invoiceId: null, amount: 100, currency: 'EUR', createdOn: '2026-08-20', dueOn: '2026-08-27' } as const;

describe('the transactor', () => {
  let folder: string;
  let store: EventStore;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'transactor-'));
    store = openEmbeddedEventStore({ file: join(folder, 'log.db') });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives 500 commands on one stream at once their own results, without gap or repeat', async () => {
    const transactor = new Transactor(store);
    const results = await Promise.all(Array.from({ length: 500 }, (_, index) => transactor.transact(numberSeries, 's', issue, ctx(`c${index}`), { scope })));
    expect(results.map(({ revision }) => revision).sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, index) => index));
    expect(await store.readStream('series-s')).toHaveLength(500);
  });

  it('holds when two processes write to the same stream', async () => {
    const processes = [new Transactor(store), new Transactor(store)];
    const results = await Promise.all(Array.from({ length: 60 }, async (_, index) => processes[index % 2]?.transact(numberSeries, 's', issue, ctx(`c${index}`), { scope })));
    expect(new Set(results.map((result) => result?.revision)).size).toBe(60);
  });

  it('gives the same command sent many times at once one effect and equal answers', async () => {
    const transactor = new Transactor(store);
    const results = await Promise.all(Array.from({ length: 5 }, () => transactor.transact(numberSeries, 's', issue, ctx('same', { bodyHash: 'h' }), { scope })));
    expect(new Set(results.map(({ revision, position }) => `${revision} ${position}`)).size).toBe(1);
    expect(await store.readStream('series-s')).toHaveLength(1);
    await expect(transactor.transact(numberSeries, 's', issue, ctx('same', { bodyHash: 'other' }), { scope })).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('refuses one command of a batch without the others', async () => {
    const transactor = new Transactor(store);
    await transactor.transact(payment, 'p', { type: 'CreatePayment', payment: created }, ctx('create'), { scope });
    const complete = { type: 'CompletePayment', method: 'cash', externalTransactionId: null, amount: null, on: '2026-08-20' } as const;
    const results = await Promise.allSettled([
      transactor.transact(payment, 'p', { ...complete, amount: 1 }, ctx('wrong'), { scope }),
      transactor.transact(payment, 'p', complete, ctx('right'), { scope }),
      transactor.transact(payment, 'p', complete, ctx('late'), { scope }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
    expect((await store.readStream('payment-p')).map(({ type }) => type)).toEqual(['PaymentCreated', 'PaymentCompleted']);
  });

  it('refuses what can never be appended, and loses no answer of what waited beside it', async () => {
    const transactor = new Transactor(store);
    const sized = (size: number, id: string): Promise<Committed> => transactor.transact(numberSeries, 's', { ...issue, template: `${'x'.repeat(size)}{seq:6}` }, ctx(id), { scope });
    const results = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => sized(index === 5 ? 1_100_000 : 200_000, `c${index}`)));
    expect(results.map(({ status }, index) => (status === 'rejected' ? index : null)).filter((index) => index !== null)).toEqual([5]);
    expect(await store.readStream('series-s')).toHaveLength(11);
  });

  it('obeys one of two processes that get the same key with other bodies at once, and refuses the other', async () => {
    const pay = (by: Transactor, amount: number): Promise<Committed> => by.transact(payment, 'p', { type: 'CreatePayment', payment: { ...created, amount } }, ctx('key', { bodyHash: `${amount}`, keyed: true }), { scope });
    const processes = [new Transactor(store), new Transactor(store)] as const;
    const results = await Promise.allSettled([pay(processes[0], 100), pay(processes[1], 900)]);
    expect(results).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { code: 'idempotency_key_reused' } }]);
    for (const by of processes) expect((await by.load(payment, 'p')).state).toMatchObject({ amount: 100 });
  });

  it('decides on another body of a key whose first command of the same moment recorded nothing', async () => {
    const transactor = new Transactor(store);
    const complete = (amount: number | null, bodyHash: string): Promise<Committed> =>
      transactor.transact(payment, 'p', { type: 'CompletePayment', method: 'cash', externalTransactionId: null, amount, on: '2026-08-20' }, ctx('key', { bodyHash, keyed: true }), { scope });
    const results = await Promise.allSettled([transactor.transact(payment, 'p', { type: 'CreatePayment', payment: created }, ctx('create'), { scope }), complete(1, 'wrong'), complete(null, 'right'), complete(null, 'third')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    expect(results.at(-1)).toMatchObject({ reason: { code: 'idempotency_key_reused' } });
  });

  it('honours the revision that a client expects, also within a batch', async () => {
    const transactor = new Transactor(store);
    await transactor.transact(numberSeries, 's', issue, ctx('first'), { scope });
    const at = (id: string): Promise<unknown> => transactor.transact(numberSeries, 's', issue, ctx(id, { expectedRevision: 0 }), { scope });
    expect((await Promise.allSettled([at('a'), at('b')])).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('sees what another process wrote before it refuses', async () => {
    const [one, other] = [new Transactor(store), new Transactor(store)];
    await one.transact(payment, 'p', { type: 'CreatePayment', payment: created }, ctx('create'), { scope });
    await one.transact(payment, 'p', { type: 'CancelPayment', on: '2026-08-21' }, ctx('cancel'), { scope });
    await other.load(payment, 'p');
    await expect(other.transact(payment, 'p', { type: 'ReversePayment', reason: 'x', on: '2026-08-21' }, ctx('reverse'), { scope })).rejects.toMatchObject({ code: 'payment_not_completed' });
  });

  it('keeps fewer states where they are heavy: memory does not grow with the streams that were written', async () => {
    const read: number[] = [];
    const watched: EventStore = { ...store, append: store.append.bind(store), readStream: (stream, options) => (read.push(options?.from ?? 0), store.readStream(stream, options)) };
    const transactor = new Transactor(watched);
    const heavy = { ...numberSeries, weight: () => 1_000_000 };
    for (const id of ['one', 'two']) await transactor.transact(heavy, id, issue, ctx(id), { scope });
    read.length = 0;
    await transactor.load(heavy, 'two');
    await transactor.load(heavy, 'one');
    expect(read).toEqual([1, 0]);
  });
});
