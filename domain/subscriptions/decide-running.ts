import { addDays } from '../shared/calendar.js';
import { wrongState } from '../shared/errors.js';
import type { Decisions } from './subscription-commands.js';
import { during, idOf, isStopped, require, type ExistingSubscription, type SubscriptionStatus } from './subscription-state.js';
import type { StopReason } from './subscriptions.events.js';

/** It runs, whatever became of its last order, or of its stop. */
const RUNNING: readonly SubscriptionStatus[] = ['Active', 'Graced', 'Blocked', 'Updating failed', 'Renewing failed', 'Switching failed', 'Stopping failed'];
const DELETABLE: readonly SubscriptionStatus[] = [...RUNNING, 'Stopped', 'Activating failed', 'Deletion failed'];

/** What waits for a manager may go on when he approved it, or when time and money leave no choice. */
const allowed = (from: readonly SubscriptionStatus[], state: ExistingSubscription, { approved, forced }: { readonly approved: string | undefined; readonly forced: boolean }): readonly SubscriptionStatus[] =>
  forced || (approved !== undefined && approved === state.awaiting?.operationId) ? [...from, 'Waiting for manual approve'] : from;

const byDate = (reason: StopReason): boolean => reason === 'expired' || reason === 'insufficient_balance';

const isHeld = ({ stopReason }: ExistingSubscription): boolean => stopReason === 'credit_hold' || stopReason === 'administrative_hold';
/** A hold that is lifted gives the days of grace back as well. */
const activated = (state: ExistingSubscription): 'Active' | 'Graced' => (isHeld(state) && state.previousStatus === 'Graced' ? 'Graced' : 'Active');

/** The last day of grace is over: nothing brings it back but a renewal. */
const isOver = ({ expirationDate, terms }: ExistingSubscription, on: string): boolean => expirationDate !== null && on >= addDays(expirationDate, terms.gracePeriod);

/** The running service: stop and start, expiry, blocking, deletion. */
export const runningDecisions: Pick<
  Decisions,
  | 'StartStop' | 'FailStop' | 'FinishStop' | 'StartActivation' | 'LiftHold' | 'FailActivation' | 'FinishActivation' | 'Expire'
  | 'StartDeletion' | 'FailDeletion' | 'FinishDeletion' | 'CloseCharges'
> = {
  StartStop({ reason, on, approved }, state) {
    if (isStopped(state)) return [];
    require(state, allowed(RUNNING, state, { approved, forced: byDate(reason) }), 'be stopped');
    return [{ type: 'SubscriptionStopStarted', data: { ...idOf(state), reason, on } }];
  },
  FailStop: ({ failure }, state) => during(state, 'Stopping', { type: 'SubscriptionStopFailed', data: { ...idOf(state), failure } }),
  FinishStop: (_command, state) => (state.stopping ? during(state, 'Stopping', { type: 'SubscriptionStopped', data: { ...idOf(state), ...state.stopping } }) : []),

  StartActivation({ on }, state) {
    require(state, ['Stopped', 'Activating failed'], 'be activated');
    if (state.expirationDate && state.expirationDate <= on)
      throw wrongState('expired', `The subscription expired on ${state.expirationDate}. Renew it or order a new one; a stopped subscription can be activated until its expiration.`);
    return [{ type: 'SubscriptionActivationStarted', data: { ...idOf(state), on } }];
  },
  LiftHold({ on }, state) {
    if (!['Stopped', 'Activating failed'].includes(state.status) || !isHeld(state) || isOver(state, on)) return [];
    return [{ type: 'SubscriptionActivationStarted', data: { ...idOf(state), on } }];
  },
  FailActivation: ({ failure }, state) => during(state, 'Activating', { type: 'SubscriptionActivationFailed', data: { ...idOf(state), failure } }),
  FinishActivation: (_command, state) =>
    state.activatingOn ? during(state, 'Activating', { type: 'SubscriptionReactivated', data: { ...idOf(state), on: state.activatingOn, status: activated(state) } }) : [],

  Expire({ on }, state) {
    if (![...RUNNING, 'Waiting for manual approve'].includes(state.status) || isStopped(state) || !state.expirationDate || on < state.expirationDate) return [];
    if (isOver(state, on)) return [{ type: 'SubscriptionStopStarted', data: { ...idOf(state), reason: 'expired', on } }];
    if (['Graced', 'Blocked', 'Waiting for manual approve'].includes(state.status)) return [];
    return [{ type: 'SubscriptionGraced', data: { ...idOf(state), on, until: addDays(state.expirationDate, state.terms.gracePeriod) } }];
  },

  StartDeletion({ on, approved }, state) {
    if (state.status === 'Deleted') return [];
    const forced = state.stoppedOn !== null && on >= addDays(state.stoppedOn, state.terms.stopPeriod);
    require(state, allowed(DELETABLE, state, { approved, forced }), 'be deleted');
    return [{ type: 'SubscriptionDeletionStarted', data: { ...idOf(state), on } }];
  },
  FailDeletion: ({ failure }, state) => during(state, 'Deleting', { type: 'SubscriptionDeletionFailed', data: { ...idOf(state), failure } }),
  FinishDeletion: ({ on }, state) => during(state, 'Deleting', { type: 'SubscriptionDeleted', data: { ...idOf(state), on } }),

  CloseCharges({ on }, state) {
    require(state, ['Active', 'Graced', 'Stopped'], 'have its charges closed');
    return state.chargesClosed ? [] : [{ type: 'SubscriptionChargesClosed', data: { ...idOf(state), on } }];
  },
};
