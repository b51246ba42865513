import type { Derivation } from './sales.js';
import type { Discount, FeeKind, Period, Row } from './shared.js';

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

export interface Explanation {
  readonly sentence: string;
  readonly lines: readonly { readonly label: string; readonly value: string; readonly note?: string }[];
  readonly formula: string;
  readonly agrees: boolean;
  readonly amount: number;
  readonly events: readonly { readonly stream: string; readonly revision: number; readonly type: string; readonly at: string }[];
}
