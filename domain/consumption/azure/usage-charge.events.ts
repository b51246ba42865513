import type { Period } from '../../shared/calendar.js';
import type { Catalogue, DomainEvent } from '../../shared/event.js';
import type { ConsumptionTotals } from '../consumption.events.js';

/** The rows of one billing period of usage dates, summed up exactly in the currency's major unit. */
export interface UsagePart {
  readonly usageFrom: string;
  readonly cost: string;
  readonly netCost: string;
}

/** `totals`: of all parts, minor units as fractions, as the ledger charges them. */
export type UsageChargeEvent = DomainEvent<'AzureUsageCharged', { subscriptionId: string; accountId: string; period: Period; processedOn: string; part: UsagePart; totals: ConsumptionTotals }>;

export const usageChargeEvents: Catalogue<UsageChargeEvent> = { AzureUsageCharged: { version: 1 } };
