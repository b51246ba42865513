import { chargedByOrder } from './charged-by-order.js';

/** An obligation for the whole term, written off month by month, each on its first day (rulings, Billing 13). */
export const nonRefund = chargedByOrder('non_refund', { current: 'close', future: 'open' });
