import type { Catalogue, DomainEvent } from '../../shared/event.js';

/** What was reserved of one SKU. */
export interface ReservedItem {
  readonly reservationId: string;
  readonly resourceKey: string;
  /** Where it was not bought from Microsoft's catalogue: its name, and the rest empty. */
  readonly sku: { readonly productId: string; readonly skuId: string; readonly title: string; readonly region: string; readonly armRegion: string; readonly armSku: string };
  readonly quantity: number;
  /** The vendor's order; and the reservation, null while the vendor does not tell it. */
  readonly vendorOrderId: string;
  readonly vendorReservationId: string | null;
}

export type AzureReservationEvent =
  /** The vendor has sold one of the SKUs of an order. */
  | DomainEvent<'AzureReservationBought', { subscriptionId: string; orderId: string; resourceKey: string; vendorOrderId: string; vendorReservationId: string | null }>
  /**
   * All that was ordered runs. `subscriptionId`: what was sold; `azureSubscriptionId`: the subscription of the same account that it was bought for, and
   * `vendorSubscriptionId` as Microsoft names that. It runs from `start` until the day before `end`, for all of the customer's Azure subscriptions ("shared").
   */
  | DomainEvent<
      'AzureReservationStarted',
      { subscriptionId: string; accountId: string; orderId: string; azureSubscriptionId: string; vendorSubscriptionId: string | null; term: string; scope: 'shared'; start: string; end: string; items: readonly ReservedItem[] }
    >;

export const azureReservationEvents: Catalogue<AzureReservationEvent> = { AzureReservationBought: { version: 1 }, AzureReservationStarted: { version: 1 } };
