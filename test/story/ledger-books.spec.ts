import { afterEach, describe, expect, it } from '@jest/globals';
import { Ledgers } from '../../application/billing/ledgers.js';
import { ChargeReader } from '../../application/billing/charge-reader.js';
import { BillingRunner } from '../../application/billing/run/billing-runner.js';
import { chargingContext } from '../../application/billing/run/run-day.js';
import type { Principal } from '../../application/spine/principal.js';
import type { Committed } from '../../application/spine/transactor.js';
import { charge } from '../support/book.js';
import { openChain, projectionOf, reads, type Chain } from '../support/chain.js';
import { HttpSystem } from '../support/http-system.js';
import { change, openShop, pay, subscribe, topUp, TestSystem } from '../support/system.js';

const VIEWS = ['accounts', 'charges', 'ledger-entries', 'corrections', 'invoices', 'payments', 'orders', 'subscriptions', 'reseller-charges', 'supplier-charges'];
const TINY = 3;

/** Ids of events name their stream, and places in a stream differ too; money, days and states do not. */
const shown = (row: object): string => JSON.stringify(row).replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '#').replaceAll(/"stream":"ledger-#(_\d+)?","revision":\d+/g, '').replaceAll(/"(sequence|position)":\d+/g, '');

/** A year of a customer two levels below the distributor: sale, change, correction, stop, renewal, deletion. */
class Year {
  private constructor(
    readonly system: TestSystem,
    readonly chain: Chain,
    readonly subscriptions: readonly [string, string],
  ) {}

  static async begin(largeLedger?: number): Promise<Year> {
    const system = await TestSystem.open({ on: '2026-08-20', ...(largeLedger && { largeLedger }) });
    const chain = await openChain(system, { terms: { manualRenewPoint: -1 } });
    await topUp(system, chain.accountId, 500_000);
    const shop = { planId: chain.plans[2], accountId: chain.accountId, productId: '' };
    return new Year(system, chain, [await subscribe(system, shop, 5), await subscribe(system, shop, 3)]);
  }

  async live(): Promise<this> {
    const { system, subscriptions: [first, second] } = this;
    await this.run('2026-09-01', '2026-09-02');
    await system.moveTo('2026-09-10');
    await change(system, first, 3);
    await this.correct(500, 'once');
    await this.run('2026-10-01', '2026-10-02');
    await this.correct(-100, 'twice');
    await expect(this.correct(5000, 'too much')).rejects.toMatchObject({ code: 'above_charge' });
    await system.sendOn('2026-10-10', 'stop-subscription', { subscriptionId: second });
    await system.sendOn('2026-10-15', 'activate-subscription', { subscriptionId: second });
    await this.run('2026-11-01', '2026-11-02');
    await pay(system, (await system.sendOn('2026-11-05', 'renew-subscription', { subscriptionId: first })).id);
    await system.moveTo('2026-11-07');
    await change(system, first, 4);
    await system.sendOn('2026-11-10', 'delete-subscription', { subscriptionId: second });
    await this.run('2026-12-01', '2026-12-02');
    return this;
  }

  /** Of the charge of August, which was written off on 1 September. */
  async correct(amount: number, key: string): Promise<unknown> {
    const { system, chain } = this;
    const [august] = (await system.charges({ subscriptionId: this.subscriptions[0] })).filter(({ status, period }) => status === 'Closed' && period.to === '2026-09-01');
    const answer = await system.send('correct-balance', { accountId: chain.accountId, amount, reason: 'A licence too many', chargeId: august?.id }, { as: chain.r2, key });
    await system.settle();
    return answer;
  }

  private async run(...days: readonly string[]): Promise<void> {
    for (const day of days) expect((await this.system.billingRun(day)).failures).toEqual([]);
  }

  /** What the run of a billing day asked of the ledger, asked again with another charge: only the id of the command tells that it was done. */
  async charge(day: string, chargeId: string): Promise<Committed> {
    const { system, chain: { r2, accountId }, subscriptions: [subscriptionId] } = this;
    const ctx = chargingContext({ date: day, now: system.clock.now(), simulated: false }, subscriptionId);
    const scope = { resellerId: r2.resellerId, resellerPath: r2.resellerPath, accountId };
    return system.platform.container.get(Ledgers).command(scope, { type: 'ChargeBillingDay', subscriptionId, model: 'prepay', on: day, charges: [charge(chargeId, 6000, day, '2026-10-01')] }, ctx, { step: `period ${day}` });
  }

  async seen(): Promise<Readonly<Record<string, readonly string[]>>> {
    const rows = await Promise.all(VIEWS.map(async (view) => [view, (await this.system.find(view)).map(shown).sort()] as const));
    return Object.fromEntries(rows);
  }

  async books(): Promise<readonly string[]> {
    const { events } = await this.system.platform.eventStore.readAll({ after: 0, limit: 5000, filter: { types: ['LedgerClosed'] } });
    return events.map(({ data }) => (data as { next: string }).next);
  }

