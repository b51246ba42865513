import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InvoicePapers } from '../../application/billing/papers/invoice-papers.js';
import { paperTexts } from '../../application/billing/papers/texts/index.js';
import type { Principal } from '../../application/spine/principal.js';
import { openChain } from '../support/chain.js';
import { HttpSystem } from '../support/http-system.js';
import { draft, LedgerHand } from '../support/invoicing.js';
import { pagesOf } from '../support/pdf-text.js';
import { openShop, subscribe, topUp, type TestSystem } from '../support/system.js';

const POSTPAY = { classKey: 'postpay', paymentModel: 'postpay', subscriptionCreditLimit: 100_000_000, paymentExpirationPeriod: 10 };
const LOYAL = { id: '5c1d', name: 'Loyal customer', type: 'account', percentage: '12.5', amount: 750 } as const;

let http: HttpSystem;
let system: TestSystem;
beforeEach(async () => {
  http = await HttpSystem.open({ on: '2026-10-20' });
  system = http.system;
});
afterEach(() => http.close());

/** Non-breaking and thin spaces read as spaces. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u2009\u202f ]+/g, ' ');

const pages = async (id: unknown, as: Principal = system.admin, locale: string | null = 'en'): Promise<readonly string[]> => {
  const { bytes } = await system.platform.container.get(InvoicePapers).of(String(id), as, locale);
  return pagesOf(await buffer(bytes)).map(plain);
};

const issue = async (): Promise<void> => {
  await system.billingRun('2026-11-01');
  await system.billingRun('2026-11-02');
};

/** October of an account that pays afterwards: a discounted month of 60.00 and a part of one. */
const october = async (accountId: string, on = system): Promise<void> => {
  const part = draft('part', { net: 1161, period: { from: '2026-10-20', to: '2026-11-01' } });
  const hand = new LedgerHand(on, accountId);
  await hand.charge('s1', [{ ...draft('month', { net: 5250 }), gross: 6000, discount: LOYAL, derivation: { ...draft('month').derivation, unitFee: 2000, quantity: 3 } }]);
  await hand.charge('s2', [{ ...part, derivation: { ...part.derivation, unitFee: 3000, weight: '12/31' } }], { on: '2026-10-20' });
};

const invoiceOf = async (accountId: string) => {
  const [found] = await system.find('invoices', { accountId });
  if (!found) throw new Error('no invoice');
  return found;
};

describe('the document of an invoice', () => {
  it('says who owes whom what, for what, and until when; then that it is paid', async () => {
    const { accountId } = await openShop(system, { accountTerms: POSTPAY });
    await october(accountId);
    await issue();
    const { id, paymentId } = await invoiceOf(accountId);
    const [page = ''] = await pages(id, system.customer(accountId));
    for (const text of ['Invoice INV-2026-000001', 'From Distributor', 'To Fjord Books', 'Norway', 'Customer no.', 'Issued on Nov 2, 2026', 'Period Oct 1 – 31, 2026', 'Due on Nov 12, 2026']) expect(page).toContain(text);
    expect(page).toContain('Amount due 64.11 EUR Please pay by Nov 12, 2026');
    expect(page).toContain('3 20.00 1 -7.50 52.50');
    expect(page).toContain('Discount: Loyal customer, 12.5 %');
    expect(page).toContain('Oct 20 – 31, 2026 1 30.00 12/31 11.61');
    expect(page).toContain('Before discount 71.61 EUR Discount -7.50 EUR Net amount 64.11 EUR Taxes 0.00 EUR Total 64.11 EUR Amount due 64.11 EUR');
    expect(page).toMatch(/Please quote PY\d+ with your payment/);
    await system.send('complete-payment', { paymentId, method: 'bank_transfer' });
    await system.settle();
    expect((await pages(id))[0]).toContain('Amount due 0.00 EUR Paid on Nov 2, 2026');
  });

  it('shows what was taken back of an earlier charge, and credits what is below zero', async () => {
    const { accountId } = await openShop(system, { accountTerms: POSTPAY });
    await october(accountId);
    await issue();
    const [charge] = await system.find('charges', { status: 'Closed' });
    await system.send('correct-balance', { accountId, amount: 400, reason: 'A day without service', chargeId: charge?.id });
    await system.billingRun('2026-12-01');
    await system.billingRun('2026-12-02');
    const [second] = await system.find('invoices', { billingDate: '2026-12-01' });
    const [page = ''] = await pages(second?.id);
    expect(page).toContain('Taken back: Monthly fee');
    expect(page).toContain('Amount due 0.00 EUR 4.00 EUR is credited to your balance');
    expect(page).toContain('Total -4.00 EUR');
  });

  it('names the subscription and its resource in a statement of what was paid before', async () => {
    const shop = await openShop(system);
    await subscribe(system, shop, 10);
    await topUp(system, shop.accountId, 10_000);
    await issue();
    const { id } = await invoiceOf(shop.accountId);
    const [page = ''] = await pages(id, system.customer(shop.accountId));
    expect(page).toContain('Statement of services ACT-2026-000001');
    expect(page).toContain('Office E3 · Licences Monthly fee · S000001 Oct 20 – 31, 2026 10 5.00 12/31 19.35');
    expect(page).toContain('paid in advance');
  });

  it('is written in five languages with their dates and numbers', async () => {
    const { accountId } = await openShop(system, { accountTerms: POSTPAY });
    await new LedgerHand(system, accountId).charge('s1', [draft('large', { net: 12_345_678 })]);
    await issue();
    const { id } = await invoiceOf(accountId);
    const expected = { en: ['Invoice', '123,456.78 EUR'], es: ['Factura', '123.456,78 EUR'], 'pt-BR': ['Fatura', '123.456,78 EUR'], hi: ['1,23,456.78 EUR'], ru: ['Счёт', '123 456,78 EUR', 'Оплатите не позднее'] };
    for (const [locale, texts] of Object.entries(expected)) {
      const [page = ''] = await pages(id, system.admin, locale);
      for (const text of texts) expect(page).toContain(text);
    }
  });

  it('has every line of a long invoice, once, and sums to its total', async () => {
    const { accountId } = await openShop(system, { accountTerms: POSTPAY });
    const hand = new LedgerHand(system, accountId);
    const amounts = Array.from({ length: 900 }, (_, index) => 100 + index);
    for (let from = 0; from < 900; from += 300) await hand.charge(`s${from}`, amounts.slice(from, from + 300).map((net) => draft(String(net), { net })));
    await issue();
    const { id, total } = await invoiceOf(accountId);
    const all = await pages(id);
    expect(all.length).toBeGreaterThan(20);
    const net = all.flatMap((page) => [...page.matchAll(/Monthly fee Monthly fee Oct 1 – 31, 2026 1 [\d.]+ 1 ([\d.]+)/g)].map(([, amount]) => Math.round(Number(amount) * 100)));
    expect(net.sort((a, b) => a - b)).toEqual(amounts);
    expect(net.reduce((sum, amount) => sum + amount, 0)).toBe(total);
  });
});

