import { price, type Priced } from '../../domain/sales/pricing.js';
import type { ApplicableDiscount } from '../../domain/sales/sales.events.js';
import type { ChargeOrigin, Obligation } from '../../domain/shared/charge.js';
import type { BillingType } from '../../domain/subscriptions/billing-types/billing-type.js';
import { labelOf } from '../../domain/subscriptions/billing-types/index.js';
import { kinId } from '../spine/ids.js';

export interface Pricing {
  readonly type: BillingType;
  readonly rule: string;
  readonly discounts: readonly ApplicableDiscount[];
  readonly origin: ChargeOrigin;
  readonly orderId: string;
  readonly on: string;
}

/** Prices obligations for an order; charge ids derive from the order, the day and the place in it, and those of an order stand together. */
export const priceWith =
  ({ type, rule, discounts, origin, orderId, on }: Pricing) =>
  (obligations: readonly Obligation[]): Priced =>
    price({ billingType: labelOf(type), rule, obligations, discounts, origin, chargeId: (_obligation, index) => kinId(orderId, on, `charge ${index}`) });
