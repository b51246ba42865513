import type { InvoiceEvent, InvoiceHead, InvoiceLine, InvoiceTotals } from '../../domain/billing/invoice.events.js';
import type { PaymentEvent } from '../../domain/billing/payment.events.js';
import { dataOf, projection, type FoldEvent } from '../projection.js';

type Added = Extract<InvoiceEvent, { type: 'InvoiceLinesAdded' }>['data'];
type Closed = Extract<InvoiceEvent, { type: 'InvoiceClosed' }>['data'];
type PaymentCreated = Extract<PaymentEvent, { type: 'PaymentCreated' }>['data'];

/** Lines that a document carries; all of them are found as charges by `invoiceId`. */
const LINES_SHOWN = 200;

/** Postpay invoices and prepay acts, one an account and billing day. Amounts are minor units. */
export interface InvoiceDocument extends Pick<InvoiceHead, 'model' | 'billingDate' | 'period' | 'currency'>, Omit<InvoiceTotals, 'lines'> {
  readonly kind: 'invoice' | 'act';
  readonly status: 'Open' | 'Closed';
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly dueOn: string | null;
  readonly lineCount: number;
  readonly lines: readonly InvoiceLine[];
  readonly paymentId: string | null;
  readonly paymentStatus: string | null;
}

const opened = ({ model, billingDate, period, currency }: InvoiceHead): InvoiceDocument => ({
  kind: model === 'postpay' ? 'invoice' : 'act', status: 'Open', model, billingDate, period, currency, number: null, issuedOn: null, dueOn: null,
  lineCount: 0, lines: [], gross: 0, discount: 0, net: 0, taxes: 0, total: 0, paymentId: null, paymentStatus: null,
});

const added = (document: InvoiceDocument, { lines }: Added): InvoiceDocument => {
  const gross = lines.reduce((sum, line) => sum + line.gross, document.gross);
  const net = lines.reduce((sum, line) => sum + line.net, document.net);
  const shown = [...document.lines, ...lines.slice(0, Math.max(0, LINES_SHOWN - document.lines.length))];
  return { ...document, gross, net, discount: gross - net, total: net, lines: shown, lineCount: document.lineCount + lines.length };
};

const closed = (document: InvoiceDocument, { number, issuedOn, dueOn, lines, gross, discount, net, taxes, total }: Closed): InvoiceDocument => ({
  ...document, status: 'Closed', number, issuedOn, dueOn, lineCount: lines, gross, discount, net, taxes, total,
});

const PAYMENT_STATUS: Readonly<Record<string, string>> = {
  PaymentCompleted: 'Completed', PaymentPaidFromBalance: 'Paid from balance', PaymentExpired: 'Expired', PaymentCancelled: 'Cancelled', PaymentReversed: 'Reversed',
};

const changed = (document: InvoiceDocument, event: FoldEvent): InvoiceDocument => {
  switch (event.type) {
    case 'InvoiceLinesAdded':
      return added(document, dataOf<Added>(event));
    case 'InvoiceClosed':
      return closed(document, dataOf<Closed>(event));
    case 'PaymentCreated':
      return { ...document, paymentId: dataOf<PaymentCreated>(event).paymentId, paymentStatus: 'Waiting for payment' };
    default:
      return { ...document, paymentStatus: PAYMENT_STATUS[event.type] ?? document.paymentStatus };
  }
};

export const invoices = projection<InvoiceDocument>({
  name: 'invoices',
  version: 1,
  context: 'billing',
  summary: 'Postpay invoices and prepay acts with their lines: the first 200 here, all of them as charges by invoiceId.',
  handles: ['InvoiceOpened', 'InvoiceLinesAdded', 'InvoiceClosed', 'PaymentCreated', ...Object.keys(PAYMENT_STATUS)],
  keys: (event) => {
    const { invoiceId, paymentId } = dataOf<{ invoiceId?: string | null; paymentId?: string }>(event);
    if (invoiceId) return [invoiceId];
    return paymentId && event.type !== 'PaymentCreated' ? [{ field: 'paymentId', equals: paymentId }] : [];
  },
  evolve: (document, event) => (event.type === 'InvoiceOpened' ? opened(dataOf<InvoiceHead>(event)) : document && changed(document, event)),
  fields: {
    number: 'id', kind: 'id', status: 'id', model: 'id', billingDate: 'date', issuedOn: 'date', dueOn: 'date', total: 'number', lineCount: 'number', paymentId: 'id', paymentStatus: 'id',
  },
  indexes: [['billingDate'], ['accountId', 'billingDate'], ['number'], ['status', 'accountId'], ['paymentId']],
  search: ['number'],
  columns: { gross: 'amount', discount: 'amount', net: 'amount', taxes: 'amount', total: 'amount' },
  defaultSort: { field: 'billingDate', order: 'DESC' },
  access: {
    staff: ['admin', 'sales', 'auditor'],
    hiddenFromUpstream: ['lines.discount'],
    customer: { levels: ['Owner', 'Admin'], rows: 'account', where: { status: 'Closed' } },
  },
  example: {
    kind: 'invoice', status: 'Closed', model: 'postpay', billingDate: '2026-11-01', period: { from: '2026-10-01', to: '2026-11-01' }, currency: 'EUR', number: 'INV-2026-000012', issuedOn: '2026-11-02', dueOn: '2026-11-12',
    lineCount: 1, gross: 5000, discount: 500, net: 4500, taxes: 0, total: 4500, paymentId: 'c77e…', paymentStatus: 'Waiting for payment',
    lines: [
      {
        chargeId: '82c0…', reverses: null, subscriptionId: '33d0…', fee: 'recurring', resourceKey: 'licences', period: { from: '2026-10-01', to: '2026-11-01' }, quantity: 10, unitFee: 500, weight: '1', gross: 5000, net: 4500,
        discount: { id: '5c1d…', name: 'Loyal customer', type: 'account', percentage: '10', amount: 500 }, closedOn: '2026-11-01',
      },
    ],
  },
});
