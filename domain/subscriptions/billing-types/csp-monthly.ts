import { byDays } from './by-days.js';
import { chargedMonthly } from './charged-monthly.js';

/**
 * Paid up to the billing day, then month by month in advance (domain.md 4.4). 20 Aug, billing day 1, 10 x 5.00: 12/31
 * of 50.00 = 19.35, then 50.00 a month; 4 more on 11 Sep: 13.33.
 */
export const cspMonthly = chargedMonthly('csp_monthly', byDays((on) => on));
