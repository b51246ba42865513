import { billingPeriodOf } from '../shared/calendar.js';
import { before, type BlockCause, type ExistingSubscription, type Of, type Segment, type SubscriptionStatus } from './subscription-state.js';
import type { Ordered, SubscribedResource, SubscriptionEvent } from './subscriptions.events.js';

type Changes = { readonly [E in Exclude<SubscriptionEvent, { type: 'SubscriptionOrdered' }> as E['type']]: (data: E['data'], state: ExistingSubscription) => Partial<ExistingSubscription> };

export const ordered = (data: Ordered): ExistingSubscription => ({
  ...data,
  status: 'Ordered', previousStatus: null, startDate: null, expirationDate: null, segments: [], carried: [], graceUntil: null, stoppedOn: null, stopReason: null,
  chargesClosed: false, blocks: [], pending: null, stopping: null, lastStop: null, activatingOn: null, deletingSince: null, awaiting: null,
});

const settled = { previousStatus: null, pending: null, stopping: null, activatingOn: null } as const;
const running = { ...settled, stoppedOn: null, stopReason: null } as const;

/** On the way from a settled state, which is remembered. */
const leaving = (state: ExistingSubscription, status: SubscriptionStatus): Pick<ExistingSubscription, 'status' | 'previousStatus'> => ({ status, previousStatus: before(state) });

const feesOf = (resources: readonly SubscribedResource[]): Readonly<Record<string, number>> => Object.fromEntries(resources.map(({ resourceKey, unitFee }) => [resourceKey, unitFee]));

/** Fees that a change order brought hold in every term from now on; the others stay as they are in each. */
const refeed = (segments: readonly Segment[], was: readonly SubscribedResource[], is: readonly SubscribedResource[]): readonly Segment[] => {
  const changed = is.filter(({ resourceKey, unitFee }) => was.find((resource) => resource.resourceKey === resourceKey)?.unitFee !== unitFee);
  return changed.length === 0 ? segments : segments.map((segment) => ({ ...segment, unitFees: { ...segment.unitFees, ...feesOf(changed) } }));
};

/** Of several changes on one day the first one tells how the day began. */
const carriedOver = (on: string, { carried, resources, terms }: ExistingSubscription): ExistingSubscription['carried'] => {
  const { from } = billingPeriodOf(on, terms.billingDay);
  const kept = carried.filter((change) => change.on >= from);
  return kept.some((change) => change.on === on) ? kept : [...kept, { on, resources }];
};

const switched = ({ on, expirationDate, vendorReference: _reference, previousPlanId: _plan, previousBillingType: _type, orderId, subscriptionId: _subscription, ...sold }: Of<'SubscriptionPlanSwitched'>): Partial<ExistingSubscription> => ({
  ...sold, ...running, status: 'Active', trial: false, chargesClosed: false, carried: [], graceUntil: null, startDate: on, expirationDate,
  segments: [{ start: on, term: sold.terms.term, trial: false, periodId: sold.periodId, orderId, planFee: sold.terms.planFee, unitFees: feesOf(sold.resources) }],
});

const without = (blocks: readonly BlockCause[], gone: BlockCause): readonly BlockCause[] => blocks.filter(({ reason, paymentId }) => reason !== gone.reason || paymentId !== gone.paymentId);

