import type { Decisions } from './subscription-commands.js';
import { idOf, type BlockCause, type ExistingSubscription } from './subscription-state.js';

const same = (a: BlockCause, b: BlockCause): boolean => a.reason === b.reason && a.paymentId === b.paymentId;
const isRunning = ({ status }: ExistingSubscription): boolean => status === 'Active' || status === 'Graced';

/** Of several reasons each has to go before a postpaid subscription runs again (domain.md 4.1). While it is in transition it settles first. */
export const blockingDecisions: Pick<Decisions, 'Block' | 'Unblock'> = {
  Block({ reason, paymentId, on }, state) {
    const known = state.blocks.some((cause) => same(cause, { reason, paymentId }));
    if (state.paymentModel !== 'postpay' || state.status === 'Deleted' || (known && !isRunning(state))) return [];
    return [{ type: 'SubscriptionBlocked', data: { ...idOf(state), reason, paymentId, on, status: isRunning(state) ? 'Blocked' : state.status } }];
  },
  Unblock({ reason, paymentId, on }, state) {
    if (!state.blocks.some((cause) => same(cause, { reason, paymentId }))) return [];
    const free = state.status === 'Blocked' && state.blocks.length === 1;
    return [{ type: 'SubscriptionUnblocked', data: { ...idOf(state), reason, paymentId, on, status: free ? (state.previousStatus ?? 'Active') : state.status } }];
  },
};
