import { describe, expect, it } from '@jest/globals';
import { scenario } from '../../test/support/scenario.js';
import { order, type PlacedOrder } from './order.js';
import type { OrderEvent } from './sales.events.js';

const { given } = scenario(order);

const details: PlacedOrder = {
  orderId: 'o', number: 'SO000001', type: 'sales', accountId: 'a', resellerId: 'r', subscriptionId: 's', subscriptionNumber: 'S000001', planId: 'p', periodId: 'year', quantities: [], previous: [], promoCode: null,
  paymentModel: 'prepay', trial: false, individualPrices: false, autoRenew: null, price: { currency: 'EUR', gross: 0, discount: 0, net: 0, dueNow: 0 }, commitment: 0, discount: null, charges: [],
  basis: { billingType: 'csp_monthly@1', billingDay: 1, pricedOn: '2026-10-01', pricedAt: '2026-10-01T08:00:00.000Z', start: '2026-10-01', term: null, oneTime: 'setup', lines: [], discounts: [] },
  placedOn: '2026-10-01', expiresOn: '2026-10-08', provisioningDate: null, notes: null,
};
const placed = (more: Partial<PlacedOrder> = {}): OrderEvent => ({ type: 'OrderPlaced', data: { ...details, ...more } });
const delayed = placed({ type: 'renewal', provisioningDate: '2026-10-24' });
const paid = (paidOn = '2026-10-02'): OrderEvent => ({ type: 'OrderPaid', data: { orderId: 'o', subscriptionId: 's', paidOn } });
const started: OrderEvent = { type: 'OrderProvisioningStarted', data: { orderId: 'o', subscriptionId: 's', on: '2026-10-24' } };
const failed: OrderEvent = { type: 'OrderProvisioningFailed', data: { orderId: 'o', reason: 'no answer' } };
const completed: OrderEvent = { type: 'OrderCompleted', data: { orderId: 'o', completedOn: '2026-10-02' } };
const cancelled = (reason: 'by_customer' | 'by_manager' | 'subscription_deleted', wasPaid: boolean, type: PlacedOrder['type'] = 'sales'): OrderEvent => ({
  type: 'OrderCancelled', data: { orderId: 'o', subscriptionId: 's', type, reason, cancelledOn: '2026-10-03', wasPaid },
});
const cancel = (reason: 'by_customer' | 'by_manager' | 'subscription_deleted') => ({ type: 'CancelOrder', reason, on: '2026-10-03' }) as const;
const pay = { type: 'MarkOrderPaid', on: '2026-10-02' } as const;
const start = (on: string) => ({ type: 'StartProvisioning', on }) as const;

const statusAfter = (...events: readonly OrderEvent[]): string | undefined => events.reduce((state, event) => order.evolve(state, event), order.initial)?.status;

describe('an order', () => {
  it('is paid once', () => {
    given(placed()).when(pay).then(paid());
    given(placed(), paid()).when(pay).thenNothing();
  });

  it('decides between paid and cancelled: who comes second is refused', () => {
    given(placed(), cancelled('by_customer', false)).when(pay).thenRejects('order_cancelled');
    given(placed(), paid()).when(cancel('by_customer')).thenRejects('order_not_cancellable');
  });

  it('is cancelled by its customer as long as it is not paid', () => {
    given(placed()).when(cancel('by_customer')).then(cancelled('by_customer', false));
    given(placed(), cancelled('by_customer', false)).when(cancel('by_customer')).thenNothing();
  });

  it('whose delivery failed is tried again, or cancelled by a manager with its money', () => {
    given(placed(), paid(), failed).when({ type: 'RetryProvisioning' }).then({ type: 'OrderProvisioningRetried', data: { orderId: 'o', subscriptionId: 's', attempt: 2 } });
    given(placed(), paid(), failed).when(cancel('by_manager')).then(cancelled('by_manager', true));
    given(placed(), paid(), failed).when(cancel('by_customer')).thenRejects('order_paid');
    given(placed(), paid()).when({ type: 'RetryProvisioning' }).thenRejects('order_not_failed');
  });

  it('is completed while it is delivered, and not cancelled any more', () => {
    given(placed(), paid()).when({ type: 'CompleteOrder', on: '2026-10-02' }).then(completed);
    given(placed(), paid(), completed).when(cancel('by_manager')).thenRejects('order_not_cancellable');
    given(placed()).when({ type: 'CompleteOrder', on: '2026-10-02' }).thenNothing();
  });
});

describe('a delayed renewal', () => {
  it('waits for its day when it is paid early, and is delivered at once when it is paid on it', () => {
    expect(statusAfter(delayed, paid('2026-10-14'))).toBe('Waiting for provisioning');
    expect(statusAfter(delayed, paid('2026-10-24'))).toBe('Provisioning');
  });

  it('is delivered from its day on, once', () => {
    given(delayed, paid()).when(start('2026-10-23')).thenRejects('not_due');
    given(delayed, paid()).when(start('2026-10-24')).then(started);
    given(delayed, paid(), started).when(start('2026-10-24')).thenNothing();
    given(delayed).when(start('2026-10-24')).thenNothing();
  });

  it('that is paid and waits is cancelled by a manager, or with its subscription; not by the customer', () => {
    given(delayed, paid()).when(cancel('by_manager')).then(cancelled('by_manager', true, 'renewal'));
    given(delayed, paid()).when(cancel('subscription_deleted')).then(cancelled('subscription_deleted', true, 'renewal'));
    given(delayed, paid()).when(cancel('by_customer')).thenRejects('order_paid');
  });
});
