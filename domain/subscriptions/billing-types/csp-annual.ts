import type { WeightedPeriod } from '../../shared/billing-period.js';
import type { Obligation } from '../../shared/charge.js';
import { sum } from '../../shared/ratio.js';
import type { BillingType, Increase } from './billing-type.js';
import { chargedByOrder } from './charged-by-order.js';
import { recurring, setup } from './fees.js';
import { periodsFrom } from './periods.js';

const openTerm = chargedByOrder('csp_annual', { current: 'block', future: 'block' });

/** Several periods as one: a change after the term was written off is one closed charge a resource. */
const merged = (periods: readonly WeightedPeriod[]): WeightedPeriod | undefined => {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return undefined;
  const days = { charged: periods.reduce((total, { days }) => total + days.charged, 0), of: periods.reduce((total, { days }) => total + days.of, 0) };
  return { from: first.from, to: last.to, days, weight: sum(periods.map((period) => period.weight)) };
};

const closedTerm = ({ on, terms, billingDay, lines }: Increase): readonly Obligation[] => {
  const rest = merged(terms.flatMap((term) => periodsFrom(term, billingDay, on)));
  return [...setup(lines, terms, on), ...(rest ? recurring(lines, rest, 'close') : [])];
};

/**
 * The whole term is held at payment and written off month by month, or at once by closing it (domain.md 4.5). Increases
 * are paid up to the end date: +2 x 4.00 on 24 Oct with four months left = 2.06 + 32.00 = 34.06.
 */
export const cspAnnual: BillingType = {
  ...openTerm,
  increase: (increase) => (increase.chargesClosed ? closedTerm(increase) : openTerm.increase(increase)),
};
