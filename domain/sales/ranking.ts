import { BILLING_RULES, type BillingTypeKey } from '../shared/billing-rules.js';
import type { FeeKind } from '../shared/charge.js';
import { fromDecimal, subtract } from '../shared/ratio.js';
import type { ApplicableDiscount, PricingBasis } from './sales.events.js';

/** Discounts never add up: the highest percentage wins, the lowest id on a tie (domain.md 4.9). Best first. */
export const ranked = (discounts: readonly ApplicableDiscount[]): readonly ApplicableDiscount[] =>
  [...discounts].sort((a, b) => {
    const difference = subtract(fromDecimal(b.percentage), fromDecimal(a.percentage)).n;
    return difference === 0n ? (a.id < b.id ? -1 : 1) : Number(difference > 0n) * 2 - 1;
  });

/** The discounts that lower what an order charges, now or on its later billing days: the best one of each kind of fee. */
export const winnersOf = ({ billingType, lines, oneTime, discounts }: Pick<PricingBasis, 'billingType' | 'lines' | 'oneTime' | 'discounts'>): readonly ApplicableDiscount[] => {
  // Customer discounts do not apply to what is charged by use (rulings, Azure 11).
  if (BILLING_RULES[billingType.split('@')[0] as BillingTypeKey].pays === 'after_use') return [];
  const charged = (['recurring', oneTime] as const).filter((fee) => lines.some((line) => line.quantity > 0 && line[fee] > 0));
  return [...new Set(charged.flatMap((fee: FeeKind) => ranked(discounts.filter(({ fees }) => fees.includes(fee))).slice(0, 1)))];
};
