import { daysBetween, type BusinessDate, type Period } from '../shared/calendar.js';
import type { ChargeStatus } from '../shared/charge.js';
import { multiply, ratio, round } from '../shared/ratio.js';
import type { PlacedCharge } from './billing.events.js';

/** Which part of a charge, as what. */
export interface Part {
  readonly chargeId: string;
  readonly period: Period;
  readonly status: ChargeStatus;
}

/**
 * The part of a charge that covers some of its days: gross and discount are rounded apart, net is their difference, and
 * the discount's percentage is inherited (domain.md 4.11, rulings, Billing 11).
 */
export const partOf = (charge: PlacedCharge, part: Part): PlacedCharge => {
  const share = ratio(daysBetween(part.period.from, part.period.to), daysBetween(charge.period.from, charge.period.to));
  const gross = round(multiply(ratio(charge.gross), share));
  const taken = charge.discount ? round(multiply(ratio(charge.discount.amount), share)) : 0;
  return placed(charge, part, gross, taken, `${share.n}/${share.d}`);
};

/** What another part leaves: never rounded apart, so that the parts sum to the charge. */
export const restOf = (charge: PlacedCharge, used: PlacedCharge, part: Part): PlacedCharge =>
  placed(charge, part, charge.gross - used.gross, (charge.discount?.amount ?? 0) - (used.discount?.amount ?? 0), 'rest');

const placed = (charge: PlacedCharge, { chargeId, period, status }: Part, gross: number, taken: number, share: string): PlacedCharge => ({
  ...charge,
  chargeId,
  period,
  status,
  gross,
  discount: charge.discount && { ...charge.discount, amount: taken },
  net: gross - taken,
  derivation: { ...charge.derivation, split: { of: charge.chargeId, part: share } },
});

export const covers = ({ from, to }: Period, on: BusinessDate): boolean => from <= on && on < to;
