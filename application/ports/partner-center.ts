/** Which Partner Center: Microsoft's, that of China (21Vianet), or this installation's simulator. */
export const PARTNER_CLOUDS = ['global', 'china', 'simulator'] as const;
export type PartnerCloud = (typeof PARTNER_CLOUDS)[number];

/** A reseller's stored connection to Microsoft Partner Center. The secret of its application stays sealed: only the client opens it. */
export interface PartnerCenterAccount {
  /** The reseller whose connection it is. */
  readonly connectionId: string;
  readonly cloud: PartnerCloud;
  /** The partner's own Microsoft tenant, in which the application is registered. */
  readonly tenantId: string;
  readonly clientId: string;
  /** Sealed for the purpose `partnerCenterSecret(connectionId)`. */
  readonly sealedSecret: string;
  /** The partner's country, ISO 3166: it decides the catalogue and the price list. */
  readonly country: string;
}

/** What the secret of a connection is sealed for. */
export const partnerCenterSecret = (connectionId: string): string => `partner center ${connectionId}`;

/** Usage that was reported to billing in [startTime, endTime), as instants in UTC (formats.md 1). */
export interface UtilizationQuery {
  /** The customer's Microsoft tenant. */
  readonly customerId: string;
  /** The Azure subscription, as Microsoft names it. */
  readonly subscriptionId: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly granularity: 'daily' | 'hourly';
}

/** A page as it came; numbers of more digits than a double holds are texts in it. */
export interface UtilizationPage {
  readonly page: object;
  /** When the vendor answered. */
  readonly receivedAt: string;
  /** Counts from 1. */
  readonly pageNumber: number;
}

export type ReservationTerm = 'P1Y' | 'P3Y';

/** A reservation that Microsoft sells. `skuId` is unique within its product alone. The catalogue carries no price. */
export interface ReservationSku {
  readonly productId: string;
  readonly skuId: string;
  /** "Reserved VM Instance, Standard_ND12s, US West 2, 1 Year". */
  readonly title: string;
  readonly productTitle: string;
  readonly term: ReservationTerm;
  /** The name of the region: "US West 2", "" where it has none. */
  readonly region: string;
  /** As Azure writes them: "westus2", "Standard_ND12s"; "" where it has none. */
  readonly armRegion: string;
  readonly armSku: string;
  readonly minimumQuantity: number;
  readonly maximumQuantity: number;
}

export interface ReservationPurchase {
  /** Stable over retries: the same key buys once. A UUID. */
  readonly key: string;
  /** The customer's Microsoft tenant. */
  readonly customerId: string;
  readonly azureSubscriptionId: string;
  readonly productId: string;
  readonly skuId: string;
  readonly term: ReservationTerm;
  readonly quantity: number;
}

export type ReservationAnswer =
  /** `reservationId` is null while Microsoft does not tell it: listing reservations asks for rights that not every application has. */
  | { readonly outcome: 'done'; readonly orderId: string; readonly reservationId: string | null }
  /** A sentence for an operator: what was refused, and the way out. */
  | { readonly outcome: 'failed'; readonly reason: string }
  /** Microsoft is still at it: ask again later, with the same key. */
  | { readonly outcome: 'waiting'; readonly reason: string };

/**
 * Microsoft Partner Center. Every call retries what is worth a retry by itself, with growing pauses, and then throws
 * PartnerCenterBusy (ask again later) or PartnerCenterRefused (asking again changes nothing). A signal that is given ends
 * the call with its reason.
 */
export interface PartnerCenterPort {
  /** The Azure price list: the vendor's document as it came. */
  rateCard(account: PartnerCenterAccount, query: { readonly currency: string; readonly region: string }, signal?: AbortSignal): Promise<object>;
  /** Page by page, asked for as they are taken. @throws PartnerCenterBusy also when the records are not ready yet: that is not "no usage". */
  utilization(account: PartnerCenterAccount, query: UtilizationQuery, signal?: AbortSignal): AsyncIterable<UtilizationPage>;
  /** All reservations that are sold in a country, a page of a product at a time. */
  reservationSkus(account: PartnerCenterAccount, query: { readonly country: string }): AsyncIterable<readonly ReservationSku[]>;
  /** Registers the subscription where it must be, checks the stock, and buys through a cart. It answers, it does not throw, for a refusal. */
  buyReservation(account: PartnerCenterAccount, purchase: ReservationPurchase): Promise<ReservationAnswer>;
  /** The clouds that this installation reaches. */
  readonly clouds: readonly PartnerCloud[];
  /** Signs in and reads one small thing. @throws like the others */
  test(account: PartnerCenterAccount): Promise<void>;
}

/** Not ready, throttled, down or silent. Nothing is lost: ask again at `until`. */
export class PartnerCenterBusy extends Error {
  constructor(
    readonly reason: 'not_ready' | 'throttled' | 'unavailable',
    message: string,
    /** Seconds that the vendor asks to wait, or a sensible pause. */
    readonly retryAfter: number,
  ) {
    super(message);
    this.name = 'PartnerCenterBusy';
  }
}

/** Credentials, rights or the request itself: someone must change something. `code` is Microsoft's, "" where it gave none. */
export class PartnerCenterRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'PartnerCenterRefused';
  }
}
