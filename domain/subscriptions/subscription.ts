import type { Aggregate } from '../shared/decider.js';
import { wrongState } from '../shared/errors.js';
import { blockingDecisions } from './decide-blocking.js';
import { orderDecisions } from './decide-orders.js';
import { runningDecisions } from './decide-running.js';
import { settingDecisions } from './decide-settings.js';
import { changes, ordered } from './subscription-changes.js';
import type { Decisions, SubscriptionCommand } from './subscription-commands.js';
import type { Subscription } from './subscription-state.js';
import { subscriptionEvents, type SubscriptionEvent } from './subscriptions.events.js';

export type { SubscriptionCommand } from './subscription-commands.js';
export type { ExistingSubscription, Segment, Subscription, SubscriptionStatus } from './subscription-state.js';

const decisions: Decisions = { ...orderDecisions, ...runningDecisions, ...blockingDecisions, ...settingDecisions };

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
