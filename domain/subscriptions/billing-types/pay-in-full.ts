import { byMonths, nextMonth } from './by-months.js';
import { chargedMonthly } from './charged-monthly.js';

/**
 * Free until the first billing day, then whole months at the largest quantity of each (domain.md 4.6). 10 x 3.00 ordered
 * on 20 Oct: nothing, and 30.00 on 1 Nov. Ordered on the billing day, that month is paid. One month ordered on 20 Oct is
 * over on 1 Dec.
 */
export const payInFull = chargedMonthly('pay_in_full', byMonths(nextMonth));
