import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { draft, LedgerHand } from '../support/invoicing.js';
import { openShop, TestSystem, topUp } from '../support/system.js';

const POSTPAY = { classKey: 'postpay', paymentModel: 'postpay', subscriptionCreditLimit: 100_000, paymentExpirationPeriod: 10 };

let system: TestSystem;
beforeEach(async () => {
  system = await TestSystem.open({ on: '2026-10-20' });
});
afterEach(() => system.close());

const open = async (accountTerms: object = {}) => {
  const { accountId } = await openShop(system, { accountTerms });
  const states = async (view: string): Promise<readonly unknown[]> => (await system.find(view)).map(({ status, number, total, amount, billingDate, dueOn }) => [number, status, total ?? amount, billingDate ?? dueOn]);
  return { accountId, ledger: new LedgerHand(system, accountId), invoices: () => states('invoices'), payments: () => states('payments'), owed: async () => (await system.find('ledger-entries', { accountId })).at(-1)?.owedAfter };
};

describe('postpay: October is written off on 1 November, invoiced on the 2nd and due on the 12th (domain.md 4.1)', () => {
  it('follows the timeline, and what expired can still be paid', async () => {
    const { ledger, invoices, payments } = await open(POSTPAY);
    await ledger.charge('s1', [draft('a'), draft('b', { net: 1000 })]);
    expect(await system.billingRun('2026-11-01')).toMatchObject({ counts: { ledgersClosed: 1 }, failures: [] });
    expect(await invoices()).toEqual([]);
    expect(await system.billingRun('2026-11-02')).toMatchObject({ counts: { invoicesIssued: 1 }, failures: [] });
    expect(await invoices()).toEqual([['INV-2026-000001', 'Closed', 5250, '2026-11-01']]);
    expect(await payments()).toEqual([['PY000001', 'Waiting for payment', 5250, '2026-11-12']]);
    await system.billingRun('2026-11-11');
    expect(await payments()).toEqual([['PY000001', 'Waiting for payment', 5250, '2026-11-12']]);
    expect(await system.billingRun('2026-11-12')).toMatchObject({ counts: { paymentsExpired: 1 }, failures: [] });
    expect(await payments()).toEqual([['PY000001', 'Expired', 5250, '2026-11-12']]);
    const [paid] = await system.find('payments');
    await system.send('complete-payment', { paymentId: paid?.id, method: 'bank_transfer' });
    expect(await payments()).toEqual([['PY000001', 'Completed', 5250, '2026-11-12']]);
    expect(await system.find('invoices')).toMatchObject([{ kind: 'invoice', paymentId: paid?.id, paymentStatus: 'Completed', period: { from: '2026-10-01', to: '2026-11-01' }, issuedOn: '2026-11-02', lineCount: 2 }]);
    expect((await system.find('ledger-entries', { type: 'services_payment' })).map(({ amount, owed, owedAfter }) => [amount, owed, owedAfter])).toEqual([[0, -5250, 0]]);
  });

  it('is paid from the balance when there is enough; a customer cannot cancel what was rendered', async () => {
    const { accountId, ledger, payments } = await open(POSTPAY);
    await ledger.charge('s1', [draft('a')]);
    await system.billingRun('2026-11-01');
    await system.billingRun('2026-11-02');
    const [services] = await system.find('payments', { kind: 'services' });
    const pay = () => system.send('pay-from-balance', { paymentId: services?.id });
    await expect(pay()).rejects.toMatchObject({ code: 'insufficient_balance', meta: { shortfall: 4250 } });
    await expect(system.send('cancel-payment', { paymentId: services?.id }, { as: system.customer(accountId) })).rejects.toMatchObject({ refusal: 'forbidden' });
    await expect(system.send('complete-payment', { paymentId: services?.id, method: 'card', amount: 4000 })).rejects.toMatchObject({ refusal: 'rule', code: 'amount_differs' });
    await topUp(system, accountId, 5000);
    await pay();
    expect((await payments()).map((row) => (row as readonly unknown[])[1]).sort()).toEqual(['Completed', 'Paid from balance']);
    expect(await system.one('accounts', accountId)).toMatchObject({ balance: 750 });
  });

  it('refuses to pay a top-up from the balance', async () => {
    const { accountId } = await open();
    const { id: paymentId } = await system.send('top-up-account', { accountId, amount: 100 });
    await expect(system.send('pay-from-balance', { paymentId })).rejects.toMatchObject({ code: 'top_up_from_balance' });
    await expect(system.send('pay-from-balance', {})).rejects.toMatchObject({ code: 'order_or_payment' });
  });
});

