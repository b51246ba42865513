import type { Term } from '../shared/billing-period.js';
import type { PaymentModel } from '../shared/billing-rules.js';
import { withOrigins, type ChargeDraft, type DiscountSnapshot, type DiscountType, type FeeKind } from '../shared/charge.js';
import type { Catalogue, DomainEvent } from '../shared/event.js';
import { withBasis } from './sales.upcasts.js';

/** A cancellation is no order, and neither are stop, activation and deletion (domain.md 3.2). */
export type OrderType = 'sales' | 'change' | 'renewal' | 'switch';

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

/** The plan itself (null) or a resource, with its fees in minor units; `recurring` is a month's. */
export interface OrderedLine {
  readonly resourceKey: string | null;
  /** What is paid for: beyond the included amount; of a change order the difference. */
  readonly quantity: number;
  readonly setup: number;
  readonly recurring: number;
  readonly renewal: number;
}

/** What is needed to cut the periods anew when the order is paid later than placed (rulings, Billing 4). */
export interface PricingBasis {
  /** Strategy and version, "csp_monthly@1". */
  readonly billingType: string;
  readonly billingDay: number;
  readonly pricedOn: string;
  /** Instant whose prices hold: of the order, or of the subscription's order for fixed-price plans. */
  readonly pricedAt: string;
  /** First day that the order charges, if it is paid at once. */
  readonly start: string;
  /** What is sold or renewed; null: endless, or a change of what runs already. */
  readonly term: Term | null;
  /** Which one-time fee it charges. */
  readonly oneTime: 'setup' | 'renewal';
  readonly lines: readonly OrderedLine[];
  readonly discounts: readonly ApplicableDiscount[];
}

/** Is the subscription renewed by itself, and for which of the plan's periods; null: the one that runs. */
export interface AutoRenew {
  readonly on: boolean;
  readonly periodId: string | null;
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
        /** The quantities that a change, renewal or switch counted from; empty for a sale. */
        previous: readonly OrderedQuantity[];
        promoCode: string | null;
        paymentModel: PaymentModel;
        trial: boolean;
        /** Fees agreed with this customer: no discounts of customers apply. */
        individualPrices: boolean;
        /** Of a sale; null: of another order. */
        autoRenew: AutoRenew | null;
        price: OrderPrice;
        /** What a credit limit is compared with: the whole term's total, or a month where only the current period is paid (rulings, Billing 13). */
        commitment: number;
        discount: DiscountSnapshot | null;
        charges: readonly ChargeDraft[];
        basis: PricingBasis;
        placedOn: string;
        expiresOn: string;
        /** A delayed renewal is delivered on the day of expiration, however early it is paid; null: when it is paid. */
        provisioningDate: string | null;
        /** Of a reservation: the account's Azure subscription that it is bought for. */
        azureSubscriptionId?: string;
        notes: string | null;
      }
    >
  | DomainEvent<'OrderPaid', { orderId: string; subscriptionId: string; paidOn: string }>
  /** The day of a delayed renewal has come. */
  | DomainEvent<'OrderProvisioningStarted', { orderId: string; subscriptionId: string; on: string }>
  | DomainEvent<'OrderProvisioningFailed', { orderId: string; reason: string }>
  | DomainEvent<'OrderProvisioningRetried', { orderId: string; subscriptionId: string; attempt: number }>
  | DomainEvent<'OrderCompleted', { orderId: string; completedOn: string }>
  | DomainEvent<'OrderCancelled', { orderId: string; subscriptionId: string; type: OrderType; reason: OrderCancellation; cancelledOn: string; wasPaid: boolean }>;
export type OrderCancellation = 'by_customer' | 'by_manager' | 'expired' | 'subscription_deleted' | 'plan_switched' | 'quantities_changed';
export const orderEvents: Catalogue<OrderEvent> = {
  OrderPlaced: { version: 3, upcast: { 1: withOrigins, 2: withBasis } },
  OrderPaid: { version: 1 },
  OrderProvisioningStarted: { version: 1 },
  OrderProvisioningFailed: { version: 1 },
  OrderProvisioningRetried: { version: 1 },
  OrderCompleted: { version: 1 },
  OrderCancelled: { version: 1 },
};
