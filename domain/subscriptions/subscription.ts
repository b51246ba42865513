import { addDays, type BusinessDate } from '../shared/calendar.js';
import type { Aggregate } from '../shared/decider.js';
import { ruleBroken, wrongState } from '../shared/errors.js';
import { billingType } from './billing-types/index.js';
import { subscriptionEvents, type StopReason, type SubscribedResource, type SubscriptionEvent } from './subscriptions.events.js';

type Of<T extends SubscriptionEvent['type']> = Extract<SubscriptionEvent, { type: T }>['data'];

export type SubscriptionStatus =
  | 'Ordered' | 'Installing' | 'Installation failed' | 'Active' | 'Updating' | 'Updating failed' | 'Graced' | 'Stopping' | 'Stopping failed'
  | 'Stopped' | 'Activating' | 'Activating failed' | 'Deleting' | 'Deletion failed' | 'Deleted';

export interface ExistingSubscription extends Of<'SubscriptionOrdered'> {
  readonly status: SubscriptionStatus;
  readonly startDate: BusinessDate | null;
  readonly expirationDate: BusinessDate | null;
  readonly graceUntil: BusinessDate | null;
  readonly stoppedOn: BusinessDate | null;
  readonly chargesClosed: boolean;
  /** What the transitional state is about. */
  readonly pending: { readonly orderId: string; readonly startDate: BusinessDate | null; readonly resources: readonly SubscribedResource[] | null } | null;
  readonly stopping: { readonly reason: StopReason; readonly on: BusinessDate } | null;
  readonly activatingOn: BusinessDate | null;
}
export type Subscription = ExistingSubscription | null;

export type SubscriptionCommand =
  | { readonly type: 'OrderSubscription'; readonly subscription: Of<'SubscriptionOrdered'> }
  | { readonly type: 'AbandonOrder'; readonly orderId: string }
  | { readonly type: 'StartInstall'; readonly orderId: string; readonly on: BusinessDate; readonly attempt: number }
  | { readonly type: 'FailInstall'; readonly reason: string }
  | { readonly type: 'Activate'; readonly vendorReference: string }
  | { readonly type: 'StartUpdate'; readonly orderId: string; readonly quantities: Readonly<Record<string, number>>; readonly attempt: number }
  | { readonly type: 'FailUpdate'; readonly reason: string }
  | { readonly type: 'FinishUpdate' }
  | { readonly type: 'StartStop'; readonly reason: StopReason; readonly on: BusinessDate }
  | { readonly type: 'FailStop'; readonly failure: string }
  | { readonly type: 'FinishStop' }
  | { readonly type: 'StartActivation'; readonly on: BusinessDate }
  | { readonly type: 'FailActivation'; readonly failure: string }
  | { readonly type: 'FinishActivation' }
  | { readonly type: 'Expire'; readonly on: BusinessDate }
  | { readonly type: 'StartDeletion'; readonly on: BusinessDate }
  | { readonly type: 'FailDeletion'; readonly failure: string }
  | { readonly type: 'FinishDeletion'; readonly on: BusinessDate }
  | { readonly type: 'CloseCharges'; readonly on: BusinessDate };

/** The life of a subscription (domain.md 3.1). While it is in transition no operation is allowed. */
export const subscription: Aggregate<Subscription, SubscriptionCommand, SubscriptionEvent> = {
  category: 'subscription',
  catalogue: subscriptionEvents,
  initial: null,
  decide(command, state) {
    if (command.type === 'OrderSubscription') return state ? [] : [{ type: 'SubscriptionOrdered', data: command.subscription }];
    if (!state) throw wrongState('subscription_missing', 'There is no such subscription.');
    return decisions[command.type](command as never, state);
  },
  evolve(state, event) {
    if (event.type === 'SubscriptionOrdered') return ordered(event.data);
    return state && { ...state, ...changes[event.type](event.data as never, state) };
  },
};

const ordered = (data: Of<'SubscriptionOrdered'>): ExistingSubscription => ({
  ...data, status: 'Ordered', startDate: null, expirationDate: null, graceUntil: null, stoppedOn: null, chargesClosed: false, pending: null, stopping: null, activatingOn: null,
});

type Decisions = { readonly [C in Exclude<SubscriptionCommand, { type: 'OrderSubscription' }> as C['type']]: (command: C, state: ExistingSubscription) => readonly SubscriptionEvent[] };

