import type { Period } from '../../shared/calendar.js';
import type { Catalogue, DomainEvent } from '../../shared/event.js';
import type { ConsumptionTotals } from '../consumption.events.js';
import type { UpstreamCosts } from './usage.events.js';

/** The rows of one billing period of usage dates, summed up exactly in the currency's major unit. */
export interface UsagePart {
  readonly usageFrom: string;
  readonly cost: string;
  readonly netCost: string;
  readonly upstreamCosts: UpstreamCosts;
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

/** Of the time before the costs of the levels above the seller were kept. */
const withoutLevels = (part: object): object => ({ ...part, upstreamCosts: null });

export const usageChargeEvents: Catalogue<UsageChargeEvent> = {
  AzureUsageCharged: { version: 2, upcast: { 1: ({ part, ...data }: { readonly part: object }) => ({ ...data, part: withoutLevels(part) }) } },
  AzureUsagePeriodClosed: { version: 2, upcast: { 1: ({ charged, ...data }: { readonly charged: readonly object[] }) => ({ ...data, charged: charged.map(withoutLevels) }) } },
};
