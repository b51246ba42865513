import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scenario } from '../../test/support/scenario.js';
import { invoice, LINES_AT_ONCE } from './invoice.js';
import type { InvoiceEvent, InvoiceHead, InvoiceLine } from './invoice.events.js';

const head: InvoiceHead = { invoiceId: 'i', accountId: 'a', resellerId: 'r', model: 'postpay', billingDate: '2026-11-01', period: { from: '2026-10-01', to: '2026-11-01' }, currency: 'EUR' };
const line = (chargeId: string, net: number, gross = net): InvoiceLine => ({
  chargeId, reverses: null, subscriptionId: `s of ${chargeId}`, fee: 'recurring', resourceKey: null, period: head.period, quantity: 1, unitFee: gross, weight: '1', gross, net, closedOn: '2026-11-01',
  discount: gross === net ? null : { id: 'd', name: 'D', type: 'account', percentage: '10', amount: gross - net },
});
const opened: InvoiceEvent = { type: 'InvoiceOpened', data: head };
const added = (...lines: readonly InvoiceLine[]): InvoiceEvent => ({ type: 'InvoiceLinesAdded', data: { invoiceId: 'i', accountId: 'a', lines } });
const add = (...lines: readonly InvoiceLine[]) => ({ type: 'AddLines', head, lines }) as const;
const close = { type: 'CloseInvoice', number: 'INV-1', on: '2026-11-02', dueOn: '2026-11-12' } as const;
const closed = (totals: { readonly lines: number; readonly gross: number; readonly discount: number; readonly net: number; readonly total: number }): InvoiceEvent => ({
  type: 'InvoiceClosed',
  data: { ...head, number: 'INV-1', taxes: 0, ...totals, issuedOn: '2026-11-02', dueOn: '2026-11-12' },
});
const { given, when } = scenario(invoice);

describe('an invoice', () => {
  it('is opened by its first lines, and not without any', () => {
    when(add(line('1', 100))).then(opened, added(line('1', 100)));
    when(add()).thenNothing();
  });
  it('takes a charge once, however often it comes', () => {
    given(opened, added(line('1', 100))).when(add(line('1', 100), line('2', 50))).then(added(line('2', 50)));
    given(opened, added(line('1', 100))).when(add(line('1', 100))).thenNothing();
  });
  it('is closed with the sums of its lines; what was given back lowers them', () => {
    given(opened, added(line('1', 90, 100), line('2', 50)), added({ ...line('3', -20), reverses: '0' })).when(close).then(closed({ lines: 3, gross: 130, discount: 10, net: 120, total: 120 }));
  });
  it('takes nothing more, and stays as it is, once closed', () => {
    const done = closed({ lines: 1, gross: 100, discount: 0, net: 100, total: 100 });
    given(opened, added(line('1', 100)), done).when(add(line('2', 50))).thenNothing();
    given(opened, added(line('1', 100)), done).when({ ...close, number: 'INV-2' }).thenNothing();
  });
  it('takes its lines in events of a size that the log can hold', () => {
    const lines = Array.from({ length: LINES_AT_ONCE + 1 }, (_, index) => line(String(index), 1));
    given(opened).when(add(...lines)).thenRejects('too_many_lines');
  });
  it('does not exist before it is opened', () => when(close).thenRejects('invoice_missing'));

  it('totals its lines in any order and any chunks, each once', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 60 }), (charges) => {
        const lines = charges.map(([gross, percent], index) => line(String(index), gross > 0 ? gross - Math.round((gross * percent) / 100) : gross, gross));
        const repeated = lines.flatMap((each, index) => Array.from({ length: charges[index]?.[2] ?? 1 }, () => each)).reverse();
        const state = repeated.reduce((before, each) => invoice.decide(add(each), before).reduce((now, event) => invoice.evolve(now, event), before), invoice.evolve(null, opened));
        const [event] = invoice.decide(close, state);
        const sum = (amount: (each: InvoiceLine) => number): number => lines.reduce((total, each) => total + amount(each), 0);
        expect(event?.data).toMatchObject({ lines: lines.length, gross: sum(({ gross }) => gross), net: sum(({ net }) => net), total: sum(({ net }) => net), discount: sum(({ discount }) => discount?.amount ?? 0) });
      }),
    ));
});
