import type { ClosedLine } from '../../domain/billing/closed-line.js';
import type { InvoiceLine } from '../../domain/billing/invoice.events.js';
import type { PaymentModel } from '../../domain/shared/billing-rules.js';
import { addMonths, type BusinessDate } from '../../domain/shared/calendar.js';

/**
 * Does a written-off charge belong to the invoice of a billing day? What was written off before it, or on it for a period
 * that is over; what was paid on that day for the period that begins stands on the next act. Postpaid charges are written
 * off on billing days alone, one-time fees of a whole term too: what such a day writes off is what it invoices. A charge whose billing day
 * is no longer one of the account (its plan was switched) does not wait for ever: after a month it joins another's.
 */
export const isDue = ({ model, period, closedOn, origin }: ClosedLine, of: { readonly model: PaymentModel; readonly billingDate: BusinessDate }): boolean => {
  const { billingDate } = of;
  if (model !== of.model || closedOn > billingDate) return false;
  if (model === 'prepay' && period.to > billingDate && closedOn === billingDate) return false;
  return origin.billingDay === Number(billingDate.slice(8)) || closedOn < addMonths(billingDate, -1);
};

/** In the order in which people look for them: by subscription, then by time. */
export const inOrder = (lines: readonly ClosedLine[]): readonly ClosedLine[] =>
  lines.map((line) => ({ line, key: sortKey(line) })).sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ line }) => line);
const sortKey = ({ subscriptionId, period, chargeId }: ClosedLine): string => `${subscriptionId} ${period.from} ${chargeId}`;

export const lineOf = ({ chargeId, reverses, subscriptionId, fee, resourceKey, period, quantity, unitFee, weight, gross, discount, net, closedOn }: ClosedLine): InvoiceLine => ({
  chargeId, reverses: reverses ?? null, subscriptionId, fee, resourceKey, period, quantity, unitFee, weight, gross, discount, net, closedOn,
});
