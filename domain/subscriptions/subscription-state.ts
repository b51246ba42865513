import { expirationOf, type Term } from '../shared/billing-period.js';
import type { BusinessDate } from '../shared/calendar.js';
import { wrongState } from '../shared/errors.js';
import { billingType } from './billing-types/index.js';
import type { AutoRenew, BlockReason, OperationKind, Ordered, StopReason, SubscribedResource, SubscriptionEvent, SubscriptionTerms } from './subscriptions.events.js';

export type Of<T extends SubscriptionEvent['type']> = Extract<SubscriptionEvent, { type: T }>['data'];

export type SubscriptionStatus =
  | 'Ordered' | 'Installing' | 'Installation failed' | 'Active' | 'Updating' | 'Updating failed' | 'Renewing' | 'Renewing failed' | 'Switching' | 'Switching failed'
  | 'Graced' | 'Blocked' | 'Waiting for manual approve' | 'Stopping' | 'Stopping failed' | 'Stopped' | 'Activating' | 'Activating failed' | 'Deleting' | 'Deletion failed' | 'Deleted';

/** A term that was sold, with the fees that hold in it. Segments follow one another; the last one ends at the expiration. */
export interface Segment {
  readonly start: BusinessDate;
  readonly term: Term | null;
  /** Nothing is charged for its days, also not for what is added in them. */
  readonly trial: boolean;
  readonly periodId: string;
  /** The order that sold it: the sale, a renewal or a switch. */
  readonly orderId: string;
  readonly planFee: number;
  /** Recurring fee a month by resource, minor units. */
  readonly unitFees: Readonly<Record<string, number>>;
}

/** What the order that is being provisioned, or failed to be, will make of the subscription. */
export type Pending =
  | { readonly operation: 'install'; readonly data: Of<'SubscriptionInstallStarted'> }
  | { readonly operation: 'update'; readonly data: Of<'SubscriptionUpdateStarted'> }
  | { readonly operation: 'renewal'; readonly data: Of<'SubscriptionRenewalStarted'> }
  | { readonly operation: 'switch'; readonly data: Of<'SubscriptionSwitchStarted'> };

export interface Carried {
  readonly on: BusinessDate;
  readonly resources: readonly SubscribedResource[];
}

export interface BlockCause {
  readonly reason: BlockReason;
  readonly paymentId: string | null;
}

export interface ExistingSubscription extends Ordered {
  readonly status: SubscriptionStatus;
  /** What it was before the transitional, failed, blocked or waiting state that it is in, or before it was stopped. */
  readonly previousStatus: SubscriptionStatus | null;
  /** First day of the plan that it has. */
  readonly startDate: BusinessDate | null;
  /** Null: endless, or not active yet. */
  readonly expirationDate: BusinessDate | null;
  /** The terms sold: running and renewed ones. */
  readonly segments: readonly Segment[];
  /** The quantities as they stood when the days began on which they were changed: those of the last billing period with a change. */
  readonly carried: readonly Carried[];
  readonly graceUntil: BusinessDate | null;
  readonly stoppedOn: BusinessDate | null;
  readonly stopReason: StopReason | null;
  readonly chargesClosed: boolean;
  /** Postpay: why it is blocked, or will be as soon as it has settled. One entry a payment that expired. */
  readonly blocks: readonly BlockCause[];
  readonly pending: Pending | null;
  readonly stopping: { readonly reason: StopReason; readonly on: BusinessDate } | null;
  /** The day on which a stop was last asked for, whatever became of it. */
  readonly lastStop: BusinessDate | null;
  readonly activatingOn: BusinessDate | null;
  /** The day on which its deletion was first asked for; days after it are not owed, however often the vendor fails. */
  readonly deletingSince: BusinessDate | null;
  /** The operation that a manager decides about. Until then the automatic renewal is off and locked. */
  readonly awaiting: { readonly operationId: string; readonly operation: OperationKind; readonly reason: StopReason; readonly autoRenew: AutoRenew } | null;
}
export type Subscription = ExistingSubscription | null;

