import type { Period } from './calendar.js';

/**
 * The language in which sales, subscriptions and billing speak of charges. Strategies of `subscriptions` make
 * obligations, pricing of `sales` turns them into drafts, the ledger of `billing` keeps them (rulings, Software 3).
 */
export type FeeKind = 'setup' | 'renewal' | 'recurring' | 'consumption';

/** What becomes of a charge when its order is paid: money held, nothing held yet, or written off at once. */
export type OnSettlement = 'block' | 'open' | 'close';

export type ChargeStatus = 'New' | 'Opened' | 'Blocked' | 'Closed' | 'Waiting for refund' | 'Refunded' | 'Waiting approve' | 'Deleted';

/** Something owed, before prices are rounded: unit fee x quantity x weight. `weight` is a fraction of a month, "12/31". */
export interface Obligation {
  readonly fee: FeeKind;
  readonly resourceKey: string | null;
  readonly unitFee: number;
  readonly quantity: number;
  readonly period: Period;
  readonly weight: string;
  /** Days charged and days of the whole billing period(s), for people: the weight is what counts. */
  readonly days: { readonly charged: number; readonly of: number };
  readonly onSettlement: OnSettlement;
  /** The last period of a term that is charged month by month: it takes what rounding the others left of the total. */
  readonly rest?: true;
}

/** Promo code and account discounts lower what a customer pays; a reseller discount what a direct downstream reseller owes. */
export type DiscountType = 'promo_code' | 'account' | 'reseller';

/** The discount as it was when the charge was made. Later edits of the discount do not touch it (CR-768). */
export interface DiscountSnapshot {
  readonly id: string;
  readonly name: string;
  readonly type: DiscountType;
  readonly percentage: string;
  readonly amount: number;
}

/** What the levels of the reseller chain rate: the seller's exact cost (minor units), or quantities by resource. Fractions. */
export interface ConsumptionBasis {
  readonly netCost: string;
  /** The same by day of use: markups are those of the day. Absent where the plan's own prices rate, and in events of the time before. */
  readonly costs?: Readonly<Record<string, string>>;
  /** Azure: what each level above the seller pays, exact sums of its daily rows, the next level first. Absent where the levels are rated when the charge closes. */
  readonly upstreamCosts?: readonly string[];
  readonly paid: Readonly<Record<string, string>>;
  /** The same by day of use, where the plan's own prices of the day rate it. Absent where one price holds throughout, and in events of the time before. */
  readonly paidOn?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Everything that the amount was computed from, so that "explain this charge" only prints it. */
export interface Derivation {
  readonly billingType: string;
  readonly rule: string;
  readonly unitFee: number;
  readonly quantity: number;
  readonly weight: string;
  readonly days: { readonly charged: number; readonly of: number };
  /** unitFee x quantity x weight in minor units, exact. */
  readonly exact: string;
  /** Minor units added to the rounded gross, and to the rounded net, so that charges sum to the order's total. */
  readonly grossCorrection: number;
  readonly netCorrection: number;
  /** Discounts that applied too but lost: the highest percentage wins, they never add up. */
  readonly lost: readonly { readonly id: string; readonly name: string; readonly percentage: string }[];
  /** For the parts of a split: the charge that was cut, and the part of its days that this one covers. The part's own weight is in `weight`. */
  readonly split?: { readonly of: string; readonly part: string };
  /** Pay as you go. */
  readonly consumption?: ConsumptionBasis;
  /** A term that was written off at once: the charges that it was put together of. Absent in events of the time before. */
  readonly parts?: readonly ChargePart[];
}

/** Where a charge comes from: what the reseller chain and the invoices need to know of it. */
export interface ChargeOrigin {
  readonly planId: string;
  /** The plan's period that was sold; absent in events of the time before charges told it. */
  readonly periodId?: string;
  /** 1 to 28. */
  readonly billingDay: number;
  /** Instant whose prices hold on every level: the making of the charge, or of the subscription for fixed-price plans. */
  readonly pricedAt: string;
}

/** One of the charges that were put together to one: on every level of the chain it costs what it would have cost alone. `weight`: months. */
export interface ChargePart {
  readonly quantity: number;
  readonly weight: string;
  readonly period: Period;
  readonly origin: ChargeOrigin;
}

const UNKNOWN: ChargeOrigin = { planId: '', billingDay: 1, pricedAt: '' };

/** Upcasts an event of the time before charges knew their origin. */
export const withOrigins = <Data extends { readonly charges: readonly object[] }>(data: Data): unknown => ({ ...data, charges: data.charges.map((charge) => ({ ...charge, origin: UNKNOWN })) });

/** A priced charge. Amounts are minor units; net = gross - discount. */
export interface ChargeDraft {
  readonly chargeId: string;
  readonly fee: FeeKind;
  readonly resourceKey: string | null;
  readonly period: Period;
  readonly onSettlement: OnSettlement;
  readonly gross: number;
  readonly discount: DiscountSnapshot | null;
  readonly net: number;
  readonly origin: ChargeOrigin;
  readonly derivation: Derivation;
}