/** What each event leaves of a subscription. */
export const changes: Changes = {
  SubscriptionOrderAbandoned: () => ({ status: 'Deleted', ...settled }),
  SubscriptionInstallStarted: (data) => ({ status: 'Installing', pending: { operation: 'install', data } }),
  // The start date stays: the periods were paid from that day on.
  SubscriptionInstallFailed: () => ({ status: 'Installation failed' }),
  SubscriptionActivated: ({ orderId, startDate, expirationDate }, { terms, trial, periodId, resources }) => ({
    status: 'Active', startDate, expirationDate, ...settled, segments: [{ start: startDate, term: terms.term, trial, periodId, orderId, planFee: terms.planFee, unitFees: feesOf(resources) }],
  }),

  SubscriptionUpdateStarted: (data, state) => ({ ...leaving(state, 'Updating'), pending: { operation: 'update', data } }),
  SubscriptionUpdateFailed: () => ({ status: 'Updating failed' }),
  SubscriptionUpdateAbandoned: ({ status }) => ({ status, ...settled }),
  SubscriptionResourcesChanged: ({ resources, on }, state) => ({ status: 'Active', ...settled, resources, carried: carriedOver(on, state), segments: refeed(state.segments, state.resources, resources) }),

  SubscriptionRenewalStarted: (data, state) => ({ ...leaving(state, 'Renewing'), pending: { operation: 'renewal', data } }),
  SubscriptionRenewalFailed: () => ({ status: 'Renewing failed' }),
  SubscriptionRenewed: ({ orderId, on, start, expirationDate, periodId, term, planFee, resources, individualPrices }, state) => ({
    ...running, status: 'Active', trial: false, graceUntil: null, chargesClosed: false, expirationDate, periodId, resources, individualPrices, carried: carriedOver(on, state),
    terms: { ...state.terms, term, planFee }, segments: [...state.segments, { start, term, trial: false, periodId, orderId, planFee, unitFees: feesOf(resources) }],
  }),

  SubscriptionSwitchStarted: (data, state) => ({ ...leaving(state, 'Switching'), pending: { operation: 'switch', data } }),
  SubscriptionSwitchFailed: () => ({ status: 'Switching failed' }),
  SubscriptionPlanSwitched: switched,

  SubscriptionStopStarted: ({ reason, on }, state) => ({ ...leaving(state, 'Stopping'), stopping: { reason, on }, lastStop: on }),
  SubscriptionStopFailed: () => ({ status: 'Stopping failed' }),
  SubscriptionStopped: ({ reason, on }) => ({ status: 'Stopped', stoppedOn: on, stopReason: reason, stopping: null, awaiting: null }),
  SubscriptionActivationStarted: ({ on }) => ({ status: 'Activating', activatingOn: on }),
  SubscriptionActivationFailed: () => ({ status: 'Activating failed' }),
  SubscriptionReactivated: ({ status }) => ({ ...running, status }),

  SubscriptionGraced: ({ until }) => ({ status: 'Graced', previousStatus: null, graceUntil: until }),
  // A second reason leaves what it was before the first one.
  SubscriptionBlocked: ({ reason, paymentId, status }, state) => ({ ...(status === 'Blocked' && state.status !== 'Blocked' && leaving(state, 'Blocked')), blocks: [...without(state.blocks, { reason, paymentId }), { reason, paymentId }] }),
  SubscriptionUnblocked: ({ reason, paymentId, status }, state) => ({
    ...(state.status === 'Blocked' && status !== 'Blocked' && { status: status as SubscriptionStatus, previousStatus: null }), blocks: without(state.blocks, { reason, paymentId }),
  }),

  SubscriptionApprovalAwaited: ({ operationId, operation, reason }, state) => ({
    ...leaving(state, 'Waiting for manual approve'), awaiting: { operationId, operation, reason, autoRenew: state.autoRenew }, autoRenew: { ...state.autoRenew, on: false },
  }),
  SubscriptionOperationDeclined: ({ status, autoRenew }) => ({ status, awaiting: null, autoRenew }),
  SubscriptionAutoRenewSet: ({ autoRenew }) => ({ autoRenew }),
  SubscriptionCreditLimitSet: ({ creditLimit }) => ({ creditLimit }),

  SubscriptionDeletionStarted: ({ on }, state) => ({ ...leaving(state, 'Deleting'), deletingSince: state.deletingSince ?? on }),
  SubscriptionDeletionFailed: () => ({ status: 'Deletion failed' }),
  SubscriptionDeleted: () => ({ status: 'Deleted', ...settled, awaiting: null }),
  SubscriptionChargesClosed: () => ({ chargesClosed: true }),
};
