/** Rows and answers of the API as the pages see them. Money is integer minor units, dates are YYYY-MM-DD, instants ISO. */
export type StaffRole = 'admin' | 'owner' | 'marketing' | 'sales' | 'auditor';
export type AccessLevel = 'Owner' | 'Admin' | 'User';
export type FeeKind = 'setup' | 'renewal' | 'recurring';
export type BillingType = 'csp_monthly' | 'csp_annual';

export interface Me {
  readonly kind: 'manager' | 'auditor' | 'user';
  readonly id: string;
  readonly role: StaffRole | AccessLevel;
  /** Null once erased. */
  readonly name: string | null;
  readonly email: string | null;
  readonly reseller: { readonly id: string; readonly name: string; readonly currency: string; readonly timeZone: string };
  /** The current one; null for staff. */
  readonly account: OwnAccount | null;
  /** All that the person may work in. */
  readonly accounts: readonly (OwnAccount & { readonly level: AccessLevel })[];
  readonly home: string;
  /** Staff only: is the reseller the root distributor, which runs the installation? */
  readonly atRoot?: boolean;
}

export interface OwnAccount {
  readonly id: string;
  readonly number: string;
  readonly name: string | null;
  readonly currency: string;
}

export interface Row {
  readonly id: string;
  readonly resellerId: string;
  readonly accountId: string | null;
}

export interface Period {
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
}
export interface Term {
  readonly count: number;
  readonly unit: 'day' | 'month' | 'year';
}
export interface Fees {
  readonly setup: number;
  readonly recurring: number;
  readonly renewal: number;
}

export interface Discount {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly percentage: string;
  readonly amount: number;
}

export interface Reseller extends Row {
  readonly name: string;
  readonly parentId: string | null;
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly level: number;
}

export interface Account extends Row {
  readonly number: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly country: string | null;
  readonly city: string | null;
  readonly kind: 'legal_entity' | 'person';
  readonly status: string;
  readonly currency: string;
  readonly terms: { readonly classKey: string; readonly paymentModel: string; readonly threshold: number; readonly payWithNegativeBalance: boolean; readonly cancelUnpaidOrderInDays: number };
  readonly profileId: string;
  readonly userCount: number;
  readonly balance: number;
  readonly blocked: number;
  readonly available: number;
  readonly allowance: number;
  readonly openedOn: string;
}

export interface AccountUser extends Row {
  readonly userId: string | null;
  readonly invitationId: string | null;
  readonly level: AccessLevel;
  readonly status: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly profileId: string;
  readonly since: string;
}

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
  readonly derivation: Derivation;
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
  readonly price: OrderPrice;
  readonly discount: Discount | null;
  readonly charges: readonly ChargeDraft[];
  readonly promoCode: string | null;
  readonly paymentId: string | null;
  readonly placedOn: string;
  readonly expiresOn: string;
  readonly paidOn: string | null;
  readonly closedOn: string | null;
  readonly reason: string | null;
  readonly notes?: string | null;
  readonly createdBy: string;
}

export interface Payment extends Row {
  readonly number: string;
  readonly kind: 'order' | 'top_up';
  readonly status: string;
  readonly orderId: string | null;
  readonly subscriptionId: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly method: string | null;
  readonly externalTransactionId: string | null;
  readonly createdOn: string;
  readonly dueOn: string;
  readonly closedOn: string | null;
  readonly reason: string | null;
}

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

export interface Charge extends Row {
  readonly subscriptionId: string;
  readonly orderId: string | null;
  readonly status: string;
  readonly fee: FeeKind;
  readonly resourceKey: string | null;
  readonly period: Period;
  readonly gross: number;
  readonly discount?: Discount | null;
  readonly net: number;
  readonly currency: string;
  readonly derivation?: Derivation;
  readonly createdOn: string;
  readonly closedOn: string | null;
  readonly transactionId: string | null;
  readonly history: readonly { readonly stream: string; readonly revision: number; readonly type: string; readonly at: string; readonly status: string }[];
}

export interface LedgerEntry extends Row {
  readonly kind: string;
  readonly on: string;
  readonly amount: number;
  readonly held: number;
  readonly balanceAfter: number;
  readonly blockedAfter: number;
  readonly paymentId: string | null;
  readonly orderId: string | null;
  readonly subscriptionId: string | null;
  readonly reason: string | null;
  readonly sequence: number;
}

/** What `preview-order` and `preview-change` answer: prices, and nothing recorded. */
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
  /** With its version: "csp_monthly@1". */
  readonly billingType: string;
  readonly billingDay: number;
}

export interface StreamEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: {
    readonly actor: { readonly kind: string; readonly id: string };
    readonly recordedAt: string;
    readonly command: string;
    readonly scope?: { readonly resellerId: string; readonly accountId: string | null };
    readonly simulated?: true;
    readonly [key: string]: unknown;
  };
}

export interface Explanation {
  readonly sentence: string;
  readonly lines: readonly { readonly label: string; readonly value: string; readonly note?: string }[];
  readonly formula: string;
  readonly agrees: boolean;
  readonly amount: number;
  readonly events: readonly { readonly stream: string; readonly revision: number; readonly type: string; readonly at: string }[];
}
