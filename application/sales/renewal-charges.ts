import { billingPeriodOf, type BusinessDate } from '../../domain/shared/calendar.js';
import type { Obligation } from '../../domain/shared/charge.js';
import type { BillingType, Sale } from '../../domain/subscriptions/billing-types/billing-type.js';

/** What would be written off when it is paid is held, as long as its first day has not come (rulings, Billing 13). */
export const heldUntil = (today: BusinessDate, obligations: readonly Obligation[]): readonly Obligation[] =>
  obligations.map((obligation) => (obligation.fee === 'recurring' && obligation.onSettlement === 'close' && obligation.period.from > today ? { ...obligation, onSettlement: 'block' } : obligation));

/**
 * What a renewal charges with its order. Paid in grace it begins with the expiration (rulings, Billing 5), so the periods
 * that began since are its own: their billing days found the term over, and charged nothing.
 */
export const renewalCharges = (type: BillingType, sale: Sale, today: BusinessDate): readonly Obligation[] =>
  heldUntil(today, [...type.sale(sale), ...billingDaysSince(sale, today).flatMap((day) => type.period(sale, day))]);

const billingDaysSince = ({ start, billingDay }: Sale, today: BusinessDate): readonly BusinessDate[] => {
  const days: BusinessDate[] = [];
  for (let day = billingPeriodOf(start, billingDay).to; day <= today; day = billingPeriodOf(day, billingDay).to) days.push(day);
  return days;
};
