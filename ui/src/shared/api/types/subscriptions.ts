import type { BillingType, PaymentModel, Row, Term } from './shared.js';

export interface SubscribedResource {
  readonly resourceKey: string;
  readonly name: string;
  readonly unit: string;
  readonly included: number;
  readonly quantity: number;
  readonly unitFee: number;
}

export interface Subscription extends Row {
  readonly number: string;
  readonly name: string;
  readonly status: string;
  readonly planId: string;
  readonly productId: string;
  readonly periodId: string;
  readonly orderId: string;
  readonly resources: readonly SubscribedResource[];
  readonly terms: { readonly billingType: string; readonly billingDay: number; readonly term: Term | null; readonly planFee: number; readonly currency: string; readonly gracePeriod: number; readonly stopPeriod: number; readonly manualRenewPoint: number; readonly autoRenewPoint: number };
  readonly billingType: BillingType;
  readonly billingDay: number;
  readonly paymentModel: PaymentModel;
  readonly trial: boolean;
  readonly fixedPrice: boolean;
  readonly individualPrices: boolean;
  readonly autoRenew: { readonly on: boolean; readonly periodId: string | null };
  /** A manager decides about a stop or deletion: the automatic renewal is off until then. */
  readonly autoRenewLocked: boolean;
  /** Its own limit of debt, minor units; null: the account's. */
  readonly creditLimit: number | null;
  /** The terms sold, running and renewed. */
  readonly segments: readonly { readonly start: string; readonly periodId: string; readonly term: Term | null }[];
  readonly blockReason: string | null;
  /** What waits for a manager. */
  readonly operationId: string | null;
  readonly promoCode: string | null;
  readonly monthlyFee: number;
  readonly startDate: string | null;
  readonly expirationDate: string | null;
  readonly graceUntil: string | null;
  readonly stoppedOn: string | null;
  readonly stopReason: string | null;
  readonly deleteOn: string | null;
  readonly chargesClosed: boolean;
  readonly vendorReference?: string | null;
  readonly failure?: string | null;
  readonly payment: { readonly id: string; readonly number: string; readonly amount: number; readonly currency: string; readonly dueOn: string; readonly status: string } | null;
  readonly links: { readonly details: string | null };
}

/** A stop or deletion that waits for a manager, or what became of it. */
export interface ManualOperation extends Row {
  readonly subscriptionId: string;
  readonly operation: 'stop' | 'delete';
  readonly reason: string;
  readonly status: string;
  readonly requestedOn: string;
  readonly decidedOn: string | null;
  readonly comment?: string | null;
}

/** What a stop or deletion would do today. Minor units. */
export interface EndingPreview {
  readonly on: string;
  readonly currency: string;
  readonly writtenOff: number;
  readonly stillHeld: number;
  readonly freed: number;
  readonly needsApproval: boolean;
}
