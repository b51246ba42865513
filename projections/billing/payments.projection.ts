import type { PaymentEvent } from '../../domain/billing/payment.events.js';
import { dataOf, projection, type FoldEvent } from '../projection.js';

type Of<T extends PaymentEvent['type']> = Extract<PaymentEvent, { type: T }>['data'];

export interface PaymentDocument {
  readonly number: string;
  readonly kind: string;
  readonly status: 'Waiting for payment' | 'Expired' | 'Completed' | 'Paid from balance' | 'Cancelled' | 'Reversed';
  readonly orderId: string | null;
  readonly subscriptionId: string | null;
  readonly invoiceId: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly method: string | null;
  readonly externalTransactionId: string | null;
  readonly createdOn: string;
  readonly dueOn: string;
  readonly closedOn: string | null;
  /** Why it was reversed. */
  readonly reason: string | null;
}

const changed = (document: PaymentDocument, event: FoldEvent): PaymentDocument => {
  switch (event.type) {
    case 'PaymentCompleted': {
      const { method, externalTransactionId, completedOn } = dataOf<Of<'PaymentCompleted'>>(event);
      return { ...document, status: 'Completed', method, externalTransactionId, closedOn: completedOn };
    }
    case 'PaymentPaidFromBalance':
      return { ...document, status: 'Paid from balance', closedOn: dataOf<Of<'PaymentPaidFromBalance'>>(event).paidOn };
    case 'PaymentExpired':
      return { ...document, status: 'Expired' };
    case 'PaymentCancelled':
      return { ...document, status: 'Cancelled', closedOn: dataOf<Of<'PaymentCancelled'>>(event).cancelledOn };
    case 'PaymentReversed':
      return { ...document, status: 'Reversed', reason: dataOf<Of<'PaymentReversed'>>(event).reason };
    default:
      return document;
  }
};

export const payments = projection<PaymentDocument>({
  name: 'payments',
  version: 2,
  context: 'billing',
  summary: 'Payments for orders, for services rendered, and top-ups of the balance.',
  handles: ['PaymentCreated', 'PaymentCompleted', 'PaymentPaidFromBalance', 'PaymentExpired', 'PaymentCancelled', 'PaymentReversed'],
  keys: (event) => [dataOf<{ paymentId: string }>(event).paymentId],
  evolve(document, event) {
    if (event.type !== 'PaymentCreated') return document && changed(document, event);
    const { number, kind, orderId, subscriptionId, invoiceId, amount, currency, createdOn, dueOn } = dataOf<Of<'PaymentCreated'>>(event);
    return { number, kind, orderId, subscriptionId, invoiceId, amount, currency, createdOn, dueOn, status: 'Waiting for payment', method: null, externalTransactionId: null, closedOn: null, reason: null };
  },
  fields: { number: 'id', kind: 'id', status: 'id', orderId: 'id', subscriptionId: 'id', invoiceId: 'id', method: 'id', amount: 'number', createdOn: 'date', dueOn: 'date', closedOn: 'date', externalTransactionId: 'text' },
  indexes: [['number'], ['accountId', 'number'], ['status', 'kind', 'dueOn'], ['orderId'], ['invoiceId']],
  search: ['number', 'externalTransactionId'],
  columns: { amount: 'amount' },
  defaultSort: { field: 'number', order: 'DESC' },
  access: {
    staff: ['admin', 'sales', 'auditor'],
    hiddenFromUpstream: ['externalTransactionId', 'reason'],
    customer: { levels: ['Owner', 'Admin'], rows: 'account' },
  },
  streams: (id) => [`payment-${id}`],
  example: { number: 'PY000001', kind: 'order', status: 'Completed', orderId: '82c0…', subscriptionId: '33d0…', invoiceId: null, amount: 1935, currency: 'EUR', method: 'bank_transfer', externalTransactionId: 'TR-4411', createdOn: '2026-08-20', dueOn: '2026-08-27', closedOn: '2026-08-20', reason: null },
});
