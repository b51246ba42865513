import type { Catalogue, DomainEvent } from '../shared/event.js';

/** `order` and `top_up` ask for money beforehand; `services` for what was rendered: it is made with a postpay invoice (domain.md 3.3). */
export type PaymentKind = 'order' | 'top_up' | 'services';
export type PaymentMethod = 'bank_transfer' | 'cash' | 'card' | 'other';

export type PaymentEvent =
  | DomainEvent<
      'PaymentCreated',
      {
        paymentId: string;
        number: string;
        kind: PaymentKind;
        accountId: string;
        resellerId: string;
        orderId: string | null;
        subscriptionId: string | null;
        /** The invoice that a payment for rendered services pays. */
        invoiceId: string | null;
        amount: number;
        currency: string;
        createdOn: string;
        dueOn: string;
      }
    >
  | DomainEvent<'PaymentCompleted', { paymentId: string; orderId: string | null; accountId: string; subscriptionId: string | null; kind: PaymentKind; amount: number; method: PaymentMethod; externalTransactionId: string | null; completedOn: string }>
  | DomainEvent<'PaymentPaidFromBalance', { paymentId: string; subscriptionId: string | null; paidOn: string }>
  | DomainEvent<'PaymentExpired', { paymentId: string; accountId: string; subscriptionId: string | null; invoiceId: string | null; dueOn: string; expiredOn: string }>
  | DomainEvent<'PaymentCancelled', { paymentId: string; subscriptionId: string | null; cancelledOn: string }>
  | DomainEvent<'PaymentReversed', { paymentId: string; accountId: string; subscriptionId: string | null; amount: number; reason: string; reversedOn: string }>;

export const paymentEvents: Catalogue<PaymentEvent> = {
  // Payments of the first version were for orders and top-ups only.
  PaymentCreated: { version: 2, upcast: { 1: (v1: object) => ({ ...v1, invoiceId: null }) } },
  PaymentCompleted: { version: 1 },
  PaymentPaidFromBalance: { version: 1 },
  PaymentExpired: { version: 1 },
  PaymentCancelled: { version: 1 },
  PaymentReversed: { version: 1 },
};
