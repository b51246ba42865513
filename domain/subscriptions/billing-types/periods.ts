import { cutTerm, expirationOf, from, periodOfTerm, restOfPeriod, type Term, type WeightedPeriod } from '../../shared/billing-period.js';
import { billingPeriodOf, type BusinessDate } from '../../shared/calendar.js';
import type { SoldTerm } from './billing-type.js';

/** The same day, a term later, clamped to the month's end (rulings, Billing 3). */
export const expiration = (start: BusinessDate, term: Term | null): BusinessDate | null => term && expirationOf(start, term);

/** What is left of a term on a day: its billing periods, with the weights that the sale gave them, the first one cut at the day. */
export const periodsFrom = ({ start, term }: SoldTerm, billingDay: number, on: BusinessDate): readonly WeightedPeriod[] =>
  (term ? cutTerm(start, term, billingDay) : []).filter((period) => on < period.to).map((period) => from(period, on));

/** The period of a term that holds a day; nothing before its start and from its end on. */
export const periodAt = ({ start, term }: SoldTerm, billingDay: number, on: BusinessDate): WeightedPeriod | undefined => {
  if (term) return periodOfTerm(start, term, billingDay, on);
  return on < start ? undefined : restOfPeriod(billingPeriodOf(on, billingDay).from, billingDay);
};
