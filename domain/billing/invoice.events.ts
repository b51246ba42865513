import type { PaymentModel } from '../shared/billing-rules.js';
import type { BusinessDate, Period } from '../shared/calendar.js';
import type { DiscountSnapshot, FeeKind } from '../shared/charge.js';
import type { Catalogue, DomainEvent } from '../shared/event.js';

/** A written-off charge on an invoice, or what was given back of one (`reverses` names it). Amounts are minor units. */
export interface InvoiceLine {
  readonly chargeId: string;
  readonly reverses: string | null;
  readonly subscriptionId: string;
  readonly fee: FeeKind;
  readonly resourceKey: string | null;
  readonly period: Period;
  readonly quantity: number;
  readonly unitFee: number;
  /** Months as a fraction, "12/31". */
  readonly weight: string;
  readonly gross: number;
  readonly discount: DiscountSnapshot | null;
  readonly net: number;
  readonly closedOn: BusinessDate;
}

/** The sums of the lines. total = net + taxes. */
export interface InvoiceTotals {
  readonly lines: number;
  readonly gross: number;
  readonly discount: number;
  readonly net: number;
  readonly taxes: number;
  readonly total: number;
}

/** Whose invoice, and of which billing day: `period` ends with it. */
export interface InvoiceHead {
  readonly invoiceId: string;
  readonly accountId: string;
  readonly resellerId: string;
  /** Postpay is invoiced and paid afterwards; a prepay act lists what was paid before (domain.md 3.5). */
  readonly model: PaymentModel;
  readonly billingDate: BusinessDate;
  readonly period: Period;
  readonly currency: string;
}

export type InvoiceEvent =
  | DomainEvent<'InvoiceOpened', InvoiceHead>
  | DomainEvent<'InvoiceLinesAdded', { invoiceId: string; accountId: string; lines: readonly InvoiceLine[] }>
  | DomainEvent<'InvoiceClosed', InvoiceHead & InvoiceTotals & { number: string; issuedOn: BusinessDate; dueOn: BusinessDate | null }>;

export const invoiceEvents: Catalogue<InvoiceEvent> = {
  InvoiceOpened: { version: 1 },
  InvoiceLinesAdded: { version: 1 },
  InvoiceClosed: { version: 1 },
};
