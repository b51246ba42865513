import type { Term } from '../shared/billing-period.js';
import type { Catalogue, DomainEvent } from '../shared/event.js';

/** A resource of a subscription. `unitFee` is the recurring fee per month when it was bought, in minor units. */
export interface SubscribedResource {
  readonly resourceKey: string;
  readonly name: string;
  readonly unit: string;
  readonly included: number;
  readonly quantity: number;
  readonly unitFee: number;
}

/** The rules that hold for a subscription's whole life, copied when it was ordered. */
export interface SubscriptionTerms {
  readonly billingType: string;
  readonly billingTypeVersion: number;
  readonly billingDay: number;
  readonly term: Term | null;
  /** Recurring fee of the plan itself, minor units a month. */
  readonly planFee: number;
  readonly currency: string;
  readonly gracePeriod: number;
  readonly stopPeriod: number;
}

export type StopReason = 'by_customer' | 'by_manager' | 'insufficient_balance' | 'expired';

export type SubscriptionEvent =
  | DomainEvent<
      'SubscriptionOrdered',
      {
        subscriptionId: string;
        number: string;
        accountId: string;
        resellerId: string;
        orderId: string;
        planId: string;
        periodId: string;
        name: string;
        productId: string;
        resources: readonly SubscribedResource[];
        terms: SubscriptionTerms;
        promoCode: string | null;
      }
    >
  | DomainEvent<'SubscriptionOrderAbandoned', { subscriptionId: string; orderId: string }>
  | DomainEvent<'SubscriptionInstallStarted', { subscriptionId: string; orderId: string; startDate: string; attempt: number }>
  | DomainEvent<'SubscriptionInstallFailed', { subscriptionId: string; orderId: string; reason: string }>
  | DomainEvent<'SubscriptionActivated', { subscriptionId: string; orderId: string; startDate: string; expirationDate: string | null; vendorReference: string }>
  | DomainEvent<'SubscriptionUpdateStarted', { subscriptionId: string; orderId: string; resources: readonly SubscribedResource[]; attempt: number }>
  | DomainEvent<'SubscriptionUpdateFailed', { subscriptionId: string; orderId: string; reason: string }>
  | DomainEvent<'SubscriptionUpdateAbandoned', { subscriptionId: string; orderId: string }>
  | DomainEvent<'SubscriptionResourcesChanged', { subscriptionId: string; orderId: string; resources: readonly SubscribedResource[] }>
  | DomainEvent<'SubscriptionStopStarted', { subscriptionId: string; reason: StopReason; on: string }>
  | DomainEvent<'SubscriptionStopFailed', { subscriptionId: string; failure: string }>
  | DomainEvent<'SubscriptionStopped', { subscriptionId: string; reason: StopReason; on: string }>
  | DomainEvent<'SubscriptionActivationStarted', { subscriptionId: string; on: string }>
  | DomainEvent<'SubscriptionActivationFailed', { subscriptionId: string; failure: string }>
  | DomainEvent<'SubscriptionReactivated', { subscriptionId: string; on: string }>
  | DomainEvent<'SubscriptionGraced', { subscriptionId: string; on: string; until: string }>
  | DomainEvent<'SubscriptionDeletionStarted', { subscriptionId: string; on: string }>
  | DomainEvent<'SubscriptionDeletionFailed', { subscriptionId: string; failure: string }>
  | DomainEvent<'SubscriptionDeleted', { subscriptionId: string; on: string }>
  /** The whole term was written off at once (CSP annual): reductions are refused from here on. */
  | DomainEvent<'SubscriptionChargesClosed', { subscriptionId: string; on: string }>;

export const subscriptionEvents: Catalogue<SubscriptionEvent> = {
  SubscriptionOrdered: { version: 1 },
  SubscriptionOrderAbandoned: { version: 1 },
  SubscriptionInstallStarted: { version: 1 },
  SubscriptionInstallFailed: { version: 1 },
  SubscriptionActivated: { version: 1 },
  SubscriptionUpdateStarted: { version: 1 },
  SubscriptionUpdateFailed: { version: 1 },
  SubscriptionUpdateAbandoned: { version: 1 },
  SubscriptionResourcesChanged: { version: 1 },
  SubscriptionStopStarted: { version: 1 },
  SubscriptionStopFailed: { version: 1 },
  SubscriptionStopped: { version: 1 },
  SubscriptionActivationStarted: { version: 1 },
  SubscriptionActivationFailed: { version: 1 },
  SubscriptionReactivated: { version: 1 },
  SubscriptionGraced: { version: 1 },
  SubscriptionDeletionStarted: { version: 1 },
  SubscriptionDeletionFailed: { version: 1 },
  SubscriptionDeleted: { version: 1 },
  SubscriptionChargesClosed: { version: 1 },
};
