import type { PaymentEvent } from '../../domain/billing/payment.events.js';
import type { PaymentModel } from '../../domain/shared/billing-rules.js';
import type { AutoRenew, BlockReason, Ordered, StopReason, SubscribedResource, SubscriptionEvent, SubscriptionTerms } from '../../domain/subscriptions/subscriptions.events.js';
import { dataOf, type FoldEvent } from '../projection.js';

type Of<T extends SubscriptionEvent['type']> = Extract<SubscriptionEvent, { type: T }>['data'];
type PaymentCreated = Extract<PaymentEvent, { type: 'PaymentCreated' }>['data'];

export type SubscriptionStatus =
  | 'Ordered' | 'Installing' | 'Installation failed' | 'Active' | 'Updating' | 'Updating failed' | 'Renewing' | 'Renewing failed' | 'Switching' | 'Switching failed'
  | 'Graced' | 'Blocked' | 'Waiting for manual approve' | 'Stopping' | 'Stopping failed' | 'Stopped' | 'Activating' | 'Activating failed' | 'Deleting' | 'Deletion failed' | 'Deleted';

export interface SubscriptionDocument {
  readonly number: string;
  readonly name: string;
  readonly status: SubscriptionStatus;
  readonly planId: string;
  readonly productId: string;
  readonly periodId: string;
  readonly orderId: string;
  readonly resources: readonly SubscribedResource[];
  readonly terms: SubscriptionTerms;
  readonly billingType: string;
  readonly billingDay: number;
  readonly paymentModel: PaymentModel;
  readonly trial: boolean;
  readonly fixedPrice: boolean;
  /** Prices agreed for this subscription alone: no discount of the customer applies. */
  readonly individualPrices: boolean;
  readonly promoCode: string | null;
  /** Plan fee and resources at full quantity, minor units a month, before discounts. */
  readonly monthlyFee: number;
  readonly autoRenew: AutoRenew;
  /** A manager decides about a stop or deletion: the automatic renewal is off until then. */
  readonly autoRenewLocked: boolean;
  /** Its own limit of debt, minor units (postpay); null: the account's. */
  readonly creditLimit: number | null;
  readonly startDate: string | null;
  readonly expirationDate: string | null;
  /** The terms sold, running and renewed, by their first day. */
  readonly segments: readonly { readonly start: string; readonly periodId: string; readonly term: SubscriptionTerms['term'] }[];
  readonly graceUntil: string | null;
  readonly stoppedOn: string | null;
  readonly stopReason: StopReason | null;
  readonly blockReason: BlockReason | null;
  readonly deleteOn: string | null;
  /** What waits for a manager. */
  readonly operationId: string | null;
  readonly chargesClosed: boolean;
  readonly vendorReference: string | null;
  /** Why the last operation failed. */
  readonly failure: string | null;
  /** The payment of the sales order, for as long as the subscription is Ordered (CR-749). */
  readonly payment: { readonly id: string; readonly number: string; readonly amount: number; readonly currency: string; readonly dueOn: string; readonly status: string } | null;
  /** No details link while Ordered. */
  readonly links: { readonly details: string | null };
  readonly createdAt: string;
}

const monthlyFee = ({ planFee }: { readonly planFee: number }, resources: readonly SubscribedResource[]): number =>
  resources.reduce((sum, { unitFee, quantity, included }) => sum + unitFee * Math.max(0, quantity - included), planFee);

export const ordered = (event: FoldEvent): SubscriptionDocument => {
  const { number, name, planId, productId, periodId, orderId, resources, terms, promoCode, paymentModel, trial, fixedPrice, individualPrices, autoRenew, creditLimit } = dataOf<Ordered>(event);
  return {
    number, name, planId, productId, periodId, orderId, resources, terms, promoCode, paymentModel, trial, fixedPrice, individualPrices, autoRenew, creditLimit, autoRenewLocked: false,
    status: 'Ordered', billingType: terms.billingType, billingDay: terms.billingDay, monthlyFee: monthlyFee(terms, resources), startDate: null, expirationDate: null, segments: [],
    graceUntil: null, stoppedOn: null, stopReason: null, blockReason: null, deleteOn: null, operationId: null, chargesClosed: false, vendorReference: null, failure: null, payment: null,
    links: { details: null }, createdAt: event.metadata.recordedAt,
  };
};

const addDays = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

type Change = (document: SubscriptionDocument, event: FoldEvent, id: string) => Partial<SubscriptionDocument>;
const to = (status: SubscriptionStatus): Change => () => ({ status });
const failed = (status: SubscriptionStatus): Change => (_document, event) => {
  const { failure, reason } = dataOf<{ failure?: string; reason?: string }>(event);
  return { status, failure: failure ?? reason ?? null };
};
const payment = (status: string): Change => (document) => (document.payment ? { payment: { ...document.payment, status } } : {});
const RUNNING = { stopReason: null, stoppedOn: null, deleteOn: null, failure: null } as const;
/** Back to what the event says it was. */
const back: Change = (_document, event) => ({ status: dataOf<{ status: SubscriptionStatus }>(event).status, failure: null });