const IN_TRANSITION: readonly SubscriptionStatus[] = ['Installing', 'Updating', 'Stopping', 'Activating', 'Deleting'];

/** Refuses an operation unless the subscription is in one of the states that allow it. */
const require = (state: ExistingSubscription, allowed: readonly SubscriptionStatus[], operation: string): void => {
  if (allowed.includes(state.status)) return;
  if (IN_TRANSITION.includes(state.status)) throw wrongState('in_transition', `The subscription is ${state.status.toLowerCase()}. Wait until that is over, then ${operation}.`);
  throw wrongState('wrong_state', `A subscription that is "${state.status}" cannot ${operation}. It must be: ${allowed.join(', ')}.`);
};

const id = (state: ExistingSubscription): { readonly subscriptionId: string } => ({ subscriptionId: state.subscriptionId });
const orderId = (state: ExistingSubscription): string => state.pending?.orderId ?? state.orderId;

/** An answer of the provisioning plugin counts while the subscription waits for it, and changes nothing afterwards. */
const during = (state: ExistingSubscription, status: SubscriptionStatus, event: SubscriptionEvent): readonly SubscriptionEvent[] => (state.status === status ? [event] : []);

const decisions: Decisions = {
  AbandonOrder(command, state) {
    if (['Ordered', 'Installation failed'].includes(state.status)) return [{ type: 'SubscriptionOrderAbandoned', data: { ...id(state), orderId: command.orderId } }];
    return command.orderId !== state.pending?.orderId ? [] : during(state, 'Updating failed', { type: 'SubscriptionUpdateAbandoned', data: { ...id(state), orderId: command.orderId } });
  },
  StartInstall({ orderId, on, attempt }, state) {
    require(state, ['Ordered', 'Installation failed'], 'be installed');
    return [{ type: 'SubscriptionInstallStarted', data: { ...id(state), orderId, startDate: state.pending?.startDate ?? on, attempt } }];
  },
  FailInstall: ({ reason }, state) => during(state, 'Installing', { type: 'SubscriptionInstallFailed', data: { ...id(state), orderId: orderId(state), reason } }),
  Activate({ vendorReference }, state) {
    const startDate = state.pending?.startDate ?? '';
    const { term, billingDay } = state.terms;
    const expirationDate = billingType(state.terms.billingType, state.terms.billingTypeVersion).expiration(startDate, term, billingDay);
    return during(state, 'Installing', { type: 'SubscriptionActivated', data: { ...id(state), orderId: orderId(state), startDate, expirationDate, vendorReference } });
  },
  StartUpdate({ orderId, quantities, attempt }, state) {
    require(state, ['Active', 'Updating failed'], 'be changed');
    const resources = state.resources.map((resource) => ({ ...resource, quantity: quantities[resource.resourceKey] ?? resource.quantity }));
    if (resources.some((resource, index) => resource.quantity < (state.resources[index]?.quantity ?? 0)))
      throw ruleBroken('quantities_changed', 'The subscription was changed by another order meanwhile; this order would reduce it. Cancel this order and place a new one.');
    return [{ type: 'SubscriptionUpdateStarted', data: { ...id(state), orderId, resources, attempt } }];
  },
  FailUpdate: ({ reason }, state) => during(state, 'Updating', { type: 'SubscriptionUpdateFailed', data: { ...id(state), orderId: orderId(state), reason } }),
  FinishUpdate: (_command, state) =>
    during(state, 'Updating', { type: 'SubscriptionResourcesChanged', data: { ...id(state), orderId: orderId(state), resources: state.pending?.resources ?? state.resources } }),
  StartStop({ reason, on }, state) {
    if (state.status === 'Stopped') return [];
    require(state, ['Active', 'Graced', 'Stopping failed', 'Updating failed'], 'be stopped');
    return [{ type: 'SubscriptionStopStarted', data: { ...id(state), reason, on } }];
  },
  FailStop: ({ failure }, state) => during(state, 'Stopping', { type: 'SubscriptionStopFailed', data: { ...id(state), failure } }),
  FinishStop: (_command, state) => (state.stopping ? during(state, 'Stopping', { type: 'SubscriptionStopped', data: { ...id(state), ...state.stopping } }) : []),
  StartActivation({ on }, state) {
    require(state, ['Stopped', 'Activating failed'], 'be activated');
    if (state.expirationDate && state.expirationDate <= on)
      throw wrongState('expired', `The subscription expired on ${state.expirationDate}. Order a new one; a stopped subscription can be activated until its expiration.`);
    return [{ type: 'SubscriptionActivationStarted', data: { ...id(state), on } }];
  },
  FailActivation: ({ failure }, state) => during(state, 'Activating', { type: 'SubscriptionActivationFailed', data: { ...id(state), failure } }),
  FinishActivation: (_command, state) => (state.activatingOn ? during(state, 'Activating', { type: 'SubscriptionReactivated', data: { ...id(state), on: state.activatingOn } }) : []),
  Expire({ on }, state) {
    if (!['Active', 'Updating failed'].includes(state.status) || !state.expirationDate || on < state.expirationDate) return [];
    const until = addDays(state.expirationDate, state.terms.gracePeriod);
    if (on < until) return [{ type: 'SubscriptionGraced', data: { ...id(state), on, until } }];
    return [{ type: 'SubscriptionStopStarted', data: { ...id(state), reason: 'expired', on } }];
  },
  StartDeletion({ on }, state) {
    require(state, ['Stopped', 'Activating failed', 'Deletion failed'], 'be deleted');
    return [{ type: 'SubscriptionDeletionStarted', data: { ...id(state), on } }];
  },
  FailDeletion: ({ failure }, state) => during(state, 'Deleting', { type: 'SubscriptionDeletionFailed', data: { ...id(state), failure } }),
  FinishDeletion: ({ on }, state) => during(state, 'Deleting', { type: 'SubscriptionDeleted', data: { ...id(state), on } }),
  CloseCharges({ on }, state) {
    require(state, ['Active', 'Graced', 'Stopped'], 'have its charges closed');
    return state.chargesClosed ? [] : [{ type: 'SubscriptionChargesClosed', data: { ...id(state), on } }];
  },
};

