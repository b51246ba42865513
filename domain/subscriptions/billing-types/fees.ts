import type { WeightedPeriod } from '../../shared/billing-period.js';
import type { BusinessDate } from '../../shared/calendar.js';
import type { Obligation, OnSettlement } from '../../shared/charge.js';
import { format } from '../../shared/ratio.js';
import type { BilledLine, Sale, SoldTerm } from './billing-type.js';
import { expiration } from './periods.js';

/** The recurring fees of a period. Lines that cost nothing owe nothing. */
export const recurring = (lines: readonly BilledLine[], period: WeightedPeriod, onSettlement: OnSettlement): readonly Obligation[] =>
  lines
    .filter((line) => line.recurring * line.quantity !== 0)
    .map(({ resourceKey, quantity, recurring: unitFee }) => ({
      fee: 'recurring',
      resourceKey,
      unitFee,
      quantity,
      period: { from: period.from, to: period.to },
      weight: format(period.weight),
      days: period.days,
      onSettlement,
    }));

/**
 * One-time fees: fee x quantity and never x months, one charge each for all that is sold from a day on, however many
 * terms that are; written off when the order is paid (domain.md 4.0).
 */
const once = (fee: 'setup' | 'renewal', lines: readonly BilledLine[], terms: readonly SoldTerm[], on: BusinessDate): readonly Obligation[] => {
  const last = terms.at(-1);
  const period = { from: on, to: (last && expiration(last.start, last.term)) ?? on };
  return lines
    .filter((line) => line[fee] * line.quantity !== 0)
    .map((line) => ({ fee, resourceKey: line.resourceKey, unitFee: line[fee], quantity: line.quantity, period, weight: '1', days: { charged: 1, of: 1 }, onSettlement: 'close' }));
};

/** A sale and a switch pay setup fees, a renewal pays renewal fees. */
export const oneTime = (sale: Sale): readonly Obligation[] => once(sale.oneTime ?? 'setup', sale.lines, [sale], sale.start);

/** More of a resource is set up once, on its day. */
export const setup = (lines: readonly BilledLine[], terms: readonly SoldTerm[], on: BusinessDate): readonly Obligation[] => once('setup', lines, terms, on);
