import type { WeightedPeriod } from '../../shared/billing-period.js';
import type { Obligation, OnSettlement } from '../../shared/charge.js';
import type { Period } from '../../shared/calendar.js';
import { format } from '../../shared/ratio.js';
import type { BilledLine } from './billing-type.js';

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

/** One-time fees: fee x quantity, once for all that the order sells and never x months, written off when it is paid (domain.md 4.0). */
export const once = (fee: 'setup' | 'renewal', lines: readonly BilledLine[], sold: Period): readonly Obligation[] =>
  lines
    .filter((line) => line[fee] * line.quantity !== 0)
    .map((line) => ({ fee, resourceKey: line.resourceKey, unitFee: line[fee], quantity: line.quantity, period: sold, weight: '1', days: { charged: 1, of: 1 }, onSettlement: 'close' }));
