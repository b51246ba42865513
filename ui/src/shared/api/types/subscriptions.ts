import type { BillingType, Row, Term } from './shared.js';

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
  readonly terms: { readonly billingType: string; readonly billingDay: number; readonly term: Term | null; readonly planFee: number; readonly currency: string; readonly gracePeriod: number; readonly stopPeriod: number };
  readonly billingType: BillingType;
  readonly billingDay: number;
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
