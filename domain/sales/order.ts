import type { Aggregate } from '../shared/decider.js';
import { wrongState } from '../shared/errors.js';
import { orderEvents, type OrderCancellation, type OrderEvent } from './sales.events.js';

export type PlacedOrder = Extract<OrderEvent, { type: 'OrderPlaced' }>['data'];
export type OrderStatus = 'Waiting for payment' | 'Provisioning' | 'Provisioning failed' | 'Completed' | 'Cancelled';
export type Order = (PlacedOrder & { readonly status: OrderStatus; readonly attempt: number }) | null;

export type OrderCommand =
  | { readonly type: 'PlaceOrder'; readonly order: PlacedOrder }
  | { readonly type: 'MarkOrderPaid'; readonly on: string }
  | { readonly type: 'FailProvisioning'; readonly reason: string }
  | { readonly type: 'RetryProvisioning' }
  | { readonly type: 'CompleteOrder'; readonly on: string }
  | { readonly type: 'CancelOrder'; readonly reason: OrderCancellation; readonly on: string };

/** Sales and change orders (domain.md 3.2). The order arbitrates between paid and cancelled (rulings, Software 2). */
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
        return { ...event.data, status: 'Waiting for payment', attempt: 1 };
      case 'OrderPaid':
        return state && { ...state, status: 'Provisioning' };
      case 'OrderProvisioningFailed':
        return state && { ...state, status: 'Provisioning failed' };
      case 'OrderProvisioningRetried':
        return state && { ...state, status: 'Provisioning', attempt: event.data.attempt };
      case 'OrderCompleted':
        return state && { ...state, status: 'Completed' };
      case 'OrderCancelled':
        return state && { ...state, status: 'Cancelled' };
    }
  },
};

type Placed = NonNullable<Order>;

const decideFor = (command: Exclude<OrderCommand, { type: 'PlaceOrder' }>, state: Placed): readonly OrderEvent[] => {
  const { orderId, subscriptionId } = state;
  switch (command.type) {
    case 'MarkOrderPaid':
      if (state.status === 'Cancelled') throw wrongState('order_cancelled', 'The order was cancelled before it was paid; the money stays on the balance.');
      return state.status === 'Waiting for payment' ? [{ type: 'OrderPaid', data: { orderId, subscriptionId, paidOn: command.on } }] : [];
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
  const data = { orderId, subscriptionId, type, reason, cancelledOn: on, wasPaid: status === 'Provisioning failed' };
  switch (status) {
    case 'Cancelled':
      return [];
    case 'Waiting for payment':
      return [{ type: 'OrderCancelled', data }];
    case 'Provisioning failed':
      if (reason !== 'by_manager') throw wrongState('order_paid', 'This order is paid and its provisioning failed. Ask your provider to retry or to cancel it.');
      return [{ type: 'OrderCancelled', data }];
    case 'Provisioning':
    case 'Completed':
      throw wrongState('order_not_cancellable', `An order that is "${status}" cannot be cancelled. Stop the subscription instead.`);
  }
};
