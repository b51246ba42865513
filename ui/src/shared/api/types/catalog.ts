import type { BillingType, FeeKind, Fees, Row, Term } from './shared.js';

export interface Product extends Row {
  readonly name: string;
  readonly category: string;
  readonly description: string;
  readonly vendor: string;
  readonly provisioning?: { readonly plugin: string; readonly behaviour: string };
}

export interface ServiceTerms extends Row {
  readonly key: string;
  readonly name: string;
  readonly billingDay: number;
  readonly manualRenewPoint: number;
  readonly autoRenewPoint: number;
  readonly gracePeriod: number;
  readonly stopPeriod: number;
}

export interface PlanPeriod {
  readonly periodId: string;
  readonly term: Term | null;
  readonly fees: Fees;
}

export interface PlanResource {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly included: number;
  readonly minimum: number;
  readonly limit: number | null;
  readonly fees: Fees;
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
  readonly periods: readonly PlanPeriod[];
  readonly resources: readonly PlanResource[];
}

export interface DiscountRow extends Row {
  readonly name: string;
  readonly type: 'promo_code' | 'account';
  readonly percentage: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly code: string | null;
  readonly fees: readonly FeeKind[];
  readonly planIds: readonly string[] | null;
  readonly accountIds: readonly string[] | null;
  readonly status: string;
}
