import type { Term } from '../shared/billing-period.js';
import type { BusinessDate } from '../shared/calendar.js';
import type { ExistingSubscription } from './subscription-state.js';
import type { BlockReason, OperationKind, Ordered, Sold, StopReason, SubscribedResource, SubscriptionEvent } from './subscriptions.events.js';

/** What orders ask for. `attempt` counts from 1. */
type OrderCommand =
  | { readonly type: 'OrderSubscription'; readonly subscription: Ordered }
  | { readonly type: 'AbandonOrder'; readonly orderId: string }
  | { readonly type: 'StartInstall'; readonly orderId: string; readonly on: BusinessDate; readonly attempt: number }
  /** `expected`: the quantities that the order counted from. */
  | { readonly type: 'StartUpdate'; readonly orderId: string; readonly resources: readonly SubscribedResource[]; readonly expected: Readonly<Record<string, number>>; readonly on: BusinessDate; readonly attempt: number }
  | {
      readonly type: 'StartRenewal';
      readonly orderId: string;
      readonly on: BusinessDate;
      readonly periodId: string;
      readonly term: Term;
      readonly planFee: number;
      readonly resources: readonly SubscribedResource[];
      readonly individualPrices: boolean;
      /** As for an update, of a renewal that may not change quantities. */
      readonly expected?: Readonly<Record<string, number>>;
      readonly attempt: number;
    }
  | ({ readonly type: 'StartSwitch'; readonly orderId: string; readonly on: BusinessDate; readonly attempt: number } & Sold);

/** What provisioning answers. */
type AnswerCommand =
  | { readonly type: 'Activate'; readonly vendorReference: string }
  | { readonly type: 'FinishUpdate' | 'FinishRenewal' | 'FinishStop' | 'FinishActivation' }
  | { readonly type: 'FinishSwitch'; readonly vendorReference: string }
  | { readonly type: 'FinishDeletion'; readonly on: BusinessDate }
  | { readonly type: 'FailInstall' | 'FailUpdate' | 'FailRenewal' | 'FailSwitch'; readonly reason: string }
  | { readonly type: 'FailStop' | 'FailActivation' | 'FailDeletion'; readonly failure: string };

/** What people, dates and money ask for. */
type OperationCommand =
  | { readonly type: 'StartStop'; readonly reason: StopReason; readonly on: BusinessDate; readonly approved?: string }
  | { readonly type: 'StartActivation'; readonly on: BusinessDate }
  /** A hold was lifted: what it stopped goes on as it was before. */
  | { readonly type: 'LiftHold'; readonly on: BusinessDate }
  | { readonly type: 'StartDeletion'; readonly on: BusinessDate; readonly approved?: string }
  | { readonly type: 'Expire'; readonly on: BusinessDate }
  | { readonly type: 'Block' | 'Unblock'; readonly reason: BlockReason; readonly paymentId: string | null; readonly on: BusinessDate }
  | { readonly type: 'CloseCharges'; readonly on: BusinessDate };

type SettingCommand =
  | { readonly type: 'SetAutoRenew'; readonly on: boolean; readonly periodId: string | null }
  | { readonly type: 'SetSubscriptionCreditLimit'; readonly limit: number | null }
  | { readonly type: 'AwaitApproval'; readonly operationId: string; readonly operation: OperationKind; readonly reason: StopReason; readonly on: BusinessDate }
  | { readonly type: 'DeclineApproval'; readonly operationId: string };

export type SubscriptionCommand = OrderCommand | AnswerCommand | OperationCommand | SettingCommand;

/** One decision a command. */
export type Decisions = { readonly [C in Exclude<SubscriptionCommand, { type: 'OrderSubscription' }> as C['type']]: (command: C, state: ExistingSubscription) => readonly SubscriptionEvent[] };
