import type { Derivation } from './sales.js';
import type { Discount, FeeKind, PaymentModel, Period, Row } from './shared.js';

export interface Payment extends Row {
  readonly number: string;
  readonly kind: 'order' | 'top_up' | 'services';
  readonly status: string;
  readonly orderId: string | null;
  readonly subscriptionId: string | null;
  readonly invoiceId: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly method: string | null;
  readonly externalTransactionId: string | null;
  readonly createdOn: string;
  readonly dueOn: string;
  readonly closedOn: string | null;
  readonly reason: string | null;
}

export interface Charge extends Row {
  readonly subscriptionId: string;
  readonly orderId: string | null;
  readonly status: string;
  readonly model: PaymentModel;
  readonly fee: FeeKind;
  readonly resourceKey: string | null;
  readonly period: Period;
  readonly gross: number;
  readonly discount?: Discount | null;
  readonly net: number;
  readonly currency: string;
  readonly derivation?: Derivation;
  readonly createdOn: string;
  readonly dueOn: string | null;
  readonly closedOn: string | null;
  readonly invoiceId: string | null;
  readonly transactionId: string | null;
  readonly history: readonly { readonly stream: string; readonly revision: number; readonly type: string; readonly at: string; readonly status: string }[];
}

export interface LedgerEntry extends Row {
  readonly kind: string;
  readonly type: string;
  readonly on: string;
  readonly amount: number;
  readonly held: number;
  readonly balanceAfter: number;
  readonly blockedAfter: number;
  readonly owed: number;
  readonly owedAfter: number;
  readonly number: string | null;
  readonly paymentId: string | null;
  readonly orderId: string | null;
  readonly subscriptionId: string | null;
  readonly reason: string | null;
  readonly sequence: number;
}

export interface InvoiceLine {
  readonly chargeId: string;
  /** It takes back what an earlier line charged. */
  readonly reverses: string | null;
  readonly subscriptionId: string;
  readonly fee: FeeKind;
  readonly resourceKey: string | null;
  readonly period: Period;
  readonly quantity: number;
  readonly unitFee: number;
  readonly weight: string;
  readonly gross: number;
  readonly discount?: Discount | null;
  readonly net: number;
}

/** A postpay invoice, or the statement of a prepaid month. Minor units. */
export interface Invoice extends Row {
  readonly kind: 'invoice' | 'act';
  readonly status: string;
  readonly model: PaymentModel;
  readonly billingDate: string;
  readonly period: Period;
  readonly currency: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly dueOn: string | null;
  readonly lineCount: number;
  readonly gross: number;
  readonly discount: number;
  readonly net: number;
  readonly taxes: number;
  readonly total: number;
  readonly paymentId: string | null;
  readonly paymentStatus: string | null;
  /** The first of them. */
  readonly lines: readonly InvoiceLine[];
}

export interface Correction extends Row {
  readonly number: string;
  readonly amount: number;
  readonly reason?: string;
  readonly on: string;
  readonly chargeId: string | null;
  readonly subscriptionId: string | null;
  readonly invoiceId: string | null;
}

/** A promise to pay that counts as money for some days. */
export interface Guarantee extends Row {
  readonly number: string;
  readonly amount: number;
  readonly status: string;
  readonly providedOn: string;
  readonly expiresOn: string;
  readonly revokedOn: string | null;
  readonly revokedBy: string | null;
}

/** What a reseller owes the one above for a customer's charge. Amounts are absent for those above both. */
export interface ResellerCharge extends Row {
  readonly creditorId: string;
  readonly debtorId: string;
  readonly level: number;
  readonly on: string;
  readonly subscriptionId: string;
  readonly planId: string;
  readonly accountChargeId: string;
  readonly sourceChargeId: string;
  readonly fee: FeeKind;
  readonly resourceKey: string | null;
  readonly period: Period;
  readonly quantity: number;
  readonly weight: string;
  readonly unitPrice?: number | null;
  readonly gross?: number;
  readonly discount?: Discount | null;
  readonly amount?: number;
  readonly currency: string;
  readonly reverses: { readonly resellerChargeId: string; readonly share: string } | null;
  readonly cost?: number | null;
  readonly margin?: string | null;
  readonly atOrBelowCost?: boolean;
}

/** One thing that an amount comes from, with what that comes from in turn. */
/** A figure of a phrase: money, or as it is written; days are "YYYY-MM-DD". */
export type ExplanationParam = string | number | { readonly minor: number; readonly currency: string };

export interface ExplanationPhrase {
  readonly code: string;
  readonly params: Readonly<Record<string, ExplanationParam>>;
}

export interface ExplanationNode extends ExplanationPhrase {
  readonly label: string;
  readonly amount?: { readonly minor: number; readonly currency: string };
  readonly phrases: readonly ExplanationPhrase[];
  readonly value: string;
  readonly note?: string;
  readonly children?: readonly ExplanationNode[];
}

interface SourceEvent {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
}

export interface Explanation {
  readonly sentence: string;
  readonly phrases: readonly ExplanationPhrase[];
  readonly formula: string;
  readonly agrees: boolean;
  readonly amount: number;
  readonly recomputed: number;
  readonly currency: string;
  readonly events: readonly (SourceEvent & { readonly at: string })[];
  readonly tree: ExplanationNode;
}

/** Of a reseller charge: with the charges below it, down to the customer's. */
export interface ResellerExplanation extends Omit<Explanation, 'events'> {
  readonly party: 'creditor' | 'debtor';
  readonly chain: readonly { readonly kind: 'reseller_charge' | 'account_charge'; readonly id: string; readonly record: { readonly amount?: number; readonly net?: number; readonly currency: string } }[];
  readonly events: readonly SourceEvent[];
}

export interface InvoiceExplanation {
  readonly lineCount: number;
  readonly lines: readonly (Omit<InvoiceLine, 'discount'> & { readonly explanation: Explanation; readonly agrees: boolean })[];
  /** Where the next page of lines starts; null on the last one. */
  readonly next: number | null;
  readonly total: number;
  readonly recomputed: number;
  readonly agrees: boolean;
  readonly currency: string;
}

/** The money that an account needs on its next billing days against what is there. Minor units. */
export interface AccountForecast {
  readonly currency: string;
  readonly to: string;
  readonly available: number;
  readonly allowance: number;
  readonly days: readonly { readonly date: string; readonly needed: number; readonly left: number; readonly missing: number; readonly demands: readonly { readonly subscriptionId: string; readonly amount: number }[] }[];
  readonly needed: number;
  /** The first day on which money is short. */
  readonly shortOn: string | null;
  /** Topping up by this, in time, lets every day pass. */
  readonly topUp: number;
}