describe('prepay', () => {
  it('gets an act of what was written off in the period, closed at once and with nothing to pay', async () => {
    const { accountId, ledger, invoices, payments } = await open();
    await topUp(system, accountId, 20_000);
    await ledger.charge('s1', [draft('a')], { model: 'prepay' });
    await ledger.charge('s2', [draft('setup', { net: 700, onSettlement: 'close', period: { from: '2026-10-20', to: '2027-10-20' } })], { model: 'prepay', on: '2026-10-20' });
    await system.billingRun('2026-11-01');
    await ledger.charge('s3', [draft('of the new period', { net: 900, onSettlement: 'close', period: { from: '2026-11-01', to: '2027-11-01' } })], { model: 'prepay', on: '2026-11-01' });
    await system.billingRun('2026-11-02');
    expect(await invoices()).toEqual([['ACT-2026-000001', 'Closed', 4950, '2026-11-01']]);
    expect((await payments()).length).toBe(1);
    await system.billingRun('2026-12-02');
    expect((await system.find('invoices')).map(({ total }) => total).sort()).toEqual([4950, 900]);
  });

  it('finds the charges of an act by its id', async () => {
    const { accountId, ledger } = await open();
    await topUp(system, accountId, 20_000);
    await ledger.charge('s1', [draft('a')], { model: 'prepay' });
    await system.billingRun('2026-11-01');
    await system.billingRun('2026-11-02');
    const [act] = await system.find('invoices');
    expect(await system.find('charges', { invoiceId: String(act?.id) })).toMatchObject([{ status: 'Closed', uninvoiced: false, net: 4250 }]);
  });
});

describe('billing days', () => {
  it('each has its own invoice, and a run that is repeated issues nothing twice', async () => {
    const { ledger } = await open(POSTPAY);
    await ledger.charge('s1', [draft('first')]);
    await ledger.charge('s2', [draft('second', { net: 999, billingDay: 15, period: { from: '2026-10-15', to: '2026-11-15' } })], { on: '2026-10-20' });
    for (const date of ['2026-11-01', '2026-11-02', '2026-11-02', '2026-11-15', '2026-11-16', '2026-11-16']) await system.billingRun(date);
    const invoices = await system.find('invoices');
    expect(invoices.map(({ billingDate, total, number }) => [billingDate, total, number]).sort()).toEqual([
      ['2026-11-01', 4250, 'INV-2026-000001'],
      ['2026-11-15', 999, 'INV-2026-000002'],
    ]);
  });
});

