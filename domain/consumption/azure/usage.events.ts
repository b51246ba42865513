import type { Period } from '../../shared/calendar.js';
import type { Catalogue, DomainEvent } from '../../shared/event.js';
import { runsOf, stepsOf, type Runs } from './runs.js';

/** What is known of a delivery of the vendor: its records have no revision of their own. Instants in UTC. */
export interface Delivery {
  readonly startTime: string;
  readonly endTime: string;
  readonly granularity: Granularity;
  readonly receivedAt: string;
  readonly pageNumber: number;
}
export type Granularity = 'daily' | 'hourly';

/** A meter as usage names it; for display, and it may differ from the rate card. */
export interface UsedMeter {
  readonly meterId: string;
  readonly name: string;
  readonly category: string;
  readonly subcategory: string;
  readonly region: string;
  readonly unit: string | null;
}

/** The instance that was used: its URI in lower case, and its tags in the order of their names. */
export interface UsedResource {
  readonly uri: string;
  readonly tags: readonly (readonly [name: string, value: string])[];
}

/**
 * Records of one usage day, in columns: the n-th entry of each is the n-th record's. Times are seconds, `start` from the
 * beginning of the UTC day; `meter` and `resource` count in the lists; `index` is the place in the vendor's page, given as
 * what each place is more than the one before it.
 */
export interface UsageColumns {
  readonly meters: readonly UsedMeter[];
  readonly resources: readonly UsedResource[];
  readonly start: Runs;
  readonly seconds: Runs;
  readonly meter: readonly number[];
  readonly resource: readonly number[];
  readonly quantity: readonly string[];
  readonly index: Runs;
}

/**
 * What each level above the seller pays, the next one first and the owner of the plan last: empty where the seller owns it.
 * Each level may know its own and no other (rulings, Software 12). Null: rated before this was kept.
 */
export type UpstreamCosts = readonly string[] | null;

/** A row of a day, or a later difference to it. Costs are exact decimals in the currency's major unit. */
export interface DailyRow {
  readonly rowId: string;
  /** The billing period in which it was processed. */
  readonly period: Period;
  readonly usageDate: string;
  readonly meter: UsedMeter;
  readonly resource: UsedResource;
  readonly quantity: string;
  /** What the seller pays. */
  readonly netCost: string;
  readonly cost: string;
  readonly upstreamCosts: UpstreamCosts;
  /** Cost / quantity at 8 decimals, for people; null where nothing was used. */
  readonly unitPrice: string | null;
  /** Hourly records behind the row. */
  readonly records: number;
}

/** Use of a meter that has no price (yet); no records: it has one now. */
export interface UnpricedUse {
  readonly meter: UsedMeter;
  readonly reason: 'unlisted' | 'price_list_missing' | 'first_rate_missing';
  readonly records: number;
  readonly quantity: string;
  readonly from: string;
  readonly to: string;
}

export interface PeriodTotal {
  readonly period: Period;
  readonly cost: string;
  readonly netCost: string;
  readonly upstreamCosts: UpstreamCosts;
}

interface Of {
  readonly subscriptionId: string;
  readonly accountId: string;
  /** The billing period of the usage date: tiers and included quantities run over it. */
  readonly usagePeriod: Period;
}

export type UsageEvent =
  | DomainEvent<'AzureUsageReceived', Of & { usageDate: string; delivery: Delivery; period: Period; columns: UsageColumns }>
  /** Rows that changed, and what they make of the billing periods. `meters`: rated whole. `complete`: nothing is left of what was to be rated. */
  | DomainEvent<'AzureUsageRated', Of & { currency: string; cardRevision: number; complete: boolean; meters: readonly string[]; rows: readonly DailyRow[]; unpriced: readonly UnpricedUse[]; totals: readonly PeriodTotal[] }>;

/** Before, each record had its times and its place of its own. */
interface PlainColumns extends Omit<UsageColumns, 'start' | 'seconds' | 'index'> {
  readonly start: readonly number[];
  readonly seconds: readonly number[];
  readonly index: readonly number[];
}
const withRuns = (data: object & { readonly columns: PlainColumns }): object => ({ ...data, columns: { ...data.columns, start: runsOf(data.columns.start), seconds: runsOf(data.columns.seconds), index: runsOf(stepsOf(data.columns.index)) } });

interface Unlevelled {
  readonly rows: readonly object[];
  readonly totals: readonly object[];
}
/** Of the time before the costs of the levels above the seller were kept. */
const withoutLevels = ({ rows, totals, ...data }: Unlevelled): unknown => {
  const unknown = (one: object): object => ({ ...one, upstreamCosts: null });
  return { ...data, rows: rows.map(unknown), totals: totals.map(unknown) };
};

export const usageEvents: Catalogue<UsageEvent> = {
  AzureUsageReceived: { version: 2, upcast: { 1: withRuns } },
  AzureUsageRated: { version: 3, upcast: { 1: (data: object) => ({ ...data, meters: [] }), 2: withoutLevels } },
};
