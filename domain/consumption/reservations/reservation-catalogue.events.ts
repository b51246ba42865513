import type { Catalogue, DomainEvent } from '../../shared/event.js';

/** One or three years. */
export type SkuTerm = 'P1Y' | 'P3Y';

/** A reservation that Microsoft sells. `key` names it here and in plans; `skuId` is unique within its product alone. Microsoft's catalogue has no price. */
export interface ListedSku {
  readonly key: string;
  readonly productId: string;
  readonly skuId: string;
  readonly title: string;
  readonly productTitle: string;
  readonly term: SkuTerm;
  /** "US West 2"; "" where it has none. */
  readonly region: string;
  /** As Azure writes them: "westus2", "Standard_ND12s"; "" where it has none. */
  readonly armRegion: string;
  readonly armSku: string;
  readonly minimumQuantity: number;
  readonly maximumQuantity: number;
}

/** Whose catalogue: that of a reseller's connection, in its country and currency. */
interface Of {
  readonly catalogueId: string;
  readonly resellerId: string;
  readonly country: string;
  readonly currency: string;
}

export type ReservationCatalogueEvent =
  /** New, changed, or sold again. */
  | DomainEvent<'ReservationSkusListed', Of & { skus: readonly ListedSku[] }>
  /** Not sold any more. They stay known: plans name them, and reservations of them run. */
  | DomainEvent<'ReservationSkusWithdrawn', Of & { keys: readonly string[] }>;

export const reservationCatalogueEvents: Catalogue<ReservationCatalogueEvent> = { ReservationSkusListed: { version: 1 }, ReservationSkusWithdrawn: { version: 1 } };
