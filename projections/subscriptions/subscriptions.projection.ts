import type { PaymentEvent } from '../../domain/billing/payment.events.js';
import type { SubscriptionEvent } from '../../domain/subscriptions/subscriptions.events.js';
import { dataOf, projection, type FoldEvent } from '../projection.js';

type Of<T extends SubscriptionEvent['type']> = Extract<SubscriptionEvent, { type: T }>['data'];
type PaymentCreated = Extract<PaymentEvent, { type: 'PaymentCreated' }>['data'];
type Ordered = Of<'SubscriptionOrdered'>;

export type SubscriptionStatus =
  | 'Ordered' | 'Installing' | 'Installation failed' | 'Active' | 'Updating' | 'Updating failed' | 'Graced' | 'Stopping' | 'Stopping failed'
  | 'Stopped' | 'Activating' | 'Activating failed' | 'Deleting' | 'Deletion failed' | 'Deleted';

export interface SubscriptionDocument {
  readonly number: string;
  readonly name: string;
  readonly status: SubscriptionStatus;
  readonly planId: string;
  readonly productId: string;
  readonly periodId: string;
  readonly orderId: string;
  readonly resources: Ordered['resources'];
  readonly terms: Ordered['terms'];
  readonly billingType: string;
  readonly billingDay: number;
  readonly promoCode: string | null;
  /** Plan fee and resources at full quantity, minor units a month, before discounts. */
  readonly monthlyFee: number;
  readonly startDate: string | null;
  readonly expirationDate: string | null;
  readonly graceUntil: string | null;
  readonly stoppedOn: string | null;
  readonly stopReason: string | null;
  readonly deleteOn: string | null;
  readonly chargesClosed: boolean;
  readonly vendorReference: string | null;
  /** Why the last operation failed. */
  readonly failure: string | null;
  /** The payment of the sales order, for as long as the subscription is Ordered (CR-749). */
  readonly payment: { readonly id: string; readonly number: string; readonly amount: number; readonly currency: string; readonly dueOn: string; readonly status: string } | null;
  /** No details link while Ordered. */
  readonly links: { readonly details: string | null };
  readonly createdAt: string;
}

const monthlyFee = (terms: Ordered['terms'], resources: Ordered['resources']): number =>
  resources.reduce((sum, { unitFee, quantity, included }) => sum + unitFee * Math.max(0, quantity - included), terms.planFee);

const ordered = (event: FoldEvent): SubscriptionDocument => {
  const { number, name, planId, productId, periodId, orderId, resources, terms, promoCode } = dataOf<Ordered>(event);
  return {
    number, name, planId, productId, periodId, orderId, resources, terms, promoCode, status: 'Ordered', billingType: terms.billingType, billingDay: terms.billingDay, monthlyFee: monthlyFee(terms, resources),
    startDate: null, expirationDate: null, graceUntil: null, stoppedOn: null, stopReason: null, deleteOn: null, chargesClosed: false, vendorReference: null, failure: null, payment: null,
    links: { details: null }, createdAt: event.metadata.recordedAt,
  };
};

const addDays = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

type Change = (document: SubscriptionDocument, event: FoldEvent, id: string) => Partial<SubscriptionDocument>;
const to = (status: SubscriptionStatus): Change => () => ({ status });
const failed = (status: SubscriptionStatus): Change => (_document, event) => {
  const { failure, reason } = dataOf<{ failure?: string; reason?: string }>(event);
  return { status, failure: failure ?? reason ?? null };
};
const payment = (status: string): Change => (document) => (document.payment ? { payment: { ...document.payment, status } } : {});

