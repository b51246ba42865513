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
  /** What of it falls into the billing period in which it is processed: all, or what it differs from what earlier ones were charged with. */
  readonly added: AddedUse;
}

export type AddedUse = Pick<RatedRecord, 'quantity' | 'cost' | 'netCost'>;

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

interface Of {
  readonly subscriptionId: string;
  readonly accountId: string;
  readonly period: Period;
}

/** What was recorded while its billing period was being written off, and falls into the next one; `totals`: of that one, with it. */
export interface LateConsumption {
  readonly period: Period;
  /** `added`: to the next period. */
  readonly records: readonly RatedRecord[];
  /** The same as the closed period was charged with them; those that it did not know are left out. */
  readonly charged: readonly RatedRecord[];
  readonly totals: ConsumptionTotals;
}

export type ConsumptionEvent =
  | DomainEvent<'ConsumptionRecorded', Of & { processedOn: string; records: readonly RatedRecord[]; totals: ConsumptionTotals }>
  /** The charge of the period is written off, with `charged`: what comes later falls into a later period. */
  | DomainEvent<'ConsumptionPeriodClosed', Of & { closedOn: string; charged: ConsumptionTotals; late: LateConsumption | null }>;

/** Of the time before differences were told: a record is listed whole where it was processed. */
const listedWhole = ({ records, ...data }: { readonly records: readonly AddedUse[] }): object => ({ ...data, records: records.map((record) => ({ ...record, added: { quantity: record.quantity, cost: record.cost, netCost: record.netCost } })) });
const withoutRecords = ({ late, ...data }: { readonly late: (object & { readonly recordIds?: unknown }) | null }): object => {
  const { recordIds: _ids, ...rest } = late ?? {};
  return { ...data, late: late && { ...rest, records: [], charged: [] } };
};

export const consumptionEvents: Catalogue<ConsumptionEvent> = {
  ConsumptionRecorded: { version: 2, upcast: { 1: listedWhole } },
  ConsumptionPeriodClosed: { version: 2, upcast: { 1: withoutRecords } },
};
