import type { BillingTypeKey } from '../../shared/billing-rules.js';
import type { WeightedPeriod } from '../../shared/billing-period.js';
import { from } from '../../shared/billing-period.js';
import type { BusinessDate } from '../../shared/calendar.js';
import type { Obligation } from '../../shared/charge.js';
import type { BillingType, Increase, Sale } from './billing-type.js';
import { recurring } from './fees.js';
import { expiration, periodsFrom } from './periods.js';

/**
 * A type that is paid up to the billing day, then period by period in advance; by days, without one-time fees.
 * `countsFrom`: the day from which an increase is charged.
 */
export const chargedMonthly = (key: BillingTypeKey, countsFrom: (on: BusinessDate) => BusinessDate): BillingType => {
  const commitment = (sale: Sale): readonly Obligation[] => periodsFrom(sale, sale.billingDay, sale.start).flatMap((period) => recurring(sale.lines, period, 'block'));

  const sale = (sold: Sale): readonly Obligation[] => periodsFrom(sold, sold.billingDay, sold.start).slice(0, 1).flatMap((period) => recurring(sold.lines, period, 'block'));

  const increase = ({ on, terms, billingDay, lines }: Increase): readonly Obligation[] =>
    terms.flatMap((term) => {
      const current = periodsFrom(term, billingDay, on)[0];
      return current && countsFrom(on) < current.to ? recurring(lines, from(current, countsFrom(on)), 'block') : [];
    });

  /** The last period of a term takes what the others left of N x fee, to the cent. */
  const period = (sold: Sale, on: BusinessDate): readonly Obligation[] => {
    const current = periodsFrom(sold, sold.billingDay, on)[0];
    if (!current || on < current.from) return [];
    const charged = recurring(sold.lines, current, 'block');
    return isLast(sold, current) ? charged.map((obligation) => ({ ...obligation, rest: true })) : charged;
  };

  return { key, version: 1, sale, commitment, increase, period, expiration };
};

const isLast = ({ start, term }: Sale, { to }: WeightedPeriod): boolean => to === expiration(start, term);
