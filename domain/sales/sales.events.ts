import { withOrigins, type ChargeDraft, type DiscountSnapshot, type DiscountType, type FeeKind } from '../shared/charge.js';
import type { Catalogue, DomainEvent } from '../shared/event.js';

export type OrderType = 'sales' | 'change';

/** What was ordered: the quantities that the subscription will have in total, by resource. */
export interface OrderedQuantity {
  readonly resourceKey: string;
  readonly quantity: number;
}

/** The order's price. Minor units; gross and net cover the whole commitment, dueNow is what the payment asks for. */
export interface OrderPrice {
  readonly currency: string;
  readonly gross: number;
  readonly discount: number;
  readonly net: number;
  readonly dueNow: number;
}

/** What is needed to cut the periods anew when the order is paid later than placed (rulings, Billing 4). */
export interface PricingBasis {
  readonly billingType: string;
  readonly billingDay: number;
  readonly pricedOn: string;
  readonly discounts: readonly ApplicableDiscount[];
}

/** A discount that applies to an order, with the kinds of fees that it covers. `percentage` has at most 2 decimals. */
export interface ApplicableDiscount {
  readonly id: string;
  readonly name: string;
  readonly type: DiscountType;
  readonly percentage: string;
  readonly fees: readonly FeeKind[];
}

export type OrderEvent =
  | DomainEvent<
      'OrderPlaced',
      {
        orderId: string;
        number: string;
        type: OrderType;
        accountId: string;
        resellerId: string;
        subscriptionId: string;
        subscriptionNumber: string;
        planId: string;
        periodId: string;
        quantities: readonly OrderedQuantity[];
        promoCode: string | null;
        price: OrderPrice;
        discount: DiscountSnapshot | null;
        charges: readonly ChargeDraft[];
        basis: PricingBasis;
        placedOn: string;
        expiresOn: string;
        notes: string | null;
      }
    >
  | DomainEvent<'OrderPaid', { orderId: string; subscriptionId: string; paidOn: string }>
  | DomainEvent<'OrderProvisioningFailed', { orderId: string; reason: string }>
  | DomainEvent<'OrderProvisioningRetried', { orderId: string; subscriptionId: string; attempt: number }>
  | DomainEvent<'OrderCompleted', { orderId: string; completedOn: string }>
  | DomainEvent<'OrderCancelled', { orderId: string; subscriptionId: string; type: OrderType; reason: OrderCancellation; cancelledOn: string; wasPaid: boolean }>;
export type OrderCancellation = 'by_customer' | 'by_manager' | 'expired';
export const orderEvents: Catalogue<OrderEvent> = {
  OrderPlaced: { version: 2, upcast: { 1: withOrigins } },
  OrderPaid: { version: 1 },
  OrderProvisioningFailed: { version: 1 },
  OrderProvisioningRetried: { version: 1 },
  OrderCompleted: { version: 1 },
  OrderCancelled: { version: 1 },
};

export type DiscountEvent =
  | DomainEvent<
      'DiscountCreated',
      {
        discountId: string;
        resellerId: string;
        name: string;
        type: DiscountType;
        percentage: string;
        /** Whole days, both inclusive; null = open. */
        validFrom: string | null;
        validTo: string | null;
        /** Promo code only, upper case. */
        code: string | null;
        fees: readonly FeeKind[];
        /** Null: all. */
        planIds: readonly string[] | null;
        accountIds: readonly string[] | null;
      }
    >
  | DomainEvent<'DiscountActivated', { discountId: string }>
  | DomainEvent<'DiscountDeactivated', { discountId: string }>;
export const discountEvents: Catalogue<DiscountEvent> = { DiscountCreated: { version: 1 }, DiscountActivated: { version: 1 }, DiscountDeactivated: { version: 1 } };
