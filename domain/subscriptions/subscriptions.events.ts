import type { PaymentModel } from '../shared/billing-rules.js';
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

/** The rules that hold for a subscription's whole life, copied when it was ordered or switched. */
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
  /** Days before the expiration from which it may be renewed by hand: -1 always, 0 never. */
  readonly manualRenewPoint: number;
  /** Days before the expiration on which the automatic renewal order is made. */
  readonly autoRenewPoint: number;
}

export type StopReason = 'by_customer' | 'by_manager' | 'insufficient_balance' | 'expired' | 'credit_hold' | 'administrative_hold';
export type BlockReason = 'payment_expired' | 'credit_limit';
export type OperationKind = 'stop' | 'delete';

/** Whether it renews itself, and for which period of its plan (null: the one that it has). */
export interface AutoRenew {
  readonly on: boolean;
  readonly periodId: string | null;
}

interface OfOrder {
  readonly subscriptionId: string;
  readonly orderId: string;
}

/** What is sold of a plan, by a sales order or a switch. */
export interface Sold {
  readonly planId: string;
  readonly periodId: string;
  readonly name: string;
  readonly productId: string;
  readonly resources: readonly SubscribedResource[];
  readonly terms: SubscriptionTerms;
  /** The prices of the order hold for the whole life. */
  readonly fixedPrice: boolean;
  /** Prices were agreed for this subscription alone; no customer discount applies. */
  readonly individualPrices: boolean;
  /** Instant whose prices a fixed-price subscription keeps. */
  readonly orderedAt: string;
}

export interface Ordered extends OfOrder, Sold {
  readonly number: string;
  readonly accountId: string;
  readonly resellerId: string;
  readonly promoCode: string | null;
  readonly paymentModel: PaymentModel;
  /** Free for its term; renewal or switch makes it a paid one. */
  readonly trial: boolean;
  readonly autoRenew: AutoRenew;
  /** Its own limit of debt (postpay), minor units; null: the account's. */
  readonly creditLimit: number | null;
}

/** A further term. `start` is the expiration so far, or the day on which a stopped subscription was renewed. */
export interface Renewal extends OfOrder {
  readonly on: string;
  readonly start: string;
  readonly expirationDate: string;
  readonly periodId: string;
  readonly term: Term;
  readonly planFee: number;
  readonly resources: readonly SubscribedResource[];
  readonly individualPrices: boolean;
}

/** Another plan; its first term starts on `on`. */
export interface PlanSwitch extends OfOrder, Sold {
  readonly on: string;
  readonly expirationDate: string | null;
}

interface Update extends OfOrder {
  readonly resources: readonly SubscribedResource[];
  /** Business date from which the new quantities count. */
  readonly on: string;
}

interface Failed extends OfOrder {
  readonly reason: string;
}

