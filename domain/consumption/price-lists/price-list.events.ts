import type { BusinessDate } from '../../shared/calendar.js';
import type { Catalogue, DomainEvent } from '../../shared/event.js';
import type { ListedOffer } from './offer.js';

/** The workbook by licence with a sheet a currency, or the flat sheet of a market (formats.md 3.2 and 3.3). */
export type PriceListFormat = 'license_workbook' | 'price_sheet';

export type WarningCode =
  | 'unknown_columns'
  | 'unknown_change'
  | 'unknown_term'
  | 'bad_id'
  | 'bad_date'
  | 'bad_price'
  | 'conflicting_prices'
  | 'higher_tiers'
  | 'azure_consumption';

/** Something that the reader noticed and read on: how often, and the first rows and values. */
export interface ListWarning {
  readonly code: WarningCode;
  readonly count: number;
  readonly rows: readonly number[];
  readonly values: readonly string[];
}

export type MatchStatus = 'new' | 'changed' | 'unchanged' | 'removed' | 'unmatched';

/** Why an offer or a plan is removed or unmatched. */
export type MatchReason = 'deleted' | 'ended' | 'not_listed' | 'other_customer_type' | 'other_term' | 'paid_once' | 'several';

/** A cost in minor units that holds from a day on. */
export interface CostFrom {
  readonly from: BusinessDate;
  readonly cost: number;
}

/** What a list does to one resource of a plan. Minor units, the coefficient in. */
export interface PartChange {
  readonly planId: string;
  readonly planName: string;
  readonly resourceKey: string;
  readonly resourceName: string;
  /** A month's fee, or the one paid once. */
  readonly fee: 'recurring' | 'setup';
  readonly before: number | null;
  /** Null: nothing is listed for today. */
  readonly after: number | null;
  readonly next: readonly CostFrom[];
  /** Percent by which the plan's prices follow its cost; null: they are set by hand, and stay. */
  readonly markup: string | null;
}

/** An offer of the list with the plans that are bought by it; or, with `offer` null, a plan that found none. */
export interface OfferMatch {
  /** Its place in the list. */
  readonly offer: number | null;
  readonly offerId: string;
  readonly status: MatchStatus;
  readonly reason: MatchReason | null;
  readonly parts: readonly PartChange[];
}

/** The place of an offer, or "<plan>.<resource>" of a plan that found none. */
export const matchKey = ({ offer, parts: [part] }: Pick<OfferMatch, 'offer' | 'parts'>): string => (offer === null ? `${part?.planId}.${part?.resourceKey}` : String(offer));

export type MatchCounts = Readonly<Record<MatchStatus | 'scheduled', number>>;

export type VendorPriceListEvent =
  /** A part of the list's offers, the first of them at a place. They count once the list is uploaded. */
  | DomainEvent<'VendorOffersListed', { listId: string; place: number; offers: readonly ListedOffer[] }>
  | DomainEvent<
      'VendorPriceListUploaded',
      {
        listId: string;
        resellerId: string;
        fileName: string;
        /** SHA-256 of the file. */
        checksum: string;
        format: PriceListFormat;
        currency: string;
        /** ISO 3166; null in the old list. */
        market: string | null;
        offers: number;
        customerTypes: readonly string[];
        warnings: readonly ListWarning[];
      }
    >
  /** A part of what the list would do. It counts once the list is previewed. */
  | DomainEvent<'VendorOffersMatched', { listId: string; preview: number; matches: readonly OfferMatch[]; /** Keys of what the preview before had found, and this one has not. */ gone: readonly string[] }>
  | DomainEvent<
      'VendorPriceListPreviewed',
      {
        listId: string;
        /** Counts up from 1. */
        preview: number;
        /** What is in force on it is taken at once, later prices on their days. */
        on: BusinessDate;
        coefficient: string;
        /** The licence store: offers for these customers; null: wherever only one can be meant. */
        customerType: string | null;
        counts: MatchCounts;
      }
    >
  /** The plans' costs follow. */
  | DomainEvent<'VendorPriceListApplied', { listId: string; resellerId: string; on: BusinessDate; plans: number }>
  | DomainEvent<'VendorPriceListDiscarded', { listId: string }>;

export const vendorPriceListEvents: Catalogue<VendorPriceListEvent> = {
  VendorOffersListed: { version: 1 },
  VendorPriceListUploaded: { version: 1 },
  VendorOffersMatched: { version: 1 },
  VendorPriceListPreviewed: { version: 1 },
  VendorPriceListApplied: { version: 1 },
  VendorPriceListDiscarded: { version: 1 },
};
