import type { Aggregate } from '../shared/decider.js';
import { ruleBroken, wrongState } from '../shared/errors.js';
import { formatMinor } from '../shared/money.js';
import { paymentEvents, type PaymentEvent, type PaymentMethod } from './payment.events.js';

type Created = Extract<PaymentEvent, { type: 'PaymentCreated' }>['data'];
export type PaymentStatus = 'Waiting for payment' | 'Expired' | 'Completed' | 'Paid from balance' | 'Cancelled' | 'Reversed';
export type Payment = (Created & { readonly status: PaymentStatus }) | null;

export type PaymentCommand =
  | { readonly type: 'CreatePayment'; readonly payment: Created }
  | { readonly type: 'CompletePayment'; readonly method: PaymentMethod; readonly externalTransactionId: string | null; readonly amount: number | null; readonly on: string }
  | { readonly type: 'PayFromBalance'; readonly on: string }
  | { readonly type: 'ExpirePayment'; readonly on: string }
  | { readonly type: 'CancelPayment'; readonly on: string }
  | { readonly type: 'ReversePayment'; readonly reason: string; readonly on: string };

/** Money asked for: for an order, a top-up, or services rendered (domain.md 3.3). */
export const payment: Aggregate<Payment, PaymentCommand, PaymentEvent> = {
  category: 'payment',
  catalogue: paymentEvents,
  initial: null,
  decide(command, state) {
    if (command.type === 'CreatePayment') return state ? [] : [{ type: 'PaymentCreated', data: command.payment }];
    if (!state) throw wrongState('payment_missing', 'There is no such payment.');
    return decideFor(command, state);
  },
  evolve(state, event) {
    switch (event.type) {
      case 'PaymentCreated':
        return { ...event.data, status: 'Waiting for payment' };
      case 'PaymentCompleted':
        return state && { ...state, status: 'Completed' };
      case 'PaymentExpired':
        return state && { ...state, status: 'Expired' };
      case 'PaymentPaidFromBalance':
        return state && { ...state, status: 'Paid from balance' };
      case 'PaymentCancelled':
        return state && { ...state, status: 'Cancelled' };
      case 'PaymentReversed':
        return state && { ...state, status: 'Reversed' };
    }
  },
};

type Existing = NonNullable<Payment>;

const decideFor = (command: Exclude<PaymentCommand, { type: 'CreatePayment' }>, state: Existing): readonly PaymentEvent[] => {
  const { paymentId, orderId, accountId, subscriptionId, kind, amount } = state;
  switch (command.type) {
    case 'CompletePayment':
      unpaid(state, 'be completed');
      if (command.amount !== null && command.amount !== amount) throw amountDiffers(state, command.amount);
      return [
        { type: 'PaymentCompleted', data: { paymentId, orderId, accountId, subscriptionId, kind, amount, method: command.method, externalTransactionId: command.externalTransactionId, completedOn: command.on } },
      ];
    case 'PayFromBalance':
      return isUnpaid(state) ? [{ type: 'PaymentPaidFromBalance', data: { paymentId, subscriptionId, paidOn: command.on } }] : [];
    case 'ExpirePayment':
      return expired(command.on, state);
    case 'CancelPayment':
      if (state.status === 'Cancelled') return [];
      unpaid(state, 'be cancelled');
      return [{ type: 'PaymentCancelled', data: { paymentId, subscriptionId, cancelledOn: command.on } }];
    case 'ReversePayment':
      if (state.status !== 'Completed') throw wrongState('payment_not_completed', `Only a completed payment can be reversed; this one is "${state.status}".`);
      return [{ type: 'PaymentReversed', data: { paymentId, accountId, subscriptionId, amount, reason: command.reason, reversedOn: command.on } }];
  }
};

/** Only rendered services stay due after their date; a payment due on a day has expired when the run of that day comes (rulings, Billing 16). */
const expired = (on: string, { paymentId, accountId, subscriptionId, invoiceId, kind, status, dueOn }: Existing): readonly PaymentEvent[] =>
  kind === 'services' && status === 'Waiting for payment' && dueOn <= on ? [{ type: 'PaymentExpired', data: { paymentId, accountId, subscriptionId, invoiceId, dueOn, expiredOn: on } }] : [];

/** Money may still come: an expired payment can be paid, late. */
export const isUnpaid = ({ status }: Pick<Existing, 'status'>): boolean => status === 'Waiting for payment' || status === 'Expired';

const unpaid = (state: Existing, operation: string): void => {
  if (!isUnpaid(state)) throw wrongState('payment_not_waiting', `A payment that is "${state.status}" cannot ${operation}.`);
};

const amountDiffers = ({ amount, currency }: Existing, received: number): Error =>
  ruleBroken('amount_differs', `This payment asks for ${formatMinor(amount, currency)} ${currency}, not ${formatMinor(received, currency)}. Complete it with its own amount, and top the account up by the difference.`, '/amount', {
    expected: amount,
    received,
    currency,
  });