  /** Every charge with its explanation. */
  async explained(by: Principal): Promise<readonly (readonly [string, boolean])[]> {
    const reader = new ChargeReader(reads(this.system.platform), projectionOf('charges'));
    const charges = await this.system.find('charges', { accountId: this.chain.accountId });
    const found = await Promise.all(charges.map(async ({ id }) => reader.explain(id, by)));
    return found.map(({ formula, agrees }) => [formula, agrees] as const).sort();
  }

  async balanceAt(moment: string): Promise<unknown> {
    const { balance, blocked, owed } = (await reads(this.system.platform).get(projectionOf('accounts'), this.chain.accountId, this.chain.r2, moment)) as Record<string, unknown>;
    return { balance, blocked, owed };
  }
}

describe('an account whose ledger is closed by period (rulings, Software 1)', () => {
  const years: Year[] = [];
  const year = async (largeLedger?: number): Promise<Year> => {
    const begun = await Year.begin(largeLedger);
    years.push(begun);
    return begun;
  };
  afterEach(async () => {
    for (const { system } of years.splice(0)) await system.close();
  });

  it('lives the same year as one that keeps a single stream, to the cent', async () => {
    const [whole, books] = [await (await year()).live(), await (await year(TINY)).live()];
    expect(await whole.books()).toEqual([]);
    expect((await books.books()).length).toBeGreaterThanOrEqual(3);
    expect(await books.seen()).toEqual(await whole.seen());
    expect(await books.explained(books.chain.r2)).toEqual(await whole.explained(whole.chain.r2));
    for (const moment of ['2026-08-21', '2026-09-01T09:00:00.000Z', '2026-10-05', '2026-11-06', '2026-12-02']) expect([moment, await books.balanceAt(moment)]).toEqual([moment, await whole.balanceAt(moment)]);
    expect((await books.system.platform.viewBuilder.verifyAll()).filter(({ equal }) => !equal)).toEqual([]);
  });

  it('the same key, or the same billing day, from before the closing changes nothing', async () => {
    const books = await (await year(TINY)).live();
    const { system } = books;
    const seen = await books.seen();
    const first = await system.platform.eventStore.readAll({ after: 0, limit: 5000, filter: { types: ['BalanceCorrected'] } });
    expect(await books.correct(500, 'once')).toMatchObject({ id: books.chain.accountId, position: first.events[0]?.position, events: ['BalanceCorrected'] });
    await expect(books.correct(501, 'once')).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    const runner = system.platform.container.get(BillingRunner);
    for (const day of ['2026-09-01', '2026-10-01', '2026-12-01', '2026-12-02']) await runner.run(day);
    expect(await books.seen()).toEqual(seen);
    expect(await books.charge('2026-09-01', 'first')).toMatchObject({ types: ['BillingDayCharged'], repeated: true });
    expect(await books.seen()).toEqual(seen);
  });
});

describe('over HTTP, a ledger in books', () => {
  it('is read book by book, each saying which was before and which is next, and revisions count on', async () => {
    const http = await HttpSystem.open({ on: '2026-08-20', largeLedger: TINY });
    try {
      const { system } = http;
      const shop = await openShop(system);
      await topUp(system, shop.accountId, 50_000);
      await subscribe(system, shop, 5);
      await system.billingRun('2026-09-01');
      const token = await http.signIn('ada@example.com');
      const read = async (path: string): Promise<{ readonly events: readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[] }> => (await http.request('GET', `/api/streams/${path}`, { token })).json() as never;
      const last = (await read(`ledger-${shop.accountId}?direction=backwards&limit=1`)).events[0];
      expect(last).toMatchObject({ type: 'LedgerClosed', data: { book: 1, next: `ledger-${shop.accountId}_2` } });
      const next = String(last?.data['next']);
      expect((await read(next)).events[0]).toMatchObject({ type: 'LedgerCarriedOver', data: { from: `ledger-${shop.accountId}`, last: true } });
      const state = (await http.request('GET', `/api/streams/${next}/state`, { token })).json();
      expect(state).toMatchObject({ state: { accountId: shop.accountId, book: { number: 2, isOpen: true } } });
      const before = Number((await read(next)).events[0]?.data['before']);
      const correct = (headers: Readonly<Record<string, string>>) => http.command('correct-balance', { accountId: shop.accountId, amount: 1, reason: 'x' }, { token, headers });
      const done = await correct({});
      const etag = Number(/\d+/.exec(done.headers.get('ETag') ?? '')?.[0]);
      expect(etag).toBeGreaterThan(before);
      expect(done.json()).toMatchObject({ id: shop.accountId, revision: etag });
      expect((await correct({ 'If-Match': `"${etag - before}"` })).status).toBe(412);
      expect((await correct({ 'If-Match': `"${etag}"` })).json()).toMatchObject({ revision: etag + 1 });
    } finally {
      await http.close();
    }
  });
});
