import { describe, expect, it } from '@jest/globals';
import { scenario } from '../../test/support/scenario.js';
import { standingOn, carriedInto } from './subscription-state.js';
import { subscription, type Subscription, type SubscriptionCommand } from './subscription.js';
import type { Ordered, SubscribedResource, SubscriptionEvent } from './subscriptions.events.js';

const { given } = scenario<Subscription, SubscriptionCommand, SubscriptionEvent>(subscription);
const subscriptionId = 's';
const on = '2019-10-10';
const licences = (quantity: number, unitFee = 500): readonly SubscribedResource[] => [{ resourceKey: 'licences', name: 'Licences', unit: 'licence', included: 0, quantity, unitFee }];
const terms = { billingType: 'reservation', billingTypeVersion: 1, billingDay: 1, term: { count: 1, unit: 'month' }, planFee: 0, currency: 'EUR', gracePeriod: 5, stopPeriod: 14, manualRenewPoint: 30, autoRenewPoint: 10 } as const;
const sale: Ordered = {
  subscriptionId, number: 'S000001', accountId: 'a', resellerId: 'r', orderId: 'o1', planId: 'p', periodId: 'month', name: 'Backup', productId: 'x', resources: licences(10), terms, promoCode: null,
  paymentModel: 'prepay', trial: false, fixedPrice: false, individualPrices: false, orderedAt: '2019-09-24T09:00:00.000Z', autoRenew: { on: true, periodId: null }, creditLimit: null,
};
const ordered = (more: Partial<Ordered> = {}): SubscriptionEvent => ({ type: 'SubscriptionOrdered', data: { ...sale, ...more } });
const installing: SubscriptionEvent = { type: 'SubscriptionInstallStarted', data: { subscriptionId, orderId: 'o1', startDate: '2019-09-24', attempt: 1 } };
const activated: SubscriptionEvent = { type: 'SubscriptionActivated', data: { subscriptionId, orderId: 'o1', startDate: '2019-09-24', expirationDate: '2019-10-24', vendorReference: 'v' } };
const active = (more: Partial<Ordered> = {}) => [ordered(more), installing, activated] as const;
const graced: SubscriptionEvent = { type: 'SubscriptionGraced', data: { subscriptionId, on: '2019-10-24', until: '2019-10-29' } };
const stopping = (reason: 'by_customer' | 'expired' | 'credit_hold' = 'by_customer', day = on): SubscriptionEvent => ({ type: 'SubscriptionStopStarted', data: { subscriptionId, reason, on: day } });
const stopped = (reason: 'by_customer' | 'expired' | 'credit_hold' = 'by_customer', day = on): SubscriptionEvent => ({ type: 'SubscriptionStopped', data: { subscriptionId, reason, on: day } });
const stop = (reason: 'by_customer' | 'expired' | 'credit_hold' = 'by_customer') => ({ type: 'StartStop', reason, on }) as const;
const renewal = { orderId: 'o2', on: '2019-10-14', periodId: 'month', term: { count: 1, unit: 'month' }, planFee: 0, resources: licences(10, 600), individualPrices: false } as const;
const renewing = (start: string, expirationDate: string, day: string = renewal.on): SubscriptionEvent => ({ type: 'SubscriptionRenewalStarted', data: { subscriptionId, ...renewal, on: day, start, expirationDate, attempt: 1 } });
const renew = (day: string = renewal.on): SubscriptionCommand => ({ type: 'StartRenewal', ...renewal, on: day, attempt: 1 });
const stateAfter = (...events: readonly SubscriptionEvent[]): NonNullable<Subscription> => {
  const state = events.reduce((folded, event) => subscription.evolve(folded, event), subscription.initial);
  if (!state) throw new Error('not ordered');
  return state;
};

