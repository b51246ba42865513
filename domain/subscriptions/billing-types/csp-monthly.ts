import { cutTerm, expirationOf, from, restOfPeriod, type WeightedPeriod } from '../../shared/billing-period.js';
import type { BusinessDate } from '../../shared/calendar.js';
import { recurring, type BillingType, type Sale } from './billing-type.js';

/** The covered part of the billing period that holds a day, with the weight that the sale gave it. */
const periodAt = ({ start, term, billingDay }: Sale, on: BusinessDate): WeightedPeriod | undefined => {
  if (!term) return restOfPeriod(on, billingDay);
  const period = cutTerm(start, term, billingDay).find((candidate) => candidate.from <= on && on < candidate.to);
  return period && from(period, on);
};

const chargedFrom = (sale: Sale, on: BusinessDate): ReturnType<BillingType['period']> => {
  const period = periodAt(sale, on);
  return period ? recurring(sale.lines, period, 'block') : [];
};

/** The last period of a term takes what the others left of N x fee, to the cent. */
const periodFrom = (sale: Sale, on: BusinessDate): ReturnType<BillingType['period']> => {
  const last = (to: BusinessDate): boolean => sale.term !== null && to === expirationOf(sale.start, sale.term);
  return chargedFrom(sale, on).map((obligation) => (last(obligation.period.to) ? { ...obligation, rest: true } : obligation));
};

/**
 * Paid up to the billing day, then month by month in advance (domain.md 4.4). 20 Aug, billing day 1, 10 x 5.00: 12/31 of
 * 50.00 = 19.35. Changes are recalculated by days. Resource and plan recurring fees only.
 */
export const cspMonthly: BillingType = {
  key: 'csp_monthly',
  version: 1,
  sale: (sale) => chargedFrom(sale, sale.start),
  commitment: (sale) => (sale.term ? cutTerm(sale.start, sale.term, sale.billingDay).flatMap((period) => recurring(sale.lines, period, 'block')) : chargedFrom(sale, sale.start)),
  increase: (increase) => chargedFrom(increase, increase.on),
  period: periodFrom,
  restOnStop: 'open',
};
