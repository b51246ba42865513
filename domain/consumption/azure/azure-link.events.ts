import type { Catalogue, DomainEvent } from '../../shared/event.js';
import type { Granularity } from './usage.events.js';

/** Which Azure subscription a subscription stands for, in which Microsoft tenant. Ids in lower case. */
export interface AzureLinkData {
  readonly subscriptionId: string;
  readonly accountId: string;
  /** The reseller whose connection to Partner Center fetches its usage: the owner of the plan. */
  readonly connectionId: string;
  readonly customerTenantId: string;
  readonly azureSubscriptionId: string;
  readonly granularity: Granularity;
  /** Usage that was reported before this instant is not fetched. */
  readonly since: string;
}

export type AzureLinkEvent =
  | DomainEvent<'AzureSubscriptionLinked', AzureLinkData>
  | DomainEvent<'AzureSubscriptionUnlinked', { subscriptionId: string; azureSubscriptionId: string }>
  /** All that was reported before `until` has been taken in; `at`: when the vendor answered that. */
  | DomainEvent<'AzureUsageCovered', { subscriptionId: string; pullId: string; until: string; at: string }>;

export const azureLinkEvents: Catalogue<AzureLinkEvent> = { AzureSubscriptionLinked: { version: 1 }, AzureSubscriptionUnlinked: { version: 1 }, AzureUsageCovered: { version: 1 } };