describe('an order', () => {
  it('that comes to nothing ends it', () => given(ordered()).when({ type: 'AbandonOrder', orderId: 'o1' }).then({ type: 'SubscriptionOrderAbandoned', data: { subscriptionId, orderId: 'o1' } }));
  it('that is paid installs it', () => given(ordered()).when({ type: 'StartInstall', orderId: 'o1', on: '2019-09-24', attempt: 1 }).then(installing));
  it('that is delivered makes it active, with both dates', () => given(ordered(), installing).when({ type: 'Activate', vendorReference: 'v' }).then(activated));
  it('that the vendor refuses can be tried again, from the day that was paid', () =>
    given(ordered(), installing, { type: 'SubscriptionInstallFailed', data: { subscriptionId, orderId: 'o1', reason: 'no' } })
      .when({ type: 'StartInstall', orderId: 'o1', on: '2019-09-30', attempt: 2 })
      .then({ type: 'SubscriptionInstallStarted', data: { subscriptionId, orderId: 'o1', startDate: '2019-09-24', attempt: 2 } }));
});

describe('a change', () => {
  const change: SubscriptionCommand = { type: 'StartUpdate', orderId: 'o2', resources: licences(12), expected: { licences: 10 }, on, attempt: 1 };
  const updating: SubscriptionEvent = { type: 'SubscriptionUpdateStarted', data: { subscriptionId, orderId: 'o2', resources: licences(12), on, attempt: 1 } };
  const changed: SubscriptionEvent = { type: 'SubscriptionResourcesChanged', data: { subscriptionId, orderId: 'o2', resources: licences(12), on, previous: { licences: 10 } } };

  it('is provisioned', () => given(...active()).when(change).then(updating));
  it('tells what was before it', () => given(...active(), updating).when({ type: 'FinishUpdate' }).then(changed));
  it('is refused when another one came between', () => given(...active(), updating, changed).when({ ...change, orderId: 'o3' }).thenRejects('quantities_changed'));
  it('is refused while one runs', () => given(...active(), updating).when(change).thenRejects('in_transition'));
  it('that failed can be given up', () =>
    given(...active(), updating, { type: 'SubscriptionUpdateFailed', data: { subscriptionId, orderId: 'o2', reason: 'no' } })
      .when({ type: 'AbandonOrder', orderId: 'o2' })
      .then({ type: 'SubscriptionUpdateAbandoned', data: { subscriptionId, orderId: 'o2', status: 'Active' } }));
  it('does not touch what the day began with', () => {
    const state = stateAfter(...active(), updating, changed);
    expect([carriedInto(state, on)[0]?.quantity, carriedInto(state, '2019-11-01')[0]?.quantity]).toEqual([10, 12]);
  });
});

describe('a renewal', () => {
  it('adds to the expiration date', () => given(...active()).when(renew()).then(renewing('2019-10-24', '2019-11-24')));
  it('gives no free days in grace', () => given(...active(), graced).when(renew('2019-10-26')).then(renewing('2019-10-24', '2019-11-24', '2019-10-26')));
  it('of a stopped one starts on the payment day', () => given(...active(), graced, stopping('expired', '2019-10-29'), stopped('expired', '2019-10-29')).when(renew('2019-11-05')).then(renewing('2019-11-05', '2019-12-05', '2019-11-05')));
  it('of one that was stopped within its term comes after its activation', () => given(...active(), stopping(), stopped()).when(renew()).thenRejects('not_expired'));
  it('of one without an end is nothing', () =>
    given(ordered(), installing, { type: 'SubscriptionActivated', data: { ...activated.data, expirationDate: null } }).when(renew()).thenRejects('no_expiration'));
  it('makes a trial a paid one', () => {
    const renewed: SubscriptionEvent = { type: 'SubscriptionRenewed', data: { subscriptionId, ...renewal, start: '2019-10-24', expirationDate: '2019-11-24' } };
    expect(stateAfter(...active({ trial: true }), renewing('2019-10-24', '2019-11-24'), renewed)).toMatchObject({ status: 'Active', trial: false, expirationDate: '2019-11-24' });
  });
  it('has its prices from its own first day', () => {
    const renewed: SubscriptionEvent = { type: 'SubscriptionRenewed', data: { subscriptionId, ...renewal, start: '2019-10-24', expirationDate: '2019-11-24' } };
    const state = stateAfter(...active(), renewing('2019-10-24', '2019-11-24'), renewed);
    expect(['2019-10-23', '2019-10-24'].map((day) => standingOn(state, day).resources[0]?.unitFee)).toEqual([500, 600]);
  });
  it('that failed and is given up leaves it as it was', () =>
    given(...active(), graced, renewing('2019-10-24', '2019-11-24'), { type: 'SubscriptionRenewalFailed', data: { subscriptionId, orderId: 'o2', reason: 'no' } })
      .when({ type: 'AbandonOrder', orderId: 'o2' })
      .then({ type: 'SubscriptionUpdateAbandoned', data: { subscriptionId, orderId: 'o2', status: 'Graced' } }));
});

