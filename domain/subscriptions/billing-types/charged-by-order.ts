import type { BillingTypeKey } from '../../shared/billing-rules.js';
import type { BusinessDate } from '../../shared/calendar.js';
import type { Obligation, OnSettlement } from '../../shared/charge.js';
import type { BillingType, Increase, Sale, SoldTerm } from './billing-type.js';
import { oneTime, recurring, setup } from './fees.js';
import { expiration, periodsFrom } from './periods.js';

/** What paying the order does to the first period that it charges, and to those after it. */
export interface Settles {
  readonly current: OnSettlement;
  readonly future: OnSettlement;
}

/**
 * A type whose order charges every period of the term, so that no billing day adds a charge. An increase does the same
 * for what is left of the term, and of the terms that were renewed after it.
 */
export const chargedByOrder = (key: BillingTypeKey, { current, future }: Settles): BillingType => {
  const periods = (term: SoldTerm, { billingDay, lines }: Pick<Sale, 'billingDay' | 'lines'>, on: BusinessDate): readonly Obligation[] =>
    periodsFrom(term, billingDay, on).flatMap((period, index) => recurring(lines, period, index === 0 ? current : future));
  const sale = (sold: Sale): readonly Obligation[] => [...oneTime(sold), ...periods(sold, sold, sold.start)];
  const increase = (more: Increase): readonly Obligation[] => [...setup(more.lines, more.terms, more.on), ...more.terms.flatMap((term) => periods(term, more, more.on))];
  return { key, version: 1, sale, commitment: sale, increase, period: () => [], expiration };
};
