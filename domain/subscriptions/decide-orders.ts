import { expirationOf } from '../shared/billing-period.js';
import type { BusinessDate } from '../shared/calendar.js';
import { ruleBroken, wrongState } from '../shared/errors.js';
import type { Decisions } from './subscription-commands.js';
import { before, during, endOf, idOf, isStopped, require, type ExistingSubscription, type SubscriptionStatus } from './subscription-state.js';
import type { SubscribedResource } from './subscriptions.events.js';

/** A change that the vendor refused stays behind: its order is tried again, or cancelled, after the renewal. */
const RENEWABLE: readonly SubscriptionStatus[] = ['Active', 'Graced', 'Stopped', 'Renewing failed', 'Updating failed'];
const orderOf = (state: ExistingSubscription): string => state.pending?.data.orderId ?? state.orderId;

/** The day on which a renewal that is paid `on` begins: the expiration, also in grace; of an expired and stopped subscription that day itself (rulings, Billing 5). */
export const renewedFrom = (state: ExistingSubscription, on: BusinessDate): BusinessDate => {
  if (!state.expirationDate) throw ruleBroken('no_expiration', 'The subscription has no end, so there is nothing to renew.', '/subscriptionId');
  return isStopped(state) && on > state.expirationDate ? on : state.expirationDate;
};

/** The same, for one that may be renewed on that day. @throws not_expired */
export const renewalStart = (state: ExistingSubscription, on: BusinessDate): BusinessDate => {
  const start = renewedFrom(state, on);
  if (isStopped(state) && on < start) throw wrongState('not_expired', `The subscription is stopped and its term runs until ${start}. Activate it first, then renew it.`);
  return start;
};

/** It was paid for the difference to the quantities of its day: another order in between makes it wrong. */
const refuseStale = (state: ExistingSubscription, expected: Readonly<Record<string, number>>): void => {
  if (state.resources.some(({ resourceKey, quantity }) => (expected[resourceKey] ?? quantity) !== quantity))
    throw ruleBroken('quantities_changed', 'The subscription was changed by another order meanwhile. Cancel this order and place a new one.');
};

const quantitiesOf = (resources: readonly SubscribedResource[]): Readonly<Record<string, number>> => Object.fromEntries(resources.map(({ resourceKey, quantity }) => [resourceKey, quantity]));

/** Orders that are provisioned: sale, change, renewal, switch. */
export const orderDecisions: Pick<
  Decisions,
  | 'AbandonOrder' | 'StartInstall' | 'FailInstall' | 'Activate' | 'StartUpdate' | 'FailUpdate' | 'FinishUpdate'
  | 'StartRenewal' | 'FailRenewal' | 'FinishRenewal' | 'StartSwitch' | 'FailSwitch' | 'FinishSwitch'
> = {
  AbandonOrder({ orderId }, state) {
    if (['Ordered', 'Installation failed'].includes(state.status)) return [{ type: 'SubscriptionOrderAbandoned', data: { ...idOf(state), orderId } }];
    const status = before(state);
    if (orderId !== state.pending?.data.orderId || !['Updating failed', 'Renewing failed', 'Switching failed'].includes(state.status)) return [];
    return [{ type: 'SubscriptionUpdateAbandoned', data: { ...idOf(state), orderId, status: status === 'Graced' || status === 'Stopped' ? status : 'Active' } }];
  },
  StartInstall({ orderId, on, attempt }, state) {
    require(state, ['Ordered', 'Installation failed'], 'be installed');
    const startDate = state.pending?.operation === 'install' ? state.pending.data.startDate : on;
    return [{ type: 'SubscriptionInstallStarted', data: { ...idOf(state), orderId, startDate, attempt } }];
  },
  FailInstall: ({ reason }, state) => during(state, 'Installing', { type: 'SubscriptionInstallFailed', data: { ...idOf(state), orderId: orderOf(state), reason } }),
  Activate({ vendorReference }, state) {
    if (state.pending?.operation !== 'install') return [];
    const { orderId, startDate } = state.pending.data;
    const { terms, trial } = state;
    const expirationDate = terms.term && (trial ? expirationOf(startDate, terms.term) : endOf(terms, startDate, terms.term));
    return during(state, 'Installing', { type: 'SubscriptionActivated', data: { ...idOf(state), orderId, startDate, expirationDate, vendorReference } });
  },

  StartUpdate({ orderId, resources, expected, on, attempt }, state) {
    require(state, ['Active', 'Updating failed'], 'be changed');
    refuseStale(state, expected);
    return [{ type: 'SubscriptionUpdateStarted', data: { ...idOf(state), orderId, resources, on, attempt } }];
  },
  FailUpdate: ({ reason }, state) => during(state, 'Updating', { type: 'SubscriptionUpdateFailed', data: { ...idOf(state), orderId: orderOf(state), reason } }),
  FinishUpdate(_command, state) {
    if (state.pending?.operation !== 'update') return [];
    const { attempt: _attempt, ...data } = state.pending.data;
    return during(state, 'Updating', { type: 'SubscriptionResourcesChanged', data: { ...data, previous: quantitiesOf(state.resources) } });
  },

  StartRenewal({ type: _type, expected = {}, ...renewal }, state) {
    require(state, RENEWABLE, 'be renewed');
    refuseStale(state, expected);
    // A repeated attempt keeps the days that were paid.
    const start = state.pending?.operation === 'renewal' && state.pending.data.orderId === renewal.orderId ? state.pending.data.start : renewalStart(state, renewal.on);
    return [{ type: 'SubscriptionRenewalStarted', data: { ...idOf(state), ...renewal, start, expirationDate: endOf(state.terms, start, renewal.term) } }];
  },
  FailRenewal: ({ reason }, state) => during(state, 'Renewing', { type: 'SubscriptionRenewalFailed', data: { ...idOf(state), orderId: orderOf(state), reason } }),
  FinishRenewal(_command, state) {
    if (state.pending?.operation !== 'renewal') return [];
    const { attempt: _attempt, ...data } = state.pending.data;
    return during(state, 'Renewing', { type: 'SubscriptionRenewed', data });
  },

  StartSwitch({ type: _type, ...sold }, state) {
    require(state, ['Active', 'Switching failed'], 'be switched to another plan');
    const { term } = sold.terms;
    return [{ type: 'SubscriptionSwitchStarted', data: { ...idOf(state), ...sold, expirationDate: term && endOf(sold.terms, sold.on, term) } }];
  },
  FailSwitch: ({ reason }, state) => during(state, 'Switching', { type: 'SubscriptionSwitchFailed', data: { ...idOf(state), orderId: orderOf(state), reason } }),
  FinishSwitch({ vendorReference }, state) {
    if (state.pending?.operation !== 'switch') return [];
    const { attempt: _attempt, ...data } = state.pending.data;
    return during(state, 'Switching', { type: 'SubscriptionPlanSwitched', data: { ...data, previousPlanId: state.planId, previousBillingType: state.terms.billingType, vendorReference } });
  },
};
