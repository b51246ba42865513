import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Explanation } from '../../application/billing/explain-charge.js';
import type { InvoiceExplanation } from '../../application/billing/invoice-reader.js';
import { HttpSystem } from '../support/http-system.js';
import { draft, LedgerHand } from '../support/invoicing.js';
import { openShop, subscribe } from '../support/system.js';

const POSTPAY = { classKey: 'postpay', paymentModel: 'postpay', subscriptionCreditLimit: 100_000, paymentExpirationPeriod: 10 };

let http: HttpSystem;
beforeEach(async () => {
  http = await HttpSystem.open({ on: '2026-10-20' });
});
afterEach(() => http.close());

/** Signs in anew: the clock has moved on since. */
const get = async (path: string, query = '') => http.request('GET', `/api/${path}/explanation${query}`, { token: await http.signIn('ada@example.com') });

const explain = async <T>(path: string): Promise<T> => {
  await http.system.settle();
  const { status, json } = await get(path);
  expect(status).toBe(200);
  return json() as T;
};

/** "19.35 − 8.06 = 11.29", worked out from its left side and rounded to cents; a formula that only repeats its result says nothing. */
const evaluated = (formula: string): number => {
  const [left = '', right] = formula.split(' = ');
  expect(left).not.toBe(right);
  const [first = '', ...less] = left.split(' − ');
  const product = (text: string): number => text.split(' × ').reduce((result, factor) => { const [n, d = '1'] = factor.split('/'); return (result * Number(n)) / Number(d); }, 1);
  return Math.round((product(first) - less.reduce((sum, each) => sum + Number(each), 0)) * 100) / 100;
};

describe('an explanation', () => {
  it('of the part of a split goes back to the charge that was cut, and recomputes it from there', async () => {
    const { system } = http;
    const subscriptionId = await subscribe(system, await openShop(system), 10);
    await system.sendOn('2026-10-25', 'stop-subscription', { subscriptionId });
    await system.sendOn('2026-10-28', 'activate-subscription', { subscriptionId });
    const parts = (await system.charges({ subscriptionId })).filter(({ derivation }) => derivation.split);
    expect(parts.length).toBeGreaterThan(2);
    for (const { id, net } of parts) {
      const { agrees, recomputed, formula, tree } = await explain<Explanation>(`charges/${id}`);
      expect([id, recomputed, agrees]).toEqual([id, net, true]);
      expect(evaluated(formula)).toBe(net / 100);
      expect(tree).toMatchObject({ code: 'charge', amount: { minor: net, currency: 'EUR' }, phrases: [{ code: 'monthly_days', params: { quantity: 10, price: { minor: 500, currency: 'EUR' } } }, { code: 'period' }, { code: expect.stringMatching(/^part_/) }] });
      expect(tree.children?.map(({ label }) => label)).toEqual(expect.arrayContaining(['Price', 'Quantity', 'Months', 'Made from the charge', 'Order', 'Events']));
    }
  });

  it('of an invoice goes through its lines to their charges, and sums them again', async () => {
    const { system } = http;
    const { accountId } = await openShop(system, { accountTerms: POSTPAY });
    await new LedgerHand(system, accountId).charge('s1', Array.from({ length: 420 }, (_, index) => draft(String(index), { net: 100 + index })));
    await system.billingRun('2026-11-01');
    await system.billingRun('2026-11-02');
    const [invoice] = await system.find('invoices');
    const first = await explain<InvoiceExplanation>(`invoices/${invoice?.id}`);
    expect(first).toMatchObject({ number: 'INV-2026-000001', lineCount: 420, next: 100, total: 129_990, recomputed: 129_990, agrees: true });
    expect(first.lines[0]?.explanation).toMatchObject({ agrees: true, amount: first.lines[0]?.net });
    // Lines are recorded 400 at a time: this page takes some from either side.
    const rest = (await get(`invoices/${invoice?.id}`, '?from=350')).json() as unknown as InvoiceExplanation;
    expect([rest.lines.length, rest.next, rest.agrees]).toEqual([70, null, true]);
    expect(new Set(rest.lines.map(({ chargeId }) => chargeId)).size).toBe(70);
    expect(((await get(`invoices/${invoice?.id}`, '?from=420')).json() as unknown as InvoiceExplanation).lines).toEqual([]);
    expect((await get(`invoices/${invoice?.id}`, '?from=-1')).status).toBe(400);
    expect((await get('invoices/nobody')).status).toBe(404);
  });
});
