import type { Constructor } from '../spine/command.js';
import type { Workflow } from '../spine/workflow.js';
import { AccountHolds } from './account-holds.workflow.js';
import { ActivateSubscriptionHandler } from './activate-subscription.js';
import { Approvals } from './approvals.workflow.js';
import { CloseSubscriptionChargesHandler } from './close-subscription-charges.js';
import { CompleteProvisioningHandler } from './complete-provisioning.js';
import { DeleteSubscriptionHandler } from './delete-subscription.js';
import { ApproveManualOperationHandler, DeclineManualOperationHandler } from './manual-operations.js';
import { PostpayBlocking } from './postpay-blocking.workflow.js';
import { PreviewEndingHandler } from './preview-ending.js';
import { Provisioning } from './provisioning.workflow.js';
import { RunningPeriod } from './running-period.js';
import { SetAutoRenewHandler } from './set-auto-renew.js';
import { SetSubscriptionCreditLimitHandler } from './set-subscription-credit-limit.js';
import { StopSubscriptionHandler } from './stop-subscription.js';

export const subscriptionsCommands: readonly Constructor[] = [
  StopSubscriptionHandler, ActivateSubscriptionHandler, DeleteSubscriptionHandler, PreviewEndingHandler, SetAutoRenewHandler, SetSubscriptionCreditLimitHandler,
  ApproveManualOperationHandler, DeclineManualOperationHandler, CompleteProvisioningHandler, CloseSubscriptionChargesHandler,
];

/** Approvals first: a question is taken back while the subscription still waits for its answer. */
export const subscriptionsWorkflows: readonly Constructor<Workflow>[] = [Approvals, Provisioning, RunningPeriod, AccountHolds, PostpayBlocking];
