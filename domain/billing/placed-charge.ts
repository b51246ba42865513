import type { PaymentModel } from '../shared/billing-rules.js';
import type { BusinessDate, Period } from '../shared/calendar.js';
import type { ChargeDraft, ChargeOrigin, ChargePart, ConsumptionBasis, ChargeStatus, DiscountSnapshot, FeeKind } from '../shared/charge.js';

/** A charge with the state that an event leaves it in. */
export interface PlacedCharge extends ChargeDraft {
  readonly currency: string;
  readonly status: ChargeStatus;
  readonly model: PaymentModel;
  /** The planned day on which it is written off. */
  readonly dueOn: BusinessDate;
  readonly subscriptionId: string;
  readonly orderId: string | null;
}

/** A charge that an event moves to another state. */
export interface MovedCharge {
  readonly chargeId: string;
  readonly status: ChargeStatus;
}

/** A charge that was written off, as invoices and the reseller chain need it. Amounts are minor units. */
export interface ClosedLine {
  readonly chargeId: string;
  readonly subscriptionId: string;
  readonly model: PaymentModel;
  /** "csp_monthly@1". */
  readonly billingType: string;
  readonly fee: FeeKind;
  readonly resourceKey: string | null;
  readonly period: Period;
  readonly quantity: number;
  readonly unitFee: number;
  /** Months as a fraction, "12/31"; the part of a split has its own. */
  readonly weight: string;
  readonly gross: number;
  readonly discount: DiscountSnapshot | null;
  readonly net: number;
  readonly currency: string;
  readonly origin: ChargeOrigin;
  readonly closedOn: BusinessDate;
  /** What is given back of a charge after it was invoiced, or corrected of it, stands as a line of its own: the charge that it lowers. */
  readonly reverses?: string;
  /** Pay as you go only. */
  readonly consumption?: ConsumptionBasis;
  /** A term that was written off at once: what it was put together of. */
  readonly parts?: readonly ChargePart[];
}

/** A written-off charge of which `amount` was given back (positive) or taken in addition (negative). */
export interface ReversedLine extends ClosedLine {
  readonly amount: number;
  /** What corrections had given back of it before; absent: nothing. */
  readonly before?: number;
  /** The correction that did it; null: a cancelled order. */
  readonly correctionId: string | null;
}

export const closedLine = (charge: PlacedCharge, closedOn: BusinessDate): ClosedLine => {
  const { chargeId, subscriptionId, model, fee, resourceKey, period, gross, discount, net, currency, origin, derivation } = charge;
  const { billingType, quantity, unitFee, weight, consumption, parts } = derivation;
  return { chargeId, subscriptionId, model, billingType, fee, resourceKey, period, quantity, unitFee, weight, gross, discount, net, currency, origin, closedOn, ...(consumption && { consumption }), ...(parts && { parts }) };
};
