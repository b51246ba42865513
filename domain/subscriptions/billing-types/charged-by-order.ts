import type { BillingTypeKey } from '../../shared/billing-rules.js';
import type { Obligation, OnSettlement } from '../../shared/charge.js';
import type { BillingType, BilledLine, Increase, Sale, SoldTerm } from './billing-type.js';
import { once, recurring } from './fees.js';
import { expiration, periodsFrom } from './periods.js';

/** What paying the order does to the period that is running, or starts with the sale, and to those after it. */
export interface Settles {
  readonly current: OnSettlement;
  readonly future: OnSettlement;
}

/** One-time fees of what an order sells: from its day to the end of the last term. An increase pays them once, whatever was renewed. */
export const oneTime = (fee: 'setup' | 'renewal', lines: readonly BilledLine[], terms: readonly SoldTerm[], on = terms[0]?.start): readonly Obligation[] => {
  const last = terms.at(-1);
  const to = last && expiration(last.start, last.term);
  return on && to ? once(fee, lines, { from: on, to }) : [];
};

/** A type whose order charges all periods of the term, so that no billing day adds any. */
export const chargedByOrder = (key: BillingTypeKey, settles: Settles): BillingType => {
  const periods = (term: SoldTerm, { billingDay, lines }: Pick<Sale, 'billingDay' | 'lines'>, on: string): readonly Obligation[] =>
    periodsFrom(term, billingDay, on).flatMap((period, index) => recurring(lines, period, index === 0 ? settles.current : settles.future));
  const sale = (sold: Sale): readonly Obligation[] => [...oneTime(sold.oneTime ?? 'setup', sold.lines, [sold]), ...periods(sold, sold, sold.start)];
  const increase = (more: Increase): readonly Obligation[] => [...oneTime('setup', more.lines, more.terms, more.on), ...more.terms.flatMap((term) => periods(term, more, more.on))];
  return { key, version: 1, sale, commitment: sale, increase, period: () => [], expiration };
};