export const IN_TRANSITION: readonly SubscriptionStatus[] = ['Installing', 'Updating', 'Renewing', 'Switching', 'Stopping', 'Activating', 'Deleting'];
const FAILED: readonly SubscriptionStatus[] = ['Updating failed', 'Renewing failed', 'Switching failed', 'Stopping failed', 'Activating failed', 'Deletion failed'];

/** The state to come back to: that of before the operation, also when it failed and is tried again. */
export const before = ({ status, previousStatus }: ExistingSubscription): SubscriptionStatus => (FAILED.includes(status) || IN_TRANSITION.includes(status) ? (previousStatus ?? status) : status);

/** It does not run: stopped, and nothing but a failed renewal or activation since. */
export const isStopped = (state: ExistingSubscription): boolean => before(state) === 'Stopped';

/** Refuses an operation unless the subscription is in one of the states that allow it. */
export const require = (state: ExistingSubscription, allowed: readonly SubscriptionStatus[], operation: string): void => {
  if (allowed.includes(state.status)) return;
  if (IN_TRANSITION.includes(state.status)) throw wrongState('in_transition', `The subscription is ${state.status.toLowerCase()}. Wait until that is over, then ${operation}.`);
  if (state.status === 'Waiting for manual approve') throw wrongState('waiting_for_approval', 'A stop or deletion of this subscription waits for a manager. Nothing else can be done until it is approved or declined.', { operationId: state.awaiting?.operationId });
  throw wrongState('wrong_state', `A subscription that is "${state.status}" cannot ${operation}. It must be: ${allowed.join(', ')}.`, { status: state.status });
};

export const idOf = ({ subscriptionId }: ExistingSubscription): { readonly subscriptionId: string } => ({ subscriptionId });

/** An answer of the provisioning plugin counts while the subscription waits for it, and changes nothing afterwards. */
export const during = (state: ExistingSubscription, status: SubscriptionStatus, event: SubscriptionEvent): readonly SubscriptionEvent[] => (state.status === status ? [event] : []);

/** The day on which a paid term of a plan is over. */
export const endOf = ({ billingType: key, billingTypeVersion, billingDay }: Pick<SubscriptionTerms, 'billingType' | 'billingTypeVersion' | 'billingDay'>, start: BusinessDate, term: Term): BusinessDate =>
  billingType(key, billingTypeVersion).expiration(start, term, billingDay) ?? expirationOf(start, term);

/** What holds on a day: the term that it falls into, and the resources at the fees of that term. */
export const standingOn = (state: ExistingSubscription, on: BusinessDate): Segment & { readonly resources: readonly SubscribedResource[] } => {
  const fallback: Segment = { start: state.startDate ?? on, term: state.terms.term, trial: state.trial, periodId: state.periodId, orderId: state.orderId, planFee: state.terms.planFee, unitFees: {} };
  const segment = state.segments.filter(({ start }) => start <= on).at(-1) ?? state.segments[0] ?? fallback;
  return { ...segment, resources: state.resources.map((resource) => ({ ...resource, unitFee: segment.unitFees[resource.resourceKey] ?? resource.unitFee })) };
};

/** The day on which the term that holds a day is over: the first of the next one, or the expiration. Null: endless. */
export const termEnd = ({ segments, expirationDate }: ExistingSubscription, on: BusinessDate): BusinessDate | null => segments.find(({ start }) => start > on)?.start ?? expirationDate;

/** The resources that a day began with: a reduction on the billing day, or between it and its late run, does not touch the month that starts (rulings, Billing 3). */
export const carriedInto = ({ carried, resources }: ExistingSubscription, on: BusinessDate): readonly SubscribedResource[] => carried.find((change) => change.on >= on)?.resources ?? resources;

export const changedOn = ({ carried }: ExistingSubscription, on: BusinessDate): boolean => carried.some((change) => change.on === on);
/** Also on a later day, of which a run that comes late knows. */
export const changedSince = ({ carried }: ExistingSubscription, on: BusinessDate): boolean => carried.some((change) => change.on >= on);
