import { fromDecimal, subtract } from '../shared/ratio.js';
import type { ApplicableDiscount } from './sales.events.js';

/** Discounts never add up: the highest percentage wins, the lowest id on a tie (domain.md 4.9). Best first. */
export const ranked = (discounts: readonly ApplicableDiscount[]): readonly ApplicableDiscount[] =>
  [...discounts].sort((a, b) => {
    const difference = subtract(fromDecimal(b.percentage), fromDecimal(a.percentage)).n;
    return difference === 0n ? (a.id < b.id ? -1 : 1) : Number(difference > 0n) * 2 - 1;
  });
