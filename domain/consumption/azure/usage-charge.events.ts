import type { Period } from '../../shared/calendar.js';
import type { Catalogue, DomainEvent } from '../../shared/event.js';
import type { ConsumptionTotals } from '../consumption.events.js';

/** The rows of one billing period of usage dates, summed up exactly in the currency's major unit. */
export interface UsagePart {
  readonly usageFrom: string;
  readonly cost: string;
  readonly netCost: string;
}

interface Of {
  readonly subscriptionId: string;
  readonly accountId: string;
  readonly period: Period;
}

export type UsageChargeEvent =
  /** `totals`: of all parts, minor units as fractions, as the ledger charges them. */
  | DomainEvent<'AzureUsageCharged', Of & { processedOn: string; part: UsagePart; totals: ConsumptionTotals }>
  /** The charge is written off: what is known later falls into a later period. `charged`: what it was written off with. */
  | DomainEvent<'AzureUsagePeriodClosed', Of & { charged: readonly UsagePart[] }>;

export const usageChargeEvents: Catalogue<UsageChargeEvent> = { AzureUsageCharged: { version: 1 }, AzureUsagePeriodClosed: { version: 1 } };