describe('corrections', () => {
  it('of a written-off charge stand on the next invoice, and never change it by more than it was', async () => {
    const { accountId, ledger } = await open(POSTPAY);
    await ledger.charge('s1', [draft('a')]);
    await system.billingRun('2026-11-01');
    await ledger.charge('s1', [draft('b', { period: { from: '2026-11-01', to: '2026-12-01' }, net: 3000 })], { on: '2026-11-01' });
    await system.billingRun('2026-11-02');
    const [charge] = (await system.find('charges', { status: 'Closed' })) as readonly { readonly id: string }[];
    const correct = (amount: number, more: object = { chargeId: charge?.id }) => system.send('correct-balance', { accountId, amount, reason: 'Two days without service', ...more });
    await expect(correct(4251)).rejects.toMatchObject({ code: 'above_charge' });
    await correct(4000);
    await expect(correct(251)).rejects.toMatchObject({ code: 'above_charge' });
    await correct(250);
    await expect(correct(0)).rejects.toMatchObject({ code: 'amount_zero' });
    expect((await system.find('corrections')).map(({ number, amount, uninvoiced }) => [number, amount, uninvoiced]).sort()).toEqual([['COR000001', 4000, true], ['COR000002', 250, true]]);
    await system.billingRun('2026-12-01');
    await system.billingRun('2026-12-02');
    const second = (await system.find('invoices', { billingDate: '2026-12-01' }))[0] as unknown as { readonly total: number; readonly lines: readonly { readonly net: number; readonly reverses: string | null }[] };
    expect([second.total, ...second.lines.map(({ net }) => net).sort((x, y) => x - y)]).toEqual([3000 - 4250, -4000, -250, 3000]);
    expect(second.lines.filter(({ reverses }) => reverses !== null).map(({ reverses }) => reverses)).toEqual([charge?.id, charge?.id]);
    expect((await system.find('payments', { kind: 'services' })).length).toBe(1);
  });

  it('of a balance need no charge; a charge that is not written off, or not of the account, is refused', async () => {
    const { accountId, ledger } = await open();
    await topUp(system, accountId, 10_000);
    await ledger.charge('s1', [draft('a')], { model: 'prepay' });
    await system.settle();
    await system.send('correct-balance', { accountId, amount: -300, reason: 'A bank fee' });
    expect(await system.one('accounts', accountId)).toMatchObject({ balance: 9700 });
    const [charge] = await system.find('charges');
    await expect(system.send('correct-balance', { accountId, amount: 5, reason: 'x', chargeId: charge?.id })).rejects.toMatchObject({ code: 'charge_not_closed' });
    await expect(system.send('correct-balance', { accountId, amount: 5, reason: 'x', chargeId: '5f0c8e8e-98a9-5e9c-8e26-93c2b5b0a111' })).rejects.toMatchObject({ code: 'not_found' });
    expect((await system.find('ledger-entries', { type: 'correction' })).map(({ amount, number, reason }) => [amount, number, reason])).toEqual([[-300, 'COR000001', 'A bank fee']]);
  });
});

describe('guaranteed payments', () => {
  const TERMS = { guaranteedPaymentLimit: 10_000, guaranteedPaymentDays: 7 };
  const states = async () => (await system.find('guarantees')).map(({ number, amount, status, expiresOn }) => [number, amount, status, expiresOn]).sort();

  it('count as money up to the limit of the account, and end with their days', async () => {
    const { accountId } = await open(TERMS);
    const provide = (amount: number) => system.send('provide-guarantee', { accountId, amount });
    await expect(provide(10_001)).rejects.toMatchObject({ code: 'guarantee_above_limit' });
    await provide(6000);
    await expect(provide(4001)).rejects.toMatchObject({ code: 'guarantee_above_limit', meta: { provided: 6000, limit: 10_000 } });
    expect(await states()).toEqual([['GP000001', 6000, 'Provided', '2026-10-27']]);
    expect(await system.one('accounts', accountId)).toMatchObject({ balance: 6000 });
    await system.billingRun('2026-10-26');
    expect(await system.billingRun('2026-10-27')).toMatchObject({ counts: { guaranteesRevoked: 1 } });
    expect(await states()).toEqual([['GP000001', 6000, 'Revoked', '2026-10-27']]);
    expect(await system.one('accounts', accountId)).toMatchObject({ balance: 0 });
  });

  it('are replaced by the money that they promised, or taken back by hand', async () => {
    const { accountId } = await open(TERMS);
    await system.send('provide-guarantee', { accountId, amount: 6000 });
    await topUp(system, accountId, 2000);
    expect(await states()).toEqual([['GP000001', 4000, 'Provided because of top-up', '2026-10-27'], ['GP000001', 6000, 'Revoked because of top-up', '2026-10-27']]);
    expect(await system.one('accounts', accountId)).toMatchObject({ balance: 6000 });
    const [left] = await system.find('guarantees', { status: 'Provided because of top-up' });
    await system.send('revoke-guarantee', { accountId, guaranteeId: left?.id });
    expect(await system.one('accounts', accountId)).toMatchObject({ balance: 2000 });
    await expect(system.send('revoke-guarantee', { accountId, guaranteeId: left?.id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('can be taken back by hand after however many top-ups', async () => {
    const { accountId } = await open(TERMS);
    await system.send('provide-guarantee', { accountId, amount: 6000 });
    for (let times = 0; times < 25; times++) await topUp(system, accountId, 100);
    const [left] = await system.find('guarantees', { status: 'Provided because of top-up' });
    expect(left).toMatchObject({ number: 'GP000001', amount: 3500 });
    await system.send('revoke-guarantee', { accountId, guaranteeId: left?.id });
    expect(await system.one('accounts', accountId)).toMatchObject({ balance: 2500 });
  });
});
