import { daysBetween, type BusinessDate, type Period } from '../shared/calendar.js';
import type { ChargeStatus, DiscountSnapshot } from '../shared/charge.js';
import { format, fromDecimal, multiply, parse, ratio, round, subtract, type Ratio } from '../shared/ratio.js';
import type { PlacedCharge } from './placed-charge.js';

/** Which part of a charge, as what. */
export interface Part {
  readonly chargeId: string;
  readonly period: Period;
  readonly status: ChargeStatus;
}

interface Amounts {
  readonly gross: number;
  readonly taken: number;
  readonly weight: Ratio;
  readonly share: string;
}

/**
 * The part of a charge that covers some of its days: gross and discount are rounded apart, net is their difference, and
 * the discount's percentage is inherited (domain.md 4.11, rulings, Billing 11).
 */
export const partOf = (charge: PlacedCharge, part: Part): PlacedCharge => {
  const share = ratio(daysBetween(part.period.from, part.period.to), daysBetween(charge.period.from, charge.period.to));
  const gross = round(multiply(ratio(charge.gross), share));
  const taken = round(multiply(ratio(charge.discount?.amount ?? 0), share));
  return placed(charge, part, { gross, taken, weight: multiply(weightOf(charge), share), share: format(share) });
};

/** What another part leaves: never rounded apart, so that the parts sum to the charge. */
export const restOf = (charge: PlacedCharge, used: PlacedCharge, part: Part): PlacedCharge => {
  const taken = (charge.discount?.amount ?? 0) - (used.discount?.amount ?? 0);
  return placed(charge, part, { gross: charge.gross - used.gross, taken, weight: subtract(weightOf(charge), weightOf(used)), share: 'rest' });
};

const weightOf = ({ derivation }: PlacedCharge): Ratio => parse(derivation.weight);

const placed = (charge: PlacedCharge, { chargeId, period, status }: Part, { gross, taken, weight, share }: Amounts): PlacedCharge => {
  const { derivation } = charge;
  const days = { charged: daysBetween(period.from, period.to), of: derivation.days.of };
  const exact = format(multiply(ratio(BigInt(derivation.unitFee) * BigInt(derivation.quantity)), weight));
  return {
    ...charge,
    chargeId,
    period,
    status,
    gross,
    discount: charge.discount && { ...charge.discount, amount: taken },
    net: gross - taken,
    derivation: { ...derivation, weight: format(weight), days, exact, split: { of: charge.chargeId, part: share } },
  };
};

/** A charge in two at a day: the days before it, and the rest. `used` is null when it begins on that day. */
export const cutAt = (charge: PlacedCharge, on: BusinessDate, { used, rest }: { readonly used: Pick<Part, 'chargeId' | 'status'>; readonly rest: Pick<Part, 'chargeId' | 'status'> }): { readonly used: PlacedCharge | null; readonly rest: PlacedCharge } => {
  const { from, to } = charge.period;
  const left = { ...rest, period: { from: on, to } };
  if (from >= on) return { used: null, rest: { ...charge, ...left, derivation: { ...charge.derivation, split: { of: charge.chargeId, part: 'rest' } } } };
  const before = partOf(charge, { ...used, period: { from, to: on } });
  return { used: before, rest: restOf(charge, before, left) };
};

const WHOLE = '1';
/** The whole charge, owed whatever becomes of its days (domain.md 4.6). */
export const owedInFull = (charge: PlacedCharge, part: Pick<Part, 'chargeId' | 'status'>): PlacedCharge => ({ ...charge, ...part, derivation: { ...charge.derivation, split: { of: charge.chargeId, part: WHOLE } } });
export const isOwedInFull = ({ derivation }: PlacedCharge): boolean => derivation.split?.part === WHOLE;

/** The same days with another quantity, at the charge's own price and percentage; never more than it was. */
export const withQuantity = (charge: PlacedCharge, quantity: number, part: Pick<Part, 'chargeId' | 'status'>): PlacedCharge => {
  const { derivation } = charge;
  const exact = multiply(ratio(BigInt(derivation.unitFee) * BigInt(quantity)), weightOf(charge));
  const gross = Math.min(round(exact), charge.gross);
  const discount = charge.discount && discounted(charge.discount, gross);
  const split = { of: charge.chargeId, part: `${quantity} of ${derivation.quantity}` };
  return { ...charge, ...part, gross, discount, net: gross - (discount?.amount ?? 0), derivation: { ...derivation, quantity, exact: format(exact), grossCorrection: 0, netCorrection: 0, split } };
};

const discounted = (discount: DiscountSnapshot, gross: number): DiscountSnapshot => {
  const kept = multiply(subtract(ratio(100), fromDecimal(discount.percentage)), ratio(1, 100));
  return { ...discount, amount: gross - round(multiply(ratio(gross), kept)) };
};

export const covers = ({ from, to }: Period, on: BusinessDate): boolean => from <= on && on < to;
