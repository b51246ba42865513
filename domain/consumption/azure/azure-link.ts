import type { Aggregate } from '../../shared/decider.js';
import { wrongState } from '../../shared/errors.js';
import { azureLinkEvents, type AzureLinkData, type AzureLinkEvent } from './azure-link.events.js';
import type { Granularity } from './usage.events.js';

/** How far the usage of a linked subscription has been fetched. */
export interface ExistingAzureLink extends AzureLinkData {
  readonly coveredUntil: string | null;
}
export type AzureLink = ExistingAzureLink | null;

/** When usage was reported, not when it was used: [startTime, endTime). */
export interface ReportedWindow {
  readonly startTime: string;
  readonly endTime: string;
}

export type AzureLinkCommand =
  | { readonly type: 'LinkAzureSubscription'; readonly link: AzureLinkData }
  | { readonly type: 'UnlinkAzureSubscription' }
  | { readonly type: 'CoverUsage'; readonly pullId: string; readonly window: ReportedWindow; readonly at: string };

export const azureLink: Aggregate<AzureLink, AzureLinkCommand, AzureLinkEvent> = {
  category: 'azure_link',
  catalogue: azureLinkEvents,
  initial: null,
  decide(command, state) {
    switch (command.type) {
      case 'LinkAzureSubscription':
        return linked(command.link, state);
      case 'UnlinkAzureSubscription':
        return state ? [{ type: 'AzureSubscriptionUnlinked', data: { subscriptionId: state.subscriptionId, azureSubscriptionId: state.azureSubscriptionId } }] : [];
      case 'CoverUsage':
        return covered(command, state);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'AzureSubscriptionLinked':
        return { ...event.data, coveredUntil: null };
      case 'AzureSubscriptionUnlinked':
        return null;
      case 'AzureUsageCovered':
        return state && { ...state, coveredUntil: event.data.until };
    }
  },
};

const linked = (link: AzureLinkData, state: AzureLink): readonly AzureLinkEvent[] => {
  if (!state) return [{ type: 'AzureSubscriptionLinked', data: link }];
  if (state.azureSubscriptionId === link.azureSubscriptionId && state.customerTenantId === link.customerTenantId && state.granularity === link.granularity) return [];
  throw wrongState('already_linked', `The subscription is linked to the Azure subscription ${state.azureSubscriptionId}. Unlink it first.`);
};

/** A window that begins later than what is covered ends leaves a gap, which is still to be fetched. */
const covered = ({ pullId, window: { startTime, endTime }, at }: Extract<AzureLinkCommand, { type: 'CoverUsage' }>, state: AzureLink): readonly AzureLinkEvent[] => {
  if (!state || startTime > (state.coveredUntil ?? state.since) || endTime < (state.coveredUntil ?? '')) return [];
  return [{ type: 'AzureUsageCovered', data: { subscriptionId: state.subscriptionId, pullId, until: endTime, at } }];
};

const HOUR = 3_600_000;
const GRANULE: Readonly<Record<Granularity, number>> = { hourly: HOUR, daily: 24 * HOUR };
/** One run fetches no more than this, so that a long past is fetched in parts that stay done. */
const MOST = 31 * 24 * HOUR;

const floor = (instant: string, granularity: Granularity): number => Math.floor(Date.parse(instant) / GRANULE[granularity]) * GRANULE[granularity];

/**
 * What is to be fetched next; null: all that was reported until now is here. It goes one hour or day back over what is
 * covered: what was reported late in that time may not have been in the first answer.
 */
export const nextWindow = ({ coveredUntil, since, granularity }: ExistingAzureLink, now: string): ReportedWindow | null => {
  const from = floor(coveredUntil ?? since, granularity);
  const end = Math.min(floor(now, granularity), from + MOST);
  if (end <= from) return null;
  const start = coveredUntil === null ? from : from - GRANULE[granularity];
  return { startTime: new Date(start).toISOString(), endTime: new Date(end).toISOString() };
};
