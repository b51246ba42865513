import type { Period, Row } from '../../shared/api/types.js';
import type { Meter } from '../../shared/azure/types.js';

export const UNPRICED_REASONS = ['unlisted', 'price_list_missing', 'first_rate_missing'] as const;

/** Usage without a price, by meter and reason. */
export interface UnpricedUse extends Row {
  readonly subscriptionId: string;
  readonly usagePeriod: Period;
  readonly meter: Meter;
  readonly reason: (typeof UNPRICED_REASONS)[number];
  readonly records: number;
  readonly quantity: string;
  /** First and last day of use. */
  readonly from: string;
  readonly to: string;
}

/** A price list that said something new. */
export interface RateCard extends Row {
  readonly currency: string;
  readonly region: string | null;
  readonly locale: string | null;
  readonly fetchedAt: string;
  readonly meters: number;
  readonly changed: number;
  readonly removed: number;
  readonly terms: readonly { readonly name: string; readonly discount: string }[];
}

/** A run that fetches from Partner Center. */
export interface Pull extends Row {
  readonly kind: 'usage' | 'rate_card';
  readonly status: string;
  readonly subscriptionId: string | null;
  readonly azureSubscriptionId: string | null;
  readonly window: { readonly startTime: string; readonly endTime: string } | null;
  readonly pages: number;
  readonly records: number;
  readonly waiting: { readonly detail: string; readonly until: string } | null;
  readonly failure: { readonly detail: string } | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
}