type Changes = { readonly [E in Exclude<SubscriptionEvent, { type: 'SubscriptionOrdered' }> as E['type']]: (data: E['data'], state: ExistingSubscription) => Partial<ExistingSubscription> };

const settled = { pending: null, stopping: null, activatingOn: null } as const;

const changes: Changes = {
  SubscriptionOrderAbandoned: () => ({ status: 'Deleted', ...settled }),
  SubscriptionInstallStarted: ({ orderId, startDate }) => ({ status: 'Installing', pending: { orderId, startDate, resources: null } }),
  // The start date stays: the periods were paid from that day on.
  SubscriptionInstallFailed: () => ({ status: 'Installation failed' }),
  SubscriptionActivated: ({ startDate, expirationDate }) => ({ status: 'Active', startDate, expirationDate, ...settled }),
  SubscriptionUpdateStarted: ({ orderId, resources }) => ({ status: 'Updating', pending: { orderId, startDate: null, resources } }),
  SubscriptionUpdateFailed: () => ({ status: 'Updating failed' }),
  SubscriptionUpdateAbandoned: () => ({ status: 'Active', ...settled }),
  SubscriptionResourcesChanged: ({ resources }) => ({ status: 'Active', resources, ...settled }),
  SubscriptionStopStarted: ({ reason, on }) => ({ status: 'Stopping', stopping: { reason, on } }),
  SubscriptionStopFailed: () => ({ status: 'Stopping failed' }),
  SubscriptionStopped: ({ on }) => ({ status: 'Stopped', stoppedOn: on, ...settled }),
  SubscriptionActivationStarted: ({ on }) => ({ status: 'Activating', activatingOn: on }),
  SubscriptionActivationFailed: () => ({ status: 'Activating failed' }),
  SubscriptionReactivated: () => ({ status: 'Active', stoppedOn: null, ...settled }),
  SubscriptionGraced: ({ until }) => ({ status: 'Graced', graceUntil: until }),
  SubscriptionDeletionStarted: () => ({ status: 'Deleting' }),
  SubscriptionDeletionFailed: () => ({ status: 'Deletion failed' }),
  SubscriptionDeleted: () => ({ status: 'Deleted', ...settled }),
  SubscriptionChargesClosed: () => ({ chargesClosed: true }),
};
