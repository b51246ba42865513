import { fraction, minus, read, rounded, times, whole } from './rational.js';
import { daysUntil } from './wall-calendar.js';

/** What a charge is worth: minor units, and the percentage that its discount takes. */
export interface Worth {
  readonly from: string;
  readonly to: string;
  readonly unitFee: number;
  readonly quantity: number;
  readonly weight: string;
  readonly gross: number;
  readonly discount: number;
  readonly percentage: string | null;
}

export interface Amount {
  readonly gross: number;
  readonly net: number;
}

/** The days before a day, each amount in proportion, and what they leave (domain.md 4.11; rulings, Billing 11). */
export const cutIn = ({ from, to, gross, discount }: Worth, day: string): { readonly used: Amount; readonly unused: Amount } => {
  const share = fraction(daysUntil(from, day), daysUntil(from, to));
  const used = { gross: rounded(times(whole(gross), share)), off: rounded(times(whole(discount), share)) };
  return {
    used: { gross: used.gross, net: used.gross - used.off },
    unused: { gross: gross - used.gross, net: gross - used.gross - (discount - used.off) },
  };
};

/** The days from a day on with fewer pieces, at the charge's own price and percentage. */
export const keptOf = (worth: Worth, day: string, quantity: number): Amount => {
  const share = fraction(daysUntil(day, worth.to), daysUntil(worth.from, worth.to));
  const amount = rounded(times(times(whole(BigInt(worth.unitFee) * BigInt(quantity)), read(worth.weight)), share));
  const gross = Math.min(amount, cutIn(worth, day).unused.gross);
  const left = minus(whole(100), read(worth.percentage ?? '0'));
  return { gross, net: rounded(times(whole(gross), times(left, fraction(1, 100)))) };
};