const changes: Readonly<Record<string, Change>> = {
  PaymentCreated(document, event) {
    const { paymentId, number, amount, currency, dueOn } = dataOf<PaymentCreated>(event);
    return document.status === 'Ordered' ? { payment: { id: paymentId, number, amount, currency, dueOn, status: 'Waiting for payment' } } : {};
  },
  PaymentCompleted: payment('Completed'),
  PaymentPaidFromBalance: payment('Paid from balance'),
  PaymentCancelled: payment('Cancelled'),
  PaymentReversed: payment('Reversed'),
  SubscriptionOrderAbandoned: to('Deleted'),
  SubscriptionInstallStarted: (_document, _event, id) => ({ status: 'Installing', failure: null, links: { details: `/subscriptions/${id}` } }),
  SubscriptionInstallFailed: failed('Installation failed'),
  SubscriptionActivated(_document, event) {
    const { startDate, expirationDate, vendorReference } = dataOf<Of<'SubscriptionActivated'>>(event);
    return { status: 'Active', startDate, expirationDate, vendorReference, failure: null, payment: null };
  },
  SubscriptionUpdateStarted: to('Updating'),
  SubscriptionUpdateFailed: failed('Updating failed'),
  SubscriptionUpdateAbandoned: () => ({ status: 'Active', failure: null }),
  SubscriptionResourcesChanged(document, event) {
    const { resources } = dataOf<Of<'SubscriptionResourcesChanged'>>(event);
    return { status: 'Active', resources, monthlyFee: monthlyFee(document.terms, resources), failure: null };
  },
  SubscriptionStopStarted: to('Stopping'),
  SubscriptionStopFailed: failed('Stopping failed'),
  SubscriptionStopped(document, event) {
    const { reason, on } = dataOf<Of<'SubscriptionStopped'>>(event);
    return { status: 'Stopped', stopReason: reason, stoppedOn: on, deleteOn: addDays(on, document.terms.stopPeriod), failure: null };
  },
  SubscriptionActivationStarted: to('Activating'),
  SubscriptionActivationFailed: failed('Activating failed'),
  SubscriptionReactivated: () => ({ status: 'Active', stopReason: null, stoppedOn: null, deleteOn: null, failure: null }),
  SubscriptionGraced: (_document, event) => ({ status: 'Graced', graceUntil: dataOf<Of<'SubscriptionGraced'>>(event).until }),
  SubscriptionDeletionStarted: to('Deleting'),
  SubscriptionDeletionFailed: failed('Deletion failed'),
  SubscriptionDeleted: to('Deleted'),
  SubscriptionChargesClosed: () => ({ chargesClosed: true }),
};

export const subscriptions = projection<SubscriptionDocument>({
  name: 'subscriptions',
  version: 1,
  context: 'subscriptions',
  summary: 'Subscriptions with their resources, dates, and, while Ordered, the payment they wait for.',
  handles: ['SubscriptionOrdered', ...Object.keys(changes)],
  keys: (event) => {
    const { subscriptionId } = dataOf<{ subscriptionId: string | null }>(event);
    return subscriptionId ? [subscriptionId] : [];
  },
  evolve(document, event, id) {
    if (event.type === 'SubscriptionOrdered') return ordered(event);
    return document && { ...document, ...changes[event.type]?.(document, event, id) };
  },
  fields: {
    number: 'id', name: 'text', status: 'id', planId: 'id', productId: 'id', billingType: 'id', billingDay: 'number', startDate: 'date', expirationDate: 'date', graceUntil: 'date', stoppedOn: 'date', deleteOn: 'date',
    monthlyFee: 'number', createdAt: 'date',
  },
  indexes: [['number'], ['accountId', 'number'], ['status', 'expirationDate'], ['status', 'deleteOn'], ['status', 'billingType', 'billingDay'], ['planId']],
  search: ['number', 'name'],
  defaultSort: { field: 'number', order: 'DESC' },
  access: {
    staff: ['admin', 'owner', 'sales', 'auditor'],
    hiddenFromUpstream: ['promoCode', 'failure'],
    customer: { levels: ['Owner', 'Admin'], rows: 'account', hidden: ['vendorReference', 'failure'] },
  },
  example: {
    number: 'S000001', name: 'Office E3 monthly', status: 'Active', planId: 'b1f2…', productId: '1f0c…', periodId: '1_year', orderId: '82c0…', billingType: 'csp_monthly', billingDay: 1, promoCode: null, monthlyFee: 5000,
    resources: [{ resourceKey: 'licences', name: 'Licences', unit: 'licence', included: 0, quantity: 10, unitFee: 500 }],
    terms: { billingType: 'csp_monthly', billingTypeVersion: 1, billingDay: 1, term: { count: 1, unit: 'year' }, planFee: 0, currency: 'EUR', gracePeriod: 5, stopPeriod: 14 },
    startDate: '2026-08-20', expirationDate: '2027-08-20', graceUntil: null, stoppedOn: null, stopReason: null, deleteOn: null, chargesClosed: false, vendorReference: 'sim-33d0', failure: null, payment: null,
    links: { details: '/subscriptions/33d0…' }, createdAt: '2026-08-20T08:00:00.000Z',
  },
});
