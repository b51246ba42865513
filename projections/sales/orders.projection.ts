import type { PaymentEvent } from '../../domain/billing/payment.events.js';
import type { OrderEvent } from '../../domain/sales/sales.events.js';
import { dataOf, projection, type FoldEvent } from '../projection.js';

type Of<T extends OrderEvent['type']> = Extract<OrderEvent, { type: T }>['data'];
type Placed = Of<'OrderPlaced'>;

export interface OrderDocument {
  readonly number: string;
  readonly type: string;
  readonly status: 'Waiting for payment' | 'Waiting for provisioning' | 'Provisioning' | 'Provisioning failed' | 'Completed' | 'Cancelled';
  readonly subscriptionId: string;
  readonly subscriptionNumber: string;
  readonly planId: string;
  readonly periodId: string;
  readonly quantities: Placed['quantities'];
  /** What a change, renewal or switch counted from. */
  readonly previous: Placed['previous'];
  readonly paymentModel: Placed['paymentModel'];
  readonly trial: boolean;
  readonly individualPrices: boolean;
  readonly price: Placed['price'];
  readonly discount: Placed['discount'];
  readonly charges: Placed['charges'];
  readonly promoCode: string | null;
  /** Of a reservation: the Azure subscription that it is for. */
  readonly azureSubscriptionId?: string;
  readonly paymentId: string | null;
  readonly placedOn: string;
  readonly expiresOn: string;
  /** The day of delivery of a delayed renewal. */
  readonly provisioningDate: string | null;
  readonly paidOn: string | null;
  readonly closedOn: string | null;
  /** Why it failed or was cancelled. */
  readonly reason: string | null;
  readonly notes: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
}

const placed = (event: FoldEvent): OrderDocument => {
  const { orderId: _orderId, accountId: _accountId, resellerId: _resellerId, autoRenew: _autoRenew, commitment: _commitment, basis: _basis, ...shown } = dataOf<Placed>(event);
  return { ...shown, status: 'Waiting for payment', paymentId: null, paidOn: null, closedOn: null, reason: null, createdBy: event.metadata.actor.kind, createdAt: event.metadata.recordedAt };
};

/** A delayed renewal that is paid early waits for its day. */
const afterPayment = ({ provisioningDate }: OrderDocument, paidOn: string): OrderDocument['status'] => (provisioningDate !== null && paidOn < provisioningDate ? 'Waiting for provisioning' : 'Provisioning');

export const orders = projection<OrderDocument>({
  name: 'orders',
  version: 2,
  context: 'sales',
  summary: 'Sales, change, renewal and switch orders with their price, discount and the charges they make.',
  handles: ['OrderPlaced', 'OrderPaid', 'OrderProvisioningStarted', 'OrderProvisioningFailed', 'OrderProvisioningRetried', 'OrderCompleted', 'OrderCancelled', 'PaymentCreated'],
  keys: (event) => {
    const { orderId } = dataOf<{ orderId: string | null }>(event);
    return orderId ? [orderId] : [];
  },
  evolve(document, event) {
    if (event.type === 'OrderPlaced') return placed(event);
    if (!document) return null;
    switch (event.type) {
      case 'PaymentCreated':
        return { ...document, paymentId: dataOf<Extract<PaymentEvent, { type: 'PaymentCreated' }>['data']>(event).paymentId };
      case 'OrderPaid':
        return { ...document, status: afterPayment(document, dataOf<Of<'OrderPaid'>>(event).paidOn), paidOn: dataOf<Of<'OrderPaid'>>(event).paidOn };
      case 'OrderProvisioningStarted':
        return { ...document, status: 'Provisioning' };
      case 'OrderProvisioningFailed':
        return { ...document, status: 'Provisioning failed', reason: dataOf<Of<'OrderProvisioningFailed'>>(event).reason };
      case 'OrderProvisioningRetried':
        return { ...document, status: 'Provisioning', reason: null };
      case 'OrderCompleted':
        return { ...document, status: 'Completed', closedOn: dataOf<Of<'OrderCompleted'>>(event).completedOn };
      case 'OrderCancelled': {
        const { reason, cancelledOn } = dataOf<Of<'OrderCancelled'>>(event);
        return { ...document, status: 'Cancelled', reason, closedOn: cancelledOn };
      }
      default:
        return document;
    }
  },
  fields: { number: 'id', type: 'id', status: 'id', subscriptionId: 'id', planId: 'id', paymentId: 'id', createdBy: 'id', paymentModel: 'id', placedOn: 'date', expiresOn: 'date', provisioningDate: 'date', closedOn: 'date', 'price.net': 'number', 'price.dueNow': 'number' },
  indexes: [['number'], ['accountId', 'number'], ['status', 'expiresOn'], ['status', 'provisioningDate'], ['subscriptionId']],
  search: ['number'],
  columns: { 'price.gross': 'amount', 'price.discount': 'amount', 'price.net': 'amount', 'price.dueNow': 'amount' },
  defaultSort: { field: 'number', order: 'DESC' },
  access: {
    staff: ['admin', 'sales', 'auditor'],
    hiddenFromUpstream: ['discount', 'charges.discount', 'charges.derivation', 'promoCode', 'notes'],
    customer: { levels: ['Owner', 'Admin'], rows: 'account', hidden: ['charges.derivation.lost', 'notes'] },
  },
  streams: (id, document) => [`order-${id}`, ...(document.paymentId ? [`payment-${document.paymentId}`] : [])],
  example: {
    number: 'SO000001', type: 'sales', status: 'Completed', subscriptionId: '33d0…', subscriptionNumber: 'S000001', planId: 'b1f2…', periodId: '1_year', quantities: [{ resourceKey: 'licences', quantity: 10 }],
    previous: [], paymentModel: 'prepay', trial: false, individualPrices: false, provisioningDate: null,
    price: { currency: 'EUR', gross: 60000, discount: 0, net: 60000, dueNow: 1935 }, discount: null, charges: [], promoCode: null, azureSubscriptionId: '33d0…', paymentId: 'c77e…', placedOn: '2026-08-20', expiresOn: '2026-08-27', paidOn: '2026-08-20',
    closedOn: '2026-08-20', reason: null, notes: null, createdBy: 'user', createdAt: '2026-08-20T08:00:00.000Z',
  },
});
