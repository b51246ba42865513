import { chargedByOrder } from './charged-by-order.js';

/** The charges of the whole term stand from the order on; money is held for the current period, for each next one on its first day (domain.md 4.2). */
export const gSuite = chargedByOrder('g_suite', { current: 'block', future: 'open' });
