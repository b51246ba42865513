import { cutTerm, expirationOf, from, type WeightedPeriod } from '../../shared/billing-period.js';
import type { BusinessDate } from '../../shared/calendar.js';
import type { Obligation } from '../../shared/charge.js';
import { sum } from '../../shared/ratio.js';
import { recurring, setup, type BillingType, type Sale } from './billing-type.js';

const periodsFrom = ({ start, term, billingDay }: Sale, on: BusinessDate): readonly WeightedPeriod[] =>
  term
    ? cutTerm(start, term, billingDay)
        .filter((period) => on < period.to)
        .map((period) => from(period, on))
    : [];

const wholeTerm = (sale: Sale): readonly Obligation[] => [
  ...(sale.term ? setup(sale.lines, { from: sale.start, to: expirationOf(sale.start, sale.term) }) : []),
  ...periodsFrom(sale, sale.start).flatMap((period) => recurring(sale.lines, period, 'block')),
];

/** Several periods as one: a change after the term was written off is one closed charge a resource. */
const merged = (periods: readonly WeightedPeriod[]): WeightedPeriod | undefined => {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return undefined;
  const days = { charged: periods.reduce((total, { days }) => total + days.charged, 0), of: periods.reduce((total, { days }) => total + days.of, 0) };
  return { from: first.from, to: last.to, days, weight: sum(periods.map((period) => period.weight)) };
};

/**
 * The whole term is held at payment and written off month by month, or at once by closing it (domain.md 4.5). Increases
 * are paid up to the end date: +2 x 4.00 on 24 Oct with four months left = 2.06 + 32.00 = 34.06.
 */
export const cspAnnual: BillingType = {
  key: 'csp_annual',
  version: 1,
  sale: wholeTerm,
  commitment: wholeTerm,
  increase(increase) {
    const periods = periodsFrom(increase, increase.on);
    const fees = increase.term ? setup(increase.lines, { from: increase.on, to: expirationOf(increase.start, increase.term) }) : [];
    if (!increase.chargesClosed) return [...fees, ...periods.flatMap((period) => recurring(increase.lines, period, 'block'))];
    const rest = merged(periods);
    return rest ? [...fees, ...recurring(increase.lines, rest, 'close')] : fees;
  },
  period: () => [],
  restOnStop: 'block',
};
