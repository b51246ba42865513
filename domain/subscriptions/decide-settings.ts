import { ruleBroken, wrongState } from '../shared/errors.js';
import type { Decisions } from './subscription-commands.js';
import { idOf, require, type ExistingSubscription, type SubscriptionStatus } from './subscription-state.js';

const OVER: readonly SubscriptionStatus[] = ['Deleting', 'Deletion failed', 'Deleted'];

const refuseOver = ({ status }: ExistingSubscription): void => {
  if (OVER.includes(status)) throw wrongState('wrong_state', `A subscription that is "${status}" has nothing to set any more.`);
};

/** Operations that a manager may be asked to approve: a stop of what runs, a deletion also of what is stopped. */
const APPROVABLE = { stop: ['Active', 'Graced', 'Blocked'], delete: ['Active', 'Graced', 'Blocked', 'Stopped'] } as const satisfies Record<string, readonly SubscriptionStatus[]>;

/** What is set rather than done, and what waits for a manager. */
export const settingDecisions: Pick<Decisions, 'SetAutoRenew' | 'SetSubscriptionCreditLimit' | 'AwaitApproval' | 'DeclineApproval'> = {
  SetAutoRenew({ on, periodId }, state) {
    refuseOver(state);
    if (state.awaiting) throw wrongState('auto_renew_locked', 'A stop or deletion of this subscription waits for a manager. Until it is decided, the automatic renewal is off.', { operationId: state.awaiting.operationId });
    if (state.terms.term === null) throw ruleBroken('no_expiration', 'The subscription has no end, so it is never renewed.', '/subscriptionId');
    if (state.autoRenew.on === on && state.autoRenew.periodId === periodId) return [];
    return [{ type: 'SubscriptionAutoRenewSet', data: { ...idOf(state), autoRenew: { on, periodId } } }];
  },
  SetSubscriptionCreditLimit({ limit }, state) {
    refuseOver(state);
    if (state.paymentModel !== 'postpay') throw ruleBroken('not_postpaid', 'Only a postpaid subscription has a credit limit; a prepaid one is paid from the balance.', '/subscriptionId');
    return state.creditLimit === limit ? [] : [{ type: 'SubscriptionCreditLimitSet', data: { ...idOf(state), creditLimit: limit } }];
  },
  AwaitApproval({ operationId, operation, reason, on }, state) {
    if (state.awaiting?.operationId === operationId) return [];
    require(state, APPROVABLE[operation], operation === 'stop' ? 'be stopped' : 'be deleted');
    return [{ type: 'SubscriptionApprovalAwaited', data: { ...idOf(state), operationId, operation, reason, on } }];
  },
  DeclineApproval({ operationId }, state) {
    if (state.status !== 'Waiting for manual approve' || state.awaiting?.operationId !== operationId) return [];
    const previous = state.previousStatus;
    const status = previous === 'Graced' || previous === 'Blocked' || previous === 'Stopped' ? previous : 'Active';
    return [{ type: 'SubscriptionOperationDeclined', data: { ...idOf(state), operationId, status, autoRenew: state.awaiting.autoRenew } }];
  },
};
