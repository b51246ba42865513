import { cutTerm, expirationOf, from, restOfPeriod, type Term, type WeightedPeriod } from '../../shared/billing-period.js';
import type { BusinessDate } from '../../shared/calendar.js';
import type { SoldTerm } from './billing-type.js';

export const expiration = (start: BusinessDate, term: Term | null): BusinessDate | null => term && expirationOf(start, term);

/** The billing periods of a term from a day on, with the weights that the sale gave them; without an end only the first of them. */
export const periodsFrom = ({ start, term }: SoldTerm, billingDay: number, on: BusinessDate): readonly WeightedPeriod[] =>
  term
    ? cutTerm(start, term, billingDay)
        .filter((period) => on < period.to)
        .map((period) => from(period, on))
    : [restOfPeriod(on < start ? start : on, billingDay)];
