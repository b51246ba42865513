import type { ChargeDraft, Discount, FeeKind, Order, OrderPreview, OrderPrice, Period } from '../api/types.js';

export interface PriceLine {
  readonly fee: FeeKind;
  readonly name: string;
  readonly quantity: number;
  readonly unitFee: number;
  /** Months as a fraction: "12/31". */
  readonly months: string;
  readonly period: Period;
  readonly gross: number;
  readonly dueNow: boolean;
}

/** What order confirmation, order and payment show alike (CR-748). */
export interface PaymentBlockModel {
  readonly lines: readonly PriceLine[];
  readonly price: OrderPrice;
  /** What the lines that are due now cost before discounts. */
  readonly dueGross: number;
  readonly discount: Omit<Discount, 'id'> | null;
  readonly paidPeriod: Period | null;
  readonly next: { readonly date: string; readonly amount: number | null } | null;
}

const grossDue = (lines: readonly PriceLine[]): number => lines.filter((line) => line.dueNow).reduce((sum, line) => sum + line.gross, 0);

export const blockOfPreview = ({ lines, price, discount, paidPeriod, next }: OrderPreview): PaymentBlockModel => ({ lines, price, discount, paidPeriod, next, dueGross: grossDue(lines) });

const edges = (charges: readonly ChargeDraft[]): Period | null => {
  const dates = charges.flatMap(({ period }) => [period.from, period.to]).sort();
  return dates.length === 0 ? null : { from: dates[0]!, to: dates.at(-1)! };
};

/** The same from an order that was placed; its lines only for those who may know its prices. `nameOf` finds the resource's name; null is the plan itself. */
export const blockOfOrder = (order: Order, nameOf: (resourceKey: string | null) => string): PaymentBlockModel => {
  const lines = order.charges.flatMap(({ fee, resourceKey, derivation, period, gross, onSettlement }) =>
    derivation ? [{ fee, name: nameOf(resourceKey), quantity: derivation.quantity, unitFee: derivation.unitFee, months: derivation.weight, period, gross, dueNow: onSettlement !== 'open' }] : [],
  );
  return { lines, price: order.price, discount: order.discount ?? null, paidPeriod: edges(order.charges.filter(({ onSettlement }) => onSettlement !== 'open')), next: null, dueGross: grossDue(lines) };
};