describe('who may have it', () => {
  it('is who may read the invoice: the customer his own, the seller, and those above without what is the seller’s own', async () => {
    const { d, r2 } = await openChain(system);
    const { id: accountId } = await system.send('open-account', { resellerId: r2.resellerId, kind: 'legal_entity', name: 'Fjord Books', email: 'office@example.com', address: { country: 'NO', city: 'Bergen', line: 'Strandgaten 12' }, taxId: 'NO923456789', terms: POSTPAY });
    await october(accountId, system.as(r2));
    await issue();
    const { id } = await invoiceOf(accountId);
    const owner: Principal = { ...r2, kind: 'user', id: 'owner', role: 'Owner', accountId };
    for (const reader of [r2, owner]) expect((await pages(id, reader)).join()).toMatch(/Fjord Books Strandgaten 12 Bergen Norway Tax id NO923456789 .*Loyal customer/s);
    const above = (await pages(id, d)).join();
    expect(above).toContain('64.11 EUR');
    expect(above).toContain('From Reseller Two');
    expect(above).not.toMatch(/Fjord|office@|Strandgaten|Bergen|NO923|Loyal/);
    const refused = (who: Principal) => expect(pages(id, who)).rejects;
    await refused({ ...owner, accountId: 'another' }).toMatchObject({ refusal: 'not_found' });
    await refused({ ...r2, resellerId: 'beside', resellerPath: `/${d.resellerId}/beside/` }).toMatchObject({ refusal: 'not_found' });
    await refused({ ...owner, role: 'User' }).toMatchObject({ refusal: 'forbidden' });
    await refused({ ...r2, role: 'marketing' }).toMatchObject({ refusal: 'forbidden' });
  });

  it('gets it over HTTP as a file of its number, the same one every time, in the language that was asked for', async () => {
    const { accountId } = await openShop(system, { accountTerms: POSTPAY });
    await october(accountId);
    await issue();
    const { id } = await invoiceOf(accountId);
    const token = await http.signIn('ada@example.com');
    const get = async (query = '', headers: Readonly<Record<string, string>> = {}) => {
      const response = await fetch(`${http.url}/api/invoices/${id}/document.pdf${query}`, { headers: { Authorization: `Bearer ${token}`, ...headers } });
      return { status: response.status, headers: response.headers, file: Buffer.from(await response.arrayBuffer()) };
    };
    const first = await get('?language=es');
    expect([first.status, first.headers.get('content-type'), first.headers.get('content-disposition')]).toEqual([200, 'application/pdf', `attachment; filename="INV-2026-000001.pdf"; filename*=UTF-8''INV-2026-000001.pdf`]);
    expect((await get('', { 'Accept-Language': 'de, es;q=0.8, en;q=0.5' })).file.equals(first.file)).toBe(true);
    expect((await get('', { 'Accept-Language': 'ES-mx' })).file.equals((await get('?language=es-MX')).file)).toBe(true);
    expect(pagesOf(first.file)[0]).toContain('Factura');
    expect(pagesOf((await get('', { 'Accept-Language': 'fr' })).file)[0]).toContain('Invoice');
    expect(pagesOf((await get('?language=es-419')).file)[0]).toContain('Factura');
    expect((await get('?language=de')).status).toBe(400);
    expect((await get('?lang=es')).status).toBe(400);
    expect((await http.request('GET', `/api/invoices/nobody/document.pdf`, { token })).status).toBe(404);
    expect((await http.request('GET', `/api/invoices/${String(id)}/document.pdf`, { token: null })).status).toBe(401);
  });
});

it('has every text in each language, with the same figures in it', () => {
  const holes = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const texts of Object.values(paperTexts)) {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(paperTexts.en).sort());
    for (const [key, text] of Object.entries(texts)) expect([key, holes(text)]).toEqual([key, holes(paperTexts.en[key as keyof typeof paperTexts.en])]);
  }
});
