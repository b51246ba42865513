import { chargedMonthly } from './charged-monthly.js';

/** 20 Aug, billing day 1, 10 x 5.00: 12/31 of 50.00 = 19.35, then 50.00 a month. 4 more on 11 Sep: 13.33 (domain.md 4.4). */
export const cspMonthly = chargedMonthly('csp_monthly', (on) => on);
