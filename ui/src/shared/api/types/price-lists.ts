import type { Row } from './shared.js';

export const MATCH_STATUSES = ['changed', 'new', 'removed', 'unchanged', 'unmatched'] as const;
export type MatchStatus = (typeof MATCH_STATUSES)[number];

/** Something that was noticed in a file and read on from: how often, in which rows, with which values. */
export interface ListWarning {
  readonly code: string;
  readonly count: number;
  readonly rows: readonly number[];
  readonly values: readonly string[];
}

/** A vendor's price list that was uploaded, and what it would do or did. */
export interface VendorPriceList extends Row {
  readonly fileName: string;
  readonly status: 'Uploaded' | 'Previewed' | 'Applied' | 'Discarded';
  readonly format: 'license_workbook' | 'price_sheet';
  readonly currency: string;
  readonly market: string | null;
  readonly offers: number;
  readonly customerTypes: readonly string[];
  readonly warnings: readonly ListWarning[];
  readonly coefficient: string | null;
  readonly customerType: string | null;
  readonly previewedOn: string | null;
  readonly counts: Readonly<Record<MatchStatus | 'scheduled', number>> | null;
  readonly plans: number | null;
  readonly uploadedAt: string;
  readonly uploadedBy: string;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
}

/** What a list does to one resource of a plan. Minor units. */
export interface PartChange {
  readonly planId: string;
  readonly planName: string;
  readonly resourceKey: string;
  readonly resourceName: string;
  readonly fee: 'recurring' | 'setup';
  readonly before: number | null;
  readonly after: number | null;
  readonly next: readonly { readonly from: string; readonly cost: number }[];
  readonly markup: string | null;
}

/** A line of a preview: an offer with the plans that are bought by it, or a plan whose offer the list has not. */
export interface VendorOffer extends Row {
  readonly listId: string;
  readonly offerId: string;
  readonly name: string;
  readonly customerType: string;
  readonly status: MatchStatus;
  readonly reason: string | null;
  readonly parts: readonly PartChange[];
  readonly offer: {
    readonly term: string | null;
    readonly billingPlan: string | null;
    readonly months: number;
    readonly prices: readonly { readonly from: string | null; readonly to: string | null; readonly price: string; readonly suggested: string | null }[];
  } | null;
}