export type SubscriptionEvent =
  | DomainEvent<'SubscriptionOrdered', Ordered>
  | DomainEvent<'SubscriptionOrderAbandoned', OfOrder>
  | DomainEvent<'SubscriptionInstallStarted', OfOrder & { startDate: string; attempt: number }>
  | DomainEvent<'SubscriptionInstallFailed', Failed>
  | DomainEvent<'SubscriptionActivated', OfOrder & { startDate: string; expirationDate: string | null; vendorReference: string }>
  | DomainEvent<'SubscriptionUpdateStarted', Update & { attempt: number }>
  | DomainEvent<'SubscriptionUpdateFailed', Failed>
  /** A change, renewal or switch was given up; `status` is what it was before. */
  | DomainEvent<'SubscriptionUpdateAbandoned', OfOrder & { status: 'Active' | 'Graced' | 'Stopped' }>
  /** `previous`: the quantities until now. */
  | DomainEvent<'SubscriptionResourcesChanged', Update & { previous: Readonly<Record<string, number>> }>
  | DomainEvent<'SubscriptionRenewalStarted', Renewal & { attempt: number }>
  | DomainEvent<'SubscriptionRenewalFailed', Failed>
  | DomainEvent<'SubscriptionRenewed', Renewal>
  | DomainEvent<'SubscriptionSwitchStarted', PlanSwitch & { attempt: number }>
  | DomainEvent<'SubscriptionSwitchFailed', Failed>
  | DomainEvent<'SubscriptionPlanSwitched', PlanSwitch & { previousPlanId: string; previousBillingType: string; vendorReference: string }>
  | DomainEvent<'SubscriptionStopStarted', { subscriptionId: string; reason: StopReason; on: string }>
  | DomainEvent<'SubscriptionStopFailed', { subscriptionId: string; failure: string }>
  | DomainEvent<'SubscriptionStopped', { subscriptionId: string; reason: StopReason; on: string }>
  | DomainEvent<'SubscriptionActivationStarted', { subscriptionId: string; on: string }>
  | DomainEvent<'SubscriptionActivationFailed', { subscriptionId: string; failure: string }>
  /** `status`: Graced when a hold was lifted in the days of grace. */
  | DomainEvent<'SubscriptionReactivated', { subscriptionId: string; on: string; status: 'Active' | 'Graced' }>
  | DomainEvent<'SubscriptionGraced', { subscriptionId: string; on: string; until: string }>
  /** A reason to block it came up, or went; `status`: what it is with the reasons that are left. `paymentId`: the payment that expired. */
  | DomainEvent<'SubscriptionBlocked', { subscriptionId: string; reason: BlockReason; paymentId: string | null; on: string; status: string }>
  | DomainEvent<'SubscriptionUnblocked', { subscriptionId: string; reason: BlockReason; paymentId: string | null; on: string; status: string }>
  /** The account's terms want a manager to approve: until then nothing moves, and it does not renew itself. */
  | DomainEvent<'SubscriptionApprovalAwaited', { subscriptionId: string; operationId: string; operation: OperationKind; reason: StopReason; on: string }>
  | DomainEvent<'SubscriptionOperationDeclined', { subscriptionId: string; operationId: string; status: 'Active' | 'Graced' | 'Blocked' | 'Stopped'; autoRenew: AutoRenew }>
  | DomainEvent<'SubscriptionAutoRenewSet', { subscriptionId: string; autoRenew: AutoRenew }>
  | DomainEvent<'SubscriptionCreditLimitSet', { subscriptionId: string; creditLimit: number | null }>
  | DomainEvent<'SubscriptionDeletionStarted', { subscriptionId: string; on: string }>
  | DomainEvent<'SubscriptionDeletionFailed', { subscriptionId: string; failure: string }>
  | DomainEvent<'SubscriptionDeleted', { subscriptionId: string; on: string }>
  /** The whole term was written off at once (CSP annual): reductions are refused until it is renewed. */
  | DomainEvent<'SubscriptionChargesClosed', { subscriptionId: string; on: string }>;

/** Of the time before renewal, postpay and individual prices: prepaid, paid, and renewed by hand alone. */
const orderedOnce = ({ terms, ...data }: { terms: object }): unknown => ({
  ...data,
  terms: { ...terms, manualRenewPoint: -1, autoRenewPoint: 0 },
  fixedPrice: false,
  individualPrices: false,
  orderedAt: '',
  paymentModel: 'prepay',
  trial: false,
  autoRenew: { on: false, periodId: null },
  creditLimit: null,
});

export const subscriptionEvents: Catalogue<SubscriptionEvent> = {
  SubscriptionOrdered: { version: 2, upcast: { 1: orderedOnce } },
  SubscriptionOrderAbandoned: { version: 1 },
  SubscriptionInstallStarted: { version: 1 },
  SubscriptionInstallFailed: { version: 1 },
  SubscriptionActivated: { version: 1 },
  SubscriptionUpdateStarted: { version: 2, upcast: { 1: (data) => ({ ...data, on: '' }) } },
  SubscriptionUpdateFailed: { version: 1 },
  SubscriptionUpdateAbandoned: { version: 2, upcast: { 1: (data) => ({ ...data, status: 'Active' }) } },
  SubscriptionResourcesChanged: { version: 2, upcast: { 1: (data) => ({ ...data, on: '', previous: {} }) } },
  SubscriptionRenewalStarted: { version: 1 },
  SubscriptionRenewalFailed: { version: 1 },
  SubscriptionRenewed: { version: 1 },
  SubscriptionSwitchStarted: { version: 1 },
  SubscriptionSwitchFailed: { version: 1 },
  SubscriptionPlanSwitched: { version: 1 },
  SubscriptionStopStarted: { version: 1 },
  SubscriptionStopFailed: { version: 1 },
  SubscriptionStopped: { version: 1 },
  SubscriptionActivationStarted: { version: 1 },
  SubscriptionActivationFailed: { version: 1 },
  SubscriptionReactivated: { version: 2, upcast: { 1: (data) => ({ ...data, status: 'Active' }) } },
  SubscriptionGraced: { version: 1 },
  SubscriptionBlocked: { version: 1 },
  SubscriptionUnblocked: { version: 1 },
  SubscriptionApprovalAwaited: { version: 1 },
  SubscriptionOperationDeclined: { version: 1 },
  SubscriptionAutoRenewSet: { version: 1 },
  SubscriptionCreditLimitSet: { version: 1 },
  SubscriptionDeletionStarted: { version: 1 },
  SubscriptionDeletionFailed: { version: 1 },
  SubscriptionDeleted: { version: 1 },
  SubscriptionChargesClosed: { version: 1 },
};
