import { describe, expect, it } from '@jest/globals';
import { upcast } from '../catalogue.js';
import { scenario } from '../../test/support/scenario.js';
import { payment } from './payment.js';
import type { PaymentEvent } from './payment.events.js';

const details = { paymentId: 'p', number: 'PY000001', kind: 'services', accountId: 'a', resellerId: 'r', orderId: null, subscriptionId: null, invoiceId: 'i', amount: 4250, currency: 'EUR', createdOn: '2026-11-02', dueOn: '2026-11-12' } as const;
const services: PaymentEvent = { type: 'PaymentCreated', data: details };
const forOrder: PaymentEvent = { type: 'PaymentCreated', data: { ...details, kind: 'order', invoiceId: null, orderId: 'o' } };
const expired: PaymentEvent = { type: 'PaymentExpired', data: { paymentId: 'p', accountId: 'a', subscriptionId: null, invoiceId: 'i', dueOn: '2026-11-12', expiredOn: '2026-11-12' } };
const complete = { type: 'CompletePayment', method: 'bank_transfer', externalTransactionId: null, amount: null, on: '2026-11-20' } as const;
const completed: PaymentEvent = { type: 'PaymentCompleted', data: { paymentId: 'p', orderId: null, accountId: 'a', subscriptionId: null, kind: 'services', amount: 4250, method: 'bank_transfer', externalTransactionId: null, completedOn: '2026-11-20' } };
const { given } = scenario(payment);

describe('a payment for rendered services', () => {
  it('expires in the run of its due day (rulings, Billing 16)', () => {
    given(services).when({ type: 'ExpirePayment', on: '2026-11-12' }).then(expired);
    given(services).when({ type: 'ExpirePayment', on: '2026-11-11' }).thenNothing();
  });
  it('expires once, and not when it was paid', () => {
    given(services, expired).when({ type: 'ExpirePayment', on: '2026-11-13' }).thenNothing();
    given(services, completed).when({ type: 'ExpirePayment', on: '2026-11-13' }).thenNothing();
  });
  it('can be paid late, in money or from the balance', () => {
    given(services, expired).when(complete).then(completed);
    given(services, expired).when({ type: 'PayFromBalance', on: '2026-11-20' }).then({ type: 'PaymentPaidFromBalance', data: { paymentId: 'p', subscriptionId: null, paidOn: '2026-11-20' } });
  });
  it('is not completed with another amount', () => given(services, expired).when({ ...complete, amount: 4200 }).thenRejects('amount_differs'));
  it('is not completed twice', () => given(services, completed).when(complete).thenRejects('payment_not_waiting'));
});

describe('a payment of an order', () => {
  it('does not expire: its order is cancelled', () => given(forOrder).when({ type: 'ExpirePayment', on: '2027-01-01' }).thenNothing());
});

describe('a payment of the time before invoices', () => {
  it('has none', () => expect(upcast('PaymentCreated', 1, { paymentId: 'p' })).toEqual({ paymentId: 'p', invoiceId: null }));
});
