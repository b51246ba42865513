import { cutTerm, type WeightedPeriod } from '../../shared/billing-period.js';
import type { BillingTypeKey } from '../../shared/billing-rules.js';
import { billingPeriodOf, latest, type BusinessDate } from '../../shared/calendar.js';
import type { Obligation } from '../../shared/charge.js';
import type { BillingType, Increase, Sale, SoldTerm } from './billing-type.js';
import { recurring } from './fees.js';
import { expiration, periodAt } from './periods.js';

/** What tells the types apart that are charged period by period. */
export interface Monthly {
  /** The term that is billed for one that was sold. */
  readonly billed: (sold: SoldTerm, billingDay: number) => SoldTerm;
  /** What is charged of a period from a day on. */
  readonly part: (period: WeightedPeriod, from: BusinessDate) => WeightedPeriod;
  /** The day from which an increase is charged. */
  readonly increasedFrom: (on: BusinessDate) => BusinessDate;
}

/** A type whose order charges the current period, and every billing day the period that it starts. Without one-time fees. */
export const chargedMonthly = (key: BillingTypeKey, { billed, part, increasedFrom }: Monthly): BillingType => {
  const charge = (sale: Sale, on: BusinessDate, from = on): readonly Obligation[] => {
    const period = periodAt(billed(sale, sale.billingDay), sale.billingDay, on);
    return period && from < period.to ? recurring(sale.lines, part(period, from), 'block') : [];
  };
  const lastDay = (start: BusinessDate, term: Sale['term'], billingDay: number): BusinessDate | null => expiration(billed({ start, term }, billingDay).start, term);

  /** The last period of a term takes what the others left of N x fee, to the cent; a part of it, after an activation, does not. */
  const period = (sale: Sale, on: BusinessDate): readonly Obligation[] => {
    const isWhole = billingPeriodOf(on, sale.billingDay).from === on;
    return charge(sale, on).map((obligation) => (isWhole && obligation.period.to === lastDay(sale.start, sale.term, sale.billingDay) ? { ...obligation, rest: true } : obligation));
  };

  const sale = (sold: Sale): readonly Obligation[] => charge(sold, sold.start);

  const commitment = (sold: Sale): readonly Obligation[] => {
    const { start, term } = billed(sold, sold.billingDay);
    if (!term) return sale(sold);
    return cutTerm(start, term, sold.billingDay).flatMap((whole) => recurring(sold.lines, part(whole, latest(whole.from, sold.start)), 'block'));
  };

  /** Of a term that was renewed in advance, its order charged the first period already. */
  const increase = ({ on, terms, billingDay, lines }: Increase): readonly Obligation[] =>
    terms.flatMap((term) => {
      const more = { ...term, billingDay, lines };
      return on < term.start ? sale(more) : charge(more, on, increasedFrom(on));
    });

  return { key, version: 1, sale, commitment, increase, period, expiration: lastDay };
};
