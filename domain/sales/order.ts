import type { Aggregate } from '../shared/decider.js';
import { wrongState } from '../shared/errors.js';
import { orderEvents, type OrderCancellation, type OrderEvent } from './sales.events.js';

export type PlacedOrder = Extract<OrderEvent, { type: 'OrderPlaced' }>['data'];
export type OrderStatus = 'Waiting for payment' | 'Waiting for provisioning' | 'Provisioning' | 'Provisioning failed' | 'Completed' | 'Cancelled';
export type Order = (PlacedOrder & { readonly status: OrderStatus; readonly attempt: number; readonly paidOn: string | null; readonly cancelledFor: OrderCancellation | null }) | null;

export type OrderCommand =
  | { readonly type: 'PlaceOrder'; readonly order: PlacedOrder }
  | { readonly type: 'MarkOrderPaid'; readonly on: string }
  | { readonly type: 'StartProvisioning'; readonly on: string }
  | { readonly type: 'FailProvisioning'; readonly reason: string }
  | { readonly type: 'RetryProvisioning' }
  | { readonly type: 'CompleteOrder'; readonly on: string }
  | { readonly type: 'CancelOrder'; readonly reason: OrderCancellation; readonly on: string };

/** Sales, change, renewal and switch orders (domain.md 3.2). The order arbitrates between paid and cancelled (rulings, Software 2). */
export const order: Aggregate<Order, OrderCommand, OrderEvent> = {
  category: 'order',
  catalogue: orderEvents,
  initial: null,
  decide(command, state) {
    if (command.type === 'PlaceOrder') {
      if (state) throw wrongState('already_exists', 'This order exists already.');
      return [{ type: 'OrderPlaced', data: command.order }];
    }
    if (!state) throw wrongState('order_missing', 'There is no such order.');
    return decideFor(command, state);
  },
  evolve(state, event) {
    switch (event.type) {
      case 'OrderPlaced':
        return { ...event.data, status: 'Waiting for payment', attempt: 1, paidOn: null, cancelledFor: null };
      case 'OrderPaid':
        return state && { ...state, status: isDelayed(state, event.data.paidOn) ? 'Waiting for provisioning' : 'Provisioning', paidOn: event.data.paidOn };
      case 'OrderProvisioningStarted':
        return state && { ...state, status: 'Provisioning' };
      case 'OrderProvisioningFailed':
        return state && { ...state, status: 'Provisioning failed' };
      case 'OrderProvisioningRetried':
        return state && { ...state, status: 'Provisioning', attempt: event.data.attempt };
      case 'OrderCompleted':
        return state && { ...state, status: 'Completed' };
      case 'OrderCancelled':
        return state && { ...state, status: 'Cancelled', cancelledFor: event.data.reason };
    }
  },
};

type Placed = NonNullable<Order>;

/** Paid before the day on which it is to be delivered. */
export const isDelayed = ({ provisioningDate }: PlacedOrder, paidOn: string): boolean => provisioningDate !== null && paidOn < provisioningDate;

const decideFor = (command: Exclude<OrderCommand, { type: 'PlaceOrder' }>, state: Placed): readonly OrderEvent[] => {
  const { orderId, subscriptionId } = state;
  switch (command.type) {
    case 'MarkOrderPaid':
      if (state.status === 'Cancelled') throw wrongState('order_cancelled', 'The order was cancelled before it was paid; the money stays on the balance.');
      return state.status === 'Waiting for payment' ? [{ type: 'OrderPaid', data: { orderId, subscriptionId, paidOn: command.on } }] : [];
    case 'StartProvisioning':
      if (state.status !== 'Waiting for provisioning') return [];
      if (state.provisioningDate !== null && command.on < state.provisioningDate) throw wrongState('not_due', `This order is delivered on ${state.provisioningDate}.`);
      return [{ type: 'OrderProvisioningStarted', data: { orderId, subscriptionId, on: command.on } }];
    case 'FailProvisioning':
      return state.status === 'Provisioning' ? [{ type: 'OrderProvisioningFailed', data: { orderId, reason: command.reason } }] : [];
    case 'RetryProvisioning':
      if (state.status !== 'Provisioning failed') throw wrongState('order_not_failed', `Only an order whose provisioning failed can be retried; this one is "${state.status}".`);
      return [{ type: 'OrderProvisioningRetried', data: { orderId, subscriptionId, attempt: state.attempt + 1 } }];
    case 'CompleteOrder':
      return state.status === 'Provisioning' ? [{ type: 'OrderCompleted', data: { orderId, completedOn: command.on } }] : [];
    case 'CancelOrder':
      return cancelled(command, state);
  }
};

const cancelled = ({ reason, on }: { readonly reason: OrderCancellation; readonly on: string }, state: Placed): readonly OrderEvent[] => {
  const { orderId, subscriptionId, type, status } = state;
  const data = { orderId, subscriptionId, type, reason, cancelledOn: on, wasPaid: status !== 'Waiting for payment' };
  switch (status) {
    case 'Cancelled':
      return [];
    case 'Waiting for payment':
      return [{ type: 'OrderCancelled', data }];
    case 'Waiting for provisioning':
    case 'Provisioning failed':
      if (reason === 'by_customer' || reason === 'expired') throw wrongState('order_paid', `This order is paid and "${status}". Ask your provider to deliver or to cancel it.`);
      return [{ type: 'OrderCancelled', data }];
    case 'Provisioning':
    case 'Completed':
      throw wrongState('order_not_cancellable', `An order that is "${status}" cannot be cancelled. Stop the subscription instead.`);
  }
};