describe('a switch', () => {
  const sold = { planId: 'q', periodId: 'year', name: 'Backup plus', productId: 'x', resources: licences(5, 900), terms: { ...terms, term: { count: 1, unit: 'year' } }, fixedPrice: false, individualPrices: false, orderedAt: '2019-10-10T09:00:00.000Z' } as const;
  const start: SubscriptionCommand = { type: 'StartSwitch', orderId: 'o2', on, attempt: 1, ...sold };
  const switching: SubscriptionEvent = { type: 'SubscriptionSwitchStarted', data: { subscriptionId, orderId: 'o2', on, attempt: 1, expirationDate: '2020-10-10', ...sold } };
  it('starts a new term on its day', () => given(...active()).when(start).then(switching));
  it('says which plan it leaves', () =>
    given(...active(), switching)
      .when({ type: 'FinishSwitch', vendorReference: 'w' })
      .then({ type: 'SubscriptionPlanSwitched', data: { subscriptionId, orderId: 'o2', on, expirationDate: '2020-10-10', ...sold, previousPlanId: 'p', previousBillingType: 'reservation', vendorReference: 'w' } }));
  it('is for what is active', () => given(...active(), graced).when(start).thenRejects('wrong_state'));
});

describe('the end of a term: expires 24 Oct, grace 5, stop 14', () => {
  const expire = (day: string): SubscriptionCommand => ({ type: 'Expire', on: day });
  it('is not yet there on the 23rd', () => given(...active()).when(expire('2019-10-23')).thenNothing());
  it('brings grace until the 29th', () => given(...active()).when(expire('2019-10-24')).then(graced));
  it('lets it run on the 28th', () => given(...active(), graced).when(expire('2019-10-28')).thenNothing());
  it('stops it on the 29th', () => given(...active(), graced).when(expire('2019-10-29')).then(stopping('expired', '2019-10-29')));
  it('stops it at once without grace', () => given(...active({ terms: { ...terms, gracePeriod: 0 } })).when(expire('2019-10-24')).then(stopping('expired', '2019-10-24')));
  it('deletes it on 12 November', () => {
    const events = [...active(), graced, stopping('expired', '2019-10-29'), stopped('expired', '2019-10-29')];
    given(...events).when({ type: 'StartDeletion', on: '2019-11-12' }).then({ type: 'SubscriptionDeletionStarted', data: { subscriptionId, on: '2019-11-12' } });
  });
});

describe('stopping and starting', () => {
  it('is done by the vendor', () => given(...active(), stopping()).when({ type: 'FinishStop' }).then(stopped()));
  it('is done once', () => given(...active(), stopping(), stopped()).when(stop()).thenNothing());
  it('waits for what is in transition', () => given(ordered(), installing).when(stop()).thenRejects('in_transition'));
  it('starts again', () => given(...active(), stopping(), stopped()).when({ type: 'StartActivation', on: '2019-10-12' }).then({ type: 'SubscriptionActivationStarted', data: { subscriptionId, on: '2019-10-12' } }));
  it('does not start again after its expiration', () => given(...active(), stopping(), stopped()).when({ type: 'StartActivation', on: '2019-10-24' }).thenRejects('expired'));
});

describe('a credit hold', () => {
  const lifted = { type: 'LiftHold', on: '2019-10-25' } as const;
  const activating: SubscriptionEvent = { type: 'SubscriptionActivationStarted', data: { subscriptionId, on: '2019-10-25' } };
  it('gives back what it stopped', () => given(...active(), stopping('credit_hold'), stopped('credit_hold')).when(lifted).then(activating));
  it('leaves what a customer stopped', () => given(...active(), stopping(), stopped()).when(lifted).thenNothing());
  it('gives the days of grace back as well', () =>
    given(...active(), graced, stopping('credit_hold', '2019-10-24'), stopped('credit_hold', '2019-10-24'), activating)
      .when({ type: 'FinishActivation' })
      .then({ type: 'SubscriptionReactivated', data: { subscriptionId, on: '2019-10-25', status: 'Graced' } }));
  it('gives nothing back when the grace is over', () =>
    given(...active(), graced, stopping('credit_hold', '2019-10-24'), stopped('credit_hold', '2019-10-24')).when({ ...lifted, on: '2019-10-29' }).thenNothing());
});

