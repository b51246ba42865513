import type { Period } from '../shared/calendar.js';
import type { Catalogue, DomainEvent } from '../shared/event.js';

/** A metered record as it was rated. Costs are minor units as exact fractions ("79488/100"). */
export interface RatedRecord {
  /** The vendor's or meter's own id: a record that is sent again replaces the one before. */
  readonly recordId: string;
  readonly usedOn: string;
  readonly resourceKey: string;
  /** Decimal; negative for what the vendor takes back. */
  readonly quantity: string;
  /** What the customer pays for one, minor units as a fraction. */
  readonly unitPrice: string;
  readonly cost: string;
  /** The part of the quantity that is beyond what is included, as a fraction. */
  readonly paid: string;
  /** What the seller pays for the record: the vendor's price, or his upstream's; null where the plan's own prices rate it. */
  readonly netCost: string | null;
}

/** Exact sums of all records that were processed in a billing period. */
export interface ConsumptionTotals {
  readonly cost: string;
  readonly netCost: string;
  /** The same by day of use; absent where the plan's own prices rate it, and in events of the time before. */
  readonly costs?: Readonly<Record<string, string>>;
  /** Azure: what each level above the seller pays, the next one first. Absent where the levels are rated when the charge closes. */
  readonly upstreamCosts?: readonly string[];
  /** Paid quantities by resource: what each level of the reseller chain rates at its own prices. */
  readonly paid: Readonly<Record<string, string>>;
  /** The same by day of use: prices are those of the day. Absent in events of the time before. */
  readonly paidOn?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export type ConsumptionEvent = DomainEvent<
  'ConsumptionRecorded',
  { subscriptionId: string; accountId: string; period: Period; processedOn: string; records: readonly RatedRecord[]; totals: ConsumptionTotals }
>;
export const consumptionEvents: Catalogue<ConsumptionEvent> = { ConsumptionRecorded: { version: 1 } };
