import type { Term, WeightedPeriod } from '../../shared/billing-period.js';
import type { BusinessDate } from '../../shared/calendar.js';
import type { Obligation, OnSettlement } from '../../shared/charge.js';
import { format } from '../../shared/ratio.js';

/** Something with a price: a resource (its key), or the plan itself (null). Fees are minor units; recurring is a month's. */
export interface BilledLine {
  readonly resourceKey: string | null;
  readonly quantity: number;
  readonly setup: number;
  readonly recurring: number;
}

export interface Sale {
  readonly start: BusinessDate;
  /** Null: endless. */
  readonly term: Term | null;
  readonly billingDay: number;
  readonly lines: readonly BilledLine[];
}

/** More of something, on a day of a running subscription. `lines` hold the differences. */
export interface Increase extends Sale {
  readonly on: BusinessDate;
  /** The whole term was written off already. */
  readonly chargesClosed: boolean;
}

/**
 * One way to bill. Pure and versioned: a subscription keeps the version that it was sold with, a change of the rules is a
 * new version. It says what is owed and when; `sales` prices it, the ledger of `billing` keeps it.
 */
export interface BillingType {
  readonly key: string;
  readonly version: number;
  /** What a sale charges now. */
  sale(sale: Sale): readonly Obligation[];
  /** What a sale obliges to over its whole term: the order's total. */
  commitment(sale: Sale): readonly Obligation[];
  increase(increase: Increase): readonly Obligation[];
  /** What becomes due for the period that starts on a billing day, or on the day of an activation. */
  period(sale: Sale, on: BusinessDate): readonly Obligation[];
  /** What becomes of the rest of the period when the subscription stops: still held, or not (domain.md 4.11). */
  readonly restOnStop: Exclude<OnSettlement, 'close'>;
}

/** The recurring fees of a period. Lines that cost nothing owe nothing. */
export const recurring = (lines: readonly BilledLine[], period: WeightedPeriod, onSettlement: OnSettlement): readonly Obligation[] =>
  lines
    .filter((line) => line.recurring * line.quantity !== 0)
    .map(({ resourceKey, quantity, recurring: unitFee }) => ({
      fee: 'recurring',
      resourceKey,
      unitFee,
      quantity,
      period: { from: period.from, to: period.to },
      weight: format(period.weight),
      days: period.days,
      onSettlement,
    }));

/** One-time fees: fee x quantity, never x months, written off when the order is paid. */
export const setup = (lines: readonly BilledLine[], term: { readonly from: BusinessDate; readonly to: BusinessDate }): readonly Obligation[] =>
  lines
    .filter((line) => line.setup * line.quantity !== 0)
    .map(({ resourceKey, quantity, setup: unitFee }) => ({ fee: 'setup', resourceKey, unitFee, quantity, period: term, weight: '1', days: { charged: 1, of: 1 }, onSettlement: 'close' }));