describe('blocking', () => {
  const postpaid = active({ paymentModel: 'postpay' });
  const block = { type: 'Block', reason: 'payment_expired', paymentId: 'm', on } as const;
  const blocked = (reason: 'payment_expired' | 'credit_limit', paymentId: string | null, status = 'Blocked'): SubscriptionEvent => ({ type: 'SubscriptionBlocked', data: { subscriptionId, reason, paymentId, on, status } });
  it('follows a payment that expired', () => given(...postpaid).when(block).then(blocked('payment_expired', 'm')));
  it('is for postpaid ones', () => given(...active()).when(block).thenNothing());
  it('ends when the last reason is gone', () =>
    given(...postpaid, blocked('payment_expired', 'm')).when({ ...block, type: 'Unblock' }).then({ type: 'SubscriptionUnblocked', data: { subscriptionId, reason: 'payment_expired', paymentId: 'm', on, status: 'Active' } }));
  it('goes on while there is another', () =>
    given(...postpaid, blocked('payment_expired', 'm'), blocked('credit_limit', null))
      .when({ ...block, type: 'Unblock' })
      .then({ type: 'SubscriptionUnblocked', data: { subscriptionId, reason: 'payment_expired', paymentId: 'm', on, status: 'Blocked' } }));
  it('waits until it has settled', () => {
    const before = [...postpaid, stopping(), blocked('payment_expired', 'm', 'Stopping'), stopped()];
    given(...before).when(block).thenNothing();
    expect(stateAfter(...before).status).toBe('Stopped');
  });
});

describe('what a manager must approve', () => {
  const awaiting: SubscriptionEvent = { type: 'SubscriptionApprovalAwaited', data: { subscriptionId, operationId: 'm', operation: 'stop', reason: 'by_customer', on } };
  it('waits', () => given(...active()).when({ type: 'AwaitApproval', operationId: 'm', operation: 'stop', reason: 'by_customer', on }).then(awaiting));
  it('lets nothing else be done', () => given(...active(), awaiting).when(stop()).thenRejects('waiting_for_approval'));
  it('locks the automatic renewal', () => {
    given(...active(), awaiting).when({ type: 'SetAutoRenew', on: true, periodId: null }).thenRejects('auto_renew_locked');
    expect(stateAfter(...active(), awaiting).autoRenew.on).toBe(false);
  });
  it('is done when he approves it', () => given(...active(), awaiting).when({ ...stop(), approved: 'm' }).then(stopping()));
  it('never was when he declines', () =>
    given(...active(), graced, awaiting).when({ type: 'DeclineApproval', operationId: 'm' }).then({ type: 'SubscriptionOperationDeclined', data: { subscriptionId, operationId: 'm', status: 'Graced', autoRenew: { on: true, periodId: null } } }));
});

describe('what is set', () => {
  it('is the automatic renewal', () => given(...active()).when({ type: 'SetAutoRenew', on: false, periodId: null }).then({ type: 'SubscriptionAutoRenewSet', data: { subscriptionId, autoRenew: { on: false, periodId: null } } }));
  it('is not a renewal of what has no end', () => given(...active({ terms: { ...terms, term: null } })).when({ type: 'SetAutoRenew', on: true, periodId: null }).thenRejects('no_expiration'));
  it('is the credit limit of a postpaid one', () => given(...active({ paymentModel: 'postpay' })).when({ type: 'SetSubscriptionCreditLimit', limit: 50_000 }).then({ type: 'SubscriptionCreditLimitSet', data: { subscriptionId, creditLimit: 50_000 } }));
  it('is no credit limit of a prepaid one', () => given(...active()).when({ type: 'SetSubscriptionCreditLimit', limit: 50_000 }).thenRejects('not_postpaid'));
});
