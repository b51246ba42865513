import { chargedByOrder } from './charged-by-order.js';

/** The whole term is held at payment and written off month by month: 31.00 for 3 months from 20 Oct: 12.00, 31.00, 31.00, 19.00 (domain.md 4.3). */
export const reservation = chargedByOrder('reservation', { current: 'block', future: 'block' });