/** What each event changes of a document. */
export const changes: Readonly<Record<string, Change>> = {
  PaymentCreated(document, event) {
    const { paymentId, number, amount, currency, dueOn } = dataOf<PaymentCreated>(event);
    return document.status === 'Ordered' ? { payment: { id: paymentId, number, amount, currency, dueOn, status: 'Waiting for payment' } } : {};
  },
  PaymentCompleted: payment('Completed'),
  PaymentPaidFromBalance: payment('Paid from balance'),
  PaymentCancelled: payment('Cancelled'),
  PaymentReversed: payment('Reversed'),
  SubscriptionOrderAbandoned: to('Deleted'),
  SubscriptionInstallStarted: (_document, _event, id) => ({ status: 'Installing', failure: null, links: { details: `/subscriptions/${id}` } }),
  SubscriptionInstallFailed: failed('Installation failed'),
  SubscriptionActivated({ periodId, terms: { term } }, event) {
    const { startDate, expirationDate, vendorReference } = dataOf<Of<'SubscriptionActivated'>>(event);
    return { status: 'Active', startDate, expirationDate, vendorReference, failure: null, payment: null, segments: [{ start: startDate, periodId, term }] };
  },
  SubscriptionUpdateStarted: to('Updating'),
  SubscriptionUpdateFailed: failed('Updating failed'),
  SubscriptionUpdateAbandoned: back,
  SubscriptionResourcesChanged(document, event) {
    const { resources } = dataOf<Of<'SubscriptionResourcesChanged'>>(event);
    return { status: 'Active', resources, monthlyFee: monthlyFee(document.terms, resources), failure: null };
  },
  SubscriptionRenewalStarted: to('Renewing'),
  SubscriptionRenewalFailed: failed('Renewing failed'),
  SubscriptionRenewed({ terms, segments }, event) {
    const { start, expirationDate, periodId, term, planFee, resources, individualPrices } = dataOf<Of<'SubscriptionRenewed'>>(event);
    return {
      ...RUNNING, status: 'Active', trial: false, graceUntil: null, chargesClosed: false, expirationDate, periodId, resources, individualPrices,
      terms: { ...terms, term, planFee }, monthlyFee: monthlyFee({ planFee }, resources), segments: [...segments, { start, periodId, term }],
    };
  },
  SubscriptionSwitchStarted: to('Switching'),
  SubscriptionSwitchFailed: failed('Switching failed'),
  SubscriptionPlanSwitched(_document, event) {
    const { on, expirationDate, planId, periodId, productId, name, resources, terms, fixedPrice, individualPrices, vendorReference } = dataOf<Of<'SubscriptionPlanSwitched'>>(event);
    return {
      ...RUNNING, status: 'Active', trial: false, graceUntil: null, chargesClosed: false, planId, periodId, productId, name, resources, terms, fixedPrice, individualPrices, vendorReference, expirationDate,
      billingType: terms.billingType, billingDay: terms.billingDay, monthlyFee: monthlyFee(terms, resources), startDate: on, segments: [{ start: on, periodId, term: terms.term }],
    };
  },
  SubscriptionStopStarted: to('Stopping'),
  SubscriptionStopFailed: failed('Stopping failed'),
  SubscriptionStopped(document, event) {
    const { reason, on } = dataOf<Of<'SubscriptionStopped'>>(event);
    return { status: 'Stopped', stopReason: reason, stoppedOn: on, blockReason: null, operationId: null, autoRenewLocked: false, deleteOn: addDays(on, document.terms.stopPeriod), failure: null };
  },
  SubscriptionActivationStarted: to('Activating'),
  SubscriptionActivationFailed: failed('Activating failed'),
  SubscriptionReactivated: (_document, event) => ({ ...RUNNING, status: dataOf<Of<'SubscriptionReactivated'>>(event).status }),
  SubscriptionGraced: (_document, event) => ({ status: 'Graced', graceUntil: dataOf<Of<'SubscriptionGraced'>>(event).until }),
  SubscriptionBlocked(document, event) {
    const { status, reason } = dataOf<Of<'SubscriptionBlocked'>>(event);
    return status === 'Blocked' ? { status, blockReason: document.status === 'Blocked' ? document.blockReason : reason } : {};
  },
  SubscriptionUnblocked(document, event) {
    const { status, reason } = dataOf<Of<'SubscriptionUnblocked'>>(event);
    if (document.status !== 'Blocked') return {};
    if (status === 'Blocked') return { blockReason: reason === 'credit_limit' ? 'payment_expired' : document.blockReason };
    return { status: status as SubscriptionStatus, blockReason: null };
  },
  SubscriptionApprovalAwaited: ({ autoRenew }, event) => ({ status: 'Waiting for manual approve', operationId: dataOf<Of<'SubscriptionApprovalAwaited'>>(event).operationId, autoRenew: { ...autoRenew, on: false }, autoRenewLocked: true }),
  SubscriptionOperationDeclined: (_document, event) => ({ status: dataOf<Of<'SubscriptionOperationDeclined'>>(event).status, operationId: null, autoRenew: dataOf<Of<'SubscriptionOperationDeclined'>>(event).autoRenew, autoRenewLocked: false }),
  SubscriptionAutoRenewSet: (_document, event) => ({ autoRenew: dataOf<Of<'SubscriptionAutoRenewSet'>>(event).autoRenew }),
  SubscriptionCreditLimitSet: (_document, event) => ({ creditLimit: dataOf<Of<'SubscriptionCreditLimitSet'>>(event).creditLimit }),
  // What fails is tried again by the next run.
  SubscriptionDeletionStarted: ({ deleteOn }, event) => ({ status: 'Deleting', deleteOn: deleteOn ?? dataOf<Of<'SubscriptionDeletionStarted'>>(event).on }),
  SubscriptionDeletionFailed: failed('Deletion failed'),
  SubscriptionDeleted: () => ({ status: 'Deleted', deleteOn: null, operationId: null, autoRenewLocked: false }),
  SubscriptionChargesClosed: () => ({ chargesClosed: true }),
};
