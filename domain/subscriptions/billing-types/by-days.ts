import { from } from '../../shared/billing-period.js';
import type { BusinessDate } from '../../shared/calendar.js';
import type { Monthly } from './charged-monthly.js';

/** Exactly the days that were sold are charged, in every period. */
export const byDays = (increasedFrom: (on: BusinessDate) => BusinessDate): Monthly => ({ billed: (sold) => sold, part: from, increasedFrom });
