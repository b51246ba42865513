import { addDays } from '../../shared/calendar.js';
import { byDays } from './by-days.js';
import { chargedMonthly } from './charged-monthly.js';

/**
 * Like CSP monthly, but changes count from the next day: today is used with the old quantity (domain.md 4.11; rulings,
 * Billing 7). 2 more at 2.00 on 24 Oct: 7/31 of 4.00 = 0.90. On the last day of a period they cost nothing in it.
 */
export const eset = chargedMonthly('eset', byDays((on) => addDays(on, 1)));
