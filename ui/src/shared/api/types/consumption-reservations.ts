import type { Row } from './shared.js';

/** A reservation that Microsoft sells, or sold. */
export interface ReservationSku extends Row {
  readonly key: string;
  readonly productId: string;
  readonly skuId: string;
  readonly title: string;
  readonly productTitle: string;
  readonly term: 'P1Y' | 'P3Y';
  readonly region: string;
  readonly armSku: string;
  readonly country: string;
  readonly currency: string;
  readonly available: boolean;
  readonly listedAt: string;
  readonly withdrawnAt: string | null;
}

/** A reservation of Azure, until the day before `end`. */
export interface Reservation extends Row {
  readonly riSubscriptionId: string;
  readonly azureSubscriptionId: string;
  readonly vendorSubscriptionId: string | null;
  readonly orderId: string;
  readonly sku: { readonly productId: string; readonly skuId: string; readonly title: string; readonly region: string; readonly armSku: string };
  readonly term: string;
  readonly quantity: number;
  readonly start: string;
  readonly end: string;
  readonly vendorOrderId?: string;
  readonly vendorReservationId: string | null;
  readonly azureStatus: 'Active' | 'Stopped' | 'Deleted';
}

/** A subscription behind an alert of the monitoring. */
export interface BillingAlert extends Row {
  readonly alert: 'billing_overdue' | 'usage_unpriced' | 'usage_pull_late';
  readonly subscriptionId: string;
  readonly number: string;
  readonly name: string;
  readonly status: string;
  readonly since: string;
  readonly count: number;
}
