import { byMonths, runningMonth } from './by-months.js';
import { chargedMonthly } from './charged-monthly.js';

/**
 * Whole months from the very purchase, at the largest quantity of each (domain.md 4.6). 10 x 3.00 ordered on 20 Oct:
 * 30.00 for October; 15 on 25 Oct: 15.00 more. One month ordered on 20 Oct is over on 1 Nov.
 */
export const licenseBased = chargedMonthly('license_based_monthly', byMonths(runningMonth));
