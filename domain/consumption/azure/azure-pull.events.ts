import type { Catalogue, DomainEvent } from '../../shared/event.js';
import type { ReportedWindow } from './azure-link.js';
import type { Granularity } from './usage.events.js';

/** What a run fetches from Partner Center. A price list has no subscription, and is as it is now. */
export interface AzurePullData {
  readonly pullId: string;
  readonly connectionId: string;
  readonly subject:
    | { readonly kind: 'rate_card'; readonly currency: string }
    /** What Microsoft sells of reservations in a country. */
    | { readonly kind: 'reservation_skus'; readonly country: string; readonly currency: string }
    /** What a paid order reserves. */
    | { readonly kind: 'reservation_purchase'; readonly subscriptionId: string; readonly accountId: string; readonly orderId: string }
    | { readonly kind: 'usage'; readonly subscriptionId: string; readonly accountId: string; readonly customerTenantId: string; readonly azureSubscriptionId: string; readonly granularity: Granularity; readonly window: ReportedWindow };
  /** Somebody asked for it; else it was due. */
  readonly asked: boolean;
}

export type WaitReason = 'not_ready' | 'throttled' | 'unavailable';

export type AzurePullEvent =
  | DomainEvent<'AzurePullStarted', AzurePullData>
  /** Meters of a price list, or records of a page of usage. */
  | DomainEvent<'AzurePagePulled', { pullId: string; pageNumber: number; records: number }>
  /** The vendor is to be asked again at `until`. `attempt` counts the waits in a row. */
  | DomainEvent<'AzurePullWaiting', { pullId: string; reason: WaitReason; detail: string; until: string; attempt: number }>
  | DomainEvent<'AzurePullCompleted', { pullId: string; pages: number; records: number }>
  | DomainEvent<'AzurePullFailed', { pullId: string; code: string; detail: string }>;

export const azurePullEvents: Catalogue<AzurePullEvent> = {
  AzurePullStarted: { version: 1 }, AzurePagePulled: { version: 1 }, AzurePullWaiting: { version: 1 }, AzurePullCompleted: { version: 1 }, AzurePullFailed: { version: 1 },
};
