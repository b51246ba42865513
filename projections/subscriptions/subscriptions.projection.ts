import { dataOf, projection } from '../projection.js';
import { changes, ordered, type SubscriptionDocument } from './subscription-fold.js';

export const subscriptions = projection<SubscriptionDocument>({
  name: 'subscriptions',
  version: 4,
  context: 'subscriptions',
  summary: 'Subscriptions with their resources, terms and dates, and, while Ordered, the payment they wait for.',
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
    number: 'id', name: 'text', status: 'id', planId: 'id', productId: 'id', billingType: 'id', billingDay: 'number', paymentModel: 'id', trial: 'boolean', individualPrices: 'boolean', operationId: 'id', startDate: 'date', expirationDate: 'date', graceUntil: 'date', stoppedOn: 'date', deleteOn: 'date',
    monthlyFee: 'number', createdAt: 'date',
  },
  indexes: [['number'], ['accountId', 'number'], ['status', 'expirationDate'], ['status', 'deleteOn'], ['status', 'billingType', 'billingDay'], ['planId']],
  search: ['number', 'name'],
  columns: { monthlyFee: 'amount', creditLimit: 'amount', 'terms.planFee': 'amount' },
  defaultSort: { field: 'number', order: 'DESC' },
  access: {
    staff: ['admin', 'owner', 'sales', 'auditor'],
    hiddenFromUpstream: ['promoCode', 'failure'],
    customer: { levels: ['Owner', 'Admin'], rows: 'account', hidden: ['vendorReference', 'failure'] },
  },
  example: {
    number: 'S000001', name: 'Office E3 monthly', status: 'Active', planId: 'b1f2…', productId: '1f0c…', periodId: '1_year', orderId: '82c0…', billingType: 'csp_monthly', billingDay: 1, paymentModel: 'prepay', trial: false, fixedPrice: false, individualPrices: false,
    promoCode: null, monthlyFee: 5000, autoRenew: { on: true, periodId: null }, autoRenewLocked: false, creditLimit: null,
    resources: [{ resourceKey: 'licences', name: 'Licences', unit: 'licence', included: 0, quantity: 10, unitFee: 500 }],
    terms: { billingType: 'csp_monthly', billingTypeVersion: 1, billingDay: 1, term: { count: 1, unit: 'year' }, planFee: 0, currency: 'EUR', gracePeriod: 5, stopPeriod: 14, manualRenewPoint: 30, autoRenewPoint: 10 },
    startDate: '2026-08-20', expirationDate: '2027-08-20', segments: [{ start: '2026-08-20', periodId: '1_year', term: { count: 1, unit: 'year' } }], graceUntil: null, stoppedOn: null, stopReason: null,
    blockReason: null, deleteOn: null, operationId: null, chargesClosed: false, vendorReference: 'sim-33d0', failure: null, payment: null,
    links: { details: '/subscriptions/33d0…' }, createdAt: '2026-08-20T08:00:00.000Z',
  },
});
