import type { BillingType, FeeKind, Fees, Row, Term } from './shared.js';

export interface Product extends Row {
  readonly name: string;
  readonly category: string;
  readonly description: string;
  readonly vendor: string;
  readonly provisioning?: { readonly plugin: 'simulated'; readonly behaviour: string } | { readonly plugin: 'microsoft_csp' };
}

export interface ServiceTerms extends Row {
  readonly key: string;
  readonly name: string;
  readonly billingDay: number;
  readonly manualRenewPoint: number;
  readonly autoRenewPoint: number;
  readonly gracePeriod: number;
  readonly stopPeriod: number;
  readonly stopMode: 'automatic' | 'manual';
  readonly deleteMode: 'automatic' | 'manual';
}

export interface PlanPeriod {
  readonly periodId: string;
  readonly term: Term | null;
  readonly fees: Fees;
  /** Free of charge, for a first look. */
  readonly trial?: boolean;
  /** Customers may choose it; else managers alone. */
  readonly public?: boolean;
}

export interface PlanResource {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly included: number;
  readonly minimum: number;
  readonly limit: number | null;
  readonly fees: Fees;
  readonly public?: boolean;
}

/** Fees by period and resource. Minor units. */
export interface PlanPrices {
  readonly periods: readonly { readonly periodId: string; readonly fees: Fees }[];
  readonly resources: readonly { readonly key: string; readonly fees: Fees }[];
}

export interface Markup {
  readonly percentage: string;
  readonly periods: readonly { readonly periodId: string; readonly percentage: string }[];
}

export interface Plan extends Row {
  readonly productId: string;
  readonly serviceTermsId: string;
  readonly name: string;
  readonly sku: string | null;
  readonly description: string;
  readonly billingType: BillingType;
  readonly currency: string;
  readonly status: string;
  readonly soldTo: 'customers' | 'managers' | 'nobody';
  /** Running subscriptions keep the prices that they were ordered at. */
  readonly fixedPrice: boolean;
  readonly singleton: boolean;
  readonly autoRenewDefault: boolean;
  readonly parentPlanId: string | null;
  /** Absent for resellers above. */
  readonly delegatedTo?: readonly string[];
  /** The upstream's retail prices; null for own plans, absent for those who may not know. */
  readonly netCost?: PlanPrices | null;
  readonly markup?: Markup | null;
  /** By which offers of the vendor its resources are bought, and what price lists say of days to come; absent for those who may not know. */
  readonly offers?: readonly { readonly key: string; readonly offerId: string; readonly customerType: string | null }[] | null;
  readonly scheduledCosts?: readonly { readonly from: string; readonly key: string; readonly cost: number }[];
  readonly pricesChangedAt: string;
  readonly periods: readonly PlanPeriod[];
  readonly resources: readonly PlanResource[];
}

/** A plan for one of its periods: what it sells at and what it costs. Minor units; null: not calculated. */
export interface PriceListRow extends Row {
  readonly planId: string;
  readonly parentPlanId: string | null;
  readonly productId: string;
  readonly planName: string;
  readonly sku: string | null;
  readonly billingType: BillingType;
  readonly currency: string;
  readonly status: string;
  readonly periodId: string;
  readonly term: Term | null;
  readonly retail: number | null;
  readonly netCost: number | null;
  readonly margin: string | null;
  readonly markup: string | null;
  readonly markupNotSet: boolean;
  readonly atOrBelowCost: boolean;
  /** Its cost changed, its price is set by hand, and nobody has decided yet. */
  readonly costUnconfirmed?: boolean;
  readonly pricesChangedAt: string;
}

export type DiscountKind = 'promo_code' | 'account' | 'reseller';

/** Whom a reseller discount is for. Null lists mean all. */
export interface DiscountScope {
  readonly scopeId: string;
  readonly kind: 'all_resellers' | 'subscription' | 'accounts_and_plans';
  readonly resellerId?: string;
  readonly subscriptionId?: string;
  readonly accountIds?: readonly string[] | null;
  readonly planIds?: readonly string[] | null;
}

export interface DiscountRow extends Row {
  /** Absent, as the percentage, for resellers above. */
  readonly name?: string;
  readonly type: DiscountKind;
  readonly percentage?: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly code: string | null;
  readonly fees: readonly FeeKind[];
  readonly planIds: readonly string[] | null;
  readonly accountIds: readonly string[] | null;
  readonly classKeys: readonly string[] | null;
  readonly accountLimit: number | null;
  readonly subscriptionLimit: number | null;
  readonly codes?: readonly { readonly code: string; readonly singleUse: boolean; readonly used: boolean }[];
  readonly scopes?: readonly DiscountScope[];
  readonly used: boolean;
  readonly usage: { readonly accounts: number; readonly subscriptions: number; readonly orders: number };
  readonly status: string;
}

/** As its own reseller sees it. */
export interface OwnDiscount extends DiscountRow {
  readonly name: string;
  readonly percentage: string;
}

/** Where a reseller discount would lower a price to the own cost or below. */
export interface DiscountPreview {
  readonly lostMargins: readonly { readonly planId: string; readonly planName: string; readonly resourceKey: string | null; readonly fee: keyof Fees; readonly price: number; readonly cost: number }[];
}
