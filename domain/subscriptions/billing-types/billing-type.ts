import type { Term } from '../../shared/billing-period.js';
import type { BillingTypeKey } from '../../shared/billing-rules.js';
import type { BusinessDate } from '../../shared/calendar.js';
import type { Obligation } from '../../shared/charge.js';

/** Something with a price: a resource (its key), or the plan itself (null). Fees are minor units; recurring is a month's. */
export interface BilledLine {
  readonly resourceKey: string | null;
  readonly quantity: number;
  readonly setup: number;
  readonly recurring: number;
  readonly renewal: number;
}

/** A term that is sold: the first one, or one that a renewal adds. */
export interface SoldTerm {
  readonly start: BusinessDate;
  /** Null: endless. */
  readonly term: Term | null;
}

export interface Sale extends SoldTerm {
  /** 1 to 28. */
  readonly billingDay: number;
  readonly lines: readonly BilledLine[];
  /** Which one-time fee this order charges: a sale's and a switch's setup (default), or a renewal's. */
  readonly oneTime?: 'setup' | 'renewal';
}

/** More of something, on a day of a running subscription. `lines` hold the differences that are to be charged. */
export interface Increase {
  readonly on: BusinessDate;
  /** The running term, and those that were renewed after it. */
  readonly terms: readonly SoldTerm[];
  readonly billingDay: number;
  readonly lines: readonly BilledLine[];
  /** The whole term was written off already. */
  readonly chargesClosed: boolean;
}

/**
 * One way to bill. Pure and versioned: a subscription keeps the version that it was sold with, a change of the rules is a
 * new version. It says what is owed and when; `sales` prices it, the ledger of `billing` keeps it.
 */
export interface BillingType {
  readonly key: BillingTypeKey;
  readonly version: number;
  /** What a sale, a renewal or a switch charges with its order. */
  sale(sale: Sale): readonly Obligation[];
  /** What a sale obliges to over its whole term: the order's total. Of an endless one: what it charges. */
  commitment(sale: Sale): readonly Obligation[];
  increase(increase: Increase): readonly Obligation[];
  /** What becomes due for the period that starts on a billing day, or on the day of an activation. */
  period(sale: Sale, on: BusinessDate): readonly Obligation[];
  /** The day on which a term is over; null without an end. Trials are not billed: they end by `expirationOf`. */
  expiration(start: BusinessDate, term: Term | null, billingDay: number): BusinessDate | null;
}
