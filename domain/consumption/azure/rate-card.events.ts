import type { Catalogue, DomainEvent } from '../../shared/event.js';

/** A meter as a rate card prices it. Decimals are exact texts, instants ISO 8601 in UTC, ids in lower case. */
export interface ListedMeter {
  readonly meterId: string;
  readonly name: string;
  readonly category: string;
  readonly subcategory: string;
  /** A billing name such as "Zone 2"; "" is everywhere. */
  readonly region: string;
  readonly unit: string | null;
  /** From which billable quantity on a rate holds, by number: [["0", "1.99"], ["100", "0.99"]]. */
  readonly rates: readonly (readonly [from: string, rate: string])[];
  /** Free of charge before the first rate. */
  readonly included: string;
  /** "Third Party": the terms of the offer do not discount it. */
  readonly thirdParty: boolean;
  readonly effectiveDate: string;
}

/** A discount of the vendor on all but some meters, such as "0.15". */
export interface OfferTerm {
  readonly name: string;
  readonly discount: string;
  readonly excludedMeterIds: readonly string[];
  readonly effectiveDate: string;
}

export type RateCardEvent =
  /** New or changed meters of a snapshot, a part of them: they count once the whole snapshot is imported. */
  | DomainEvent<'AzureMetersListed', { cardId: string; snapshotId: string; meters: readonly ListedMeter[] }>
  | DomainEvent<
      'AzureRateCardImported',
      {
        cardId: string;
        resellerId: string;
        currency: string;
        region: string | null;
        locale: string | null;
        snapshotId: string;
        /** When the vendor gave it out. */
        fetchedAt: string;
        meters: number;
        changed: number;
        removed: readonly string[];
        /** Empty where the terms of the offer are not to be applied. */
        terms: readonly OfferTerm[];
        /** The first instant of use that it prices in another way than before. */
        since: string;
      }
    >
  /** This subscription is rated by the card: news of the card concern it. */
  | DomainEvent<'AzureRateCardUsed', { cardId: string; subscriptionId: string }>;

export const rateCardEvents: Catalogue<RateCardEvent> = { AzureMetersListed: { version: 1 }, AzureRateCardImported: { version: 1 }, AzureRateCardUsed: { version: 1 } };
