import type { Discount, FeeKind, PaymentModel, Period, Row } from './shared.js';

export interface Quantity {
  readonly resourceKey: string;
  readonly quantity: number;
}

export interface OrderPrice {
  readonly currency: string;
  readonly gross: number;
  readonly discount: number;
  readonly net: number;
  readonly dueNow: number;
}

export interface Derivation {
  readonly billingType: string;
  readonly rule: string;
  readonly unitFee: number;
  readonly quantity: number;
  readonly weight: string;
  readonly days: { readonly charged: number; readonly of: number };
  readonly exact: string;
  readonly grossCorrection: number;
  readonly netCorrection: number;
  readonly lost?: readonly { readonly id: string; readonly name: string; readonly percentage: string }[];
  readonly split?: { readonly of: string; readonly part: string };
}

export interface ChargeDraft {
  readonly chargeId: string;
  readonly fee: FeeKind;
  readonly resourceKey: string | null;
  readonly period: Period;
  readonly onSettlement: string;
  readonly gross: number;
  readonly discount: Discount | null;
  readonly net: number;
  /** Absent for resellers above the one who sold it. */
  readonly derivation?: Derivation;
}

export interface Order extends Row {
  readonly number: string;
  readonly type: string;
  readonly status: string;
  readonly subscriptionId: string;
  readonly subscriptionNumber: string;
  readonly planId: string;
  readonly periodId: string;
  readonly quantities: readonly Quantity[];
  /** Of a change: what there was before. */
  readonly previous?: readonly Quantity[];
  readonly paymentModel: PaymentModel;
  readonly trial: boolean;
  readonly individualPrices: boolean;
  readonly price: OrderPrice;
  readonly discount?: Discount | null;
  readonly charges: readonly ChargeDraft[];
  readonly promoCode?: string | null;
  readonly paymentId: string | null;
  readonly placedOn: string;
  readonly expiresOn: string;
  /** The day on which a delayed renewal is delivered. */
  readonly provisioningDate: string | null;
  readonly paidOn: string | null;
  readonly closedOn: string | null;
  readonly reason: string | null;
  /** Of a reservation: the Azure subscription that it is for. */
  readonly azureSubscriptionId?: string;
  readonly notes?: string | null;
  readonly createdBy: string;
}

/** What becomes of the charges that there are. Minor units, net. */
export interface ChargesEffect {
  /** Used until now, and written off by it. */
  readonly writtenOff: number;
  /** Held from then on. */
  readonly held: number;
  /** What is free on the balance afterwards and was not before. */
  readonly back: number;
  readonly parts: readonly { readonly status: string; readonly fee: FeeKind; readonly resourceKey: string | null; readonly quantity?: number; readonly period: Period; readonly net: number }[];
}

/** What `preview-order` and its like answer: prices, and nothing recorded. */
export interface OrderPreview {
  readonly lines: readonly {
    readonly fee: FeeKind;
    readonly resourceKey: string | null;
    readonly name: string;
    readonly quantity: number;
    readonly unitFee: number;
    /** A fraction: "12/31". */
    readonly months: string;
    readonly period: Period;
    readonly gross: number;
    readonly discount: number;
    readonly net: number;
    readonly dueNow: boolean;
  }[];
  readonly price: OrderPrice;
  readonly discount: Omit<Discount, 'id'> | null;
  readonly paidPeriod: Period | null;
  readonly next: { readonly date: string; readonly amount: number } | null;
  readonly paymentModel: PaymentModel;
  readonly effect: ChargesEffect | null;
  readonly provisioningDate: string | null;
  /** With its version: "csp_monthly@1". */
  readonly billingType: string;
  readonly billingDay: number;
}
