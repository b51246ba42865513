import { isTransitional } from '../../shared/api/transitional.js';
import type { Charge, Order, Subscription } from '../../shared/api/types.js';
import { daysBetween, nextBillingDay } from '../../shared/format/dates.js';
import { CONSUMED, costOf, debtOf, monthly, nextWriteOff, thisPeriod } from './amounts.js';

export interface Deadline {
  /** Key of the sentence. */
  readonly kind: 'expires' | 'renews' | 'reservation' | 'trial' | 'stops' | 'deleted';
  readonly date: string;
  readonly daysLeft: number;
  readonly urgency: 'calm' | 'attention' | 'urgent';
}

/** What a card says of cost and dates, by state, billing type and payment model (CR-641). Amounts are minor units. */
export interface BillingView {
  readonly cost: { readonly kind: 'monthly' | 'term' | 'thisMonth' | 'used' | 'once' | 'free' | 'renewal'; readonly amount: number } | null;
  readonly upcoming: { readonly kind: 'nextCharge' | 'lastCharge' | 'writeOff' | 'free' | 'month' | 'used' | 'invoice'; readonly date: string; readonly amount: number; readonly held: number } | null;
  /** Postpaid: what is owed for it now, and how much that may be. Null: no limit. */
  readonly debt: { readonly amount: number; readonly limit: number | null } | null;
  readonly deadline: Deadline | null;
  /** Keys of sentences that say what to do, what to wait for, or that all is well. */
  readonly hints: readonly string[];
  /** It was renewed, and goes on from this day. */
  readonly renewed: { readonly on: string; readonly orderId: string; readonly paid: boolean } | null;
}

/** What a view is made of beside the subscription. */
export interface Circumstances {
  readonly today: string;
  /** Its charges that stand, of the period in course and later. */
  readonly charges: readonly Charge[];
  /** A renewal that is ordered and not delivered. */
  readonly renewal: Order | null;
  /** The account's credit limit for one subscription. */
  readonly accountLimit: number | null;
}

const urgencyOf = (daysLeft: number): Deadline['urgency'] => (daysLeft > 30 ? 'calm' : daysLeft > 7 ? 'attention' : 'urgent');

const deadline = (kind: Deadline['kind'], date: string | null, today: string): Deadline | null => {
  if (date === null) return null;
  const daysLeft = daysBetween({ from: today, to: date });
  return { kind, date, daysLeft, urgency: urgencyOf(daysLeft) };
};

const NOTHING: BillingView = { cost: null, upcoming: null, debt: null, deadline: null, hints: [], renewed: null };

const endOf = ({ billingType, trial, autoRenew }: Subscription): Deadline['kind'] => (trial ? 'trial' : billingType === 'azure_ri' ? 'reservation' : autoRenew.on ? 'renews' : 'expires');

/** The month that is charged on the next billing day; nothing when it has ended by then. */
const nextMonth = (subscription: Subscription, charges: readonly Charge[], today: string, kinds: { readonly first: 'nextCharge' | 'free' | 'month' }): BillingView['upcoming'] => {
  const { billingDay, expirationDate } = subscription;
  const date = nextBillingDay(today, billingDay);
  if (expirationDate !== null && expirationDate <= date) return null;
  const whole = expirationDate === null || expirationDate >= nextBillingDay(date, billingDay);
  return { kind: whole ? kinds.first : 'lastCharge', date, amount: monthly(subscription, charges), held: 0 };
};

const upcoming = (subscription: Subscription, charges: readonly Charge[], today: string): BillingView['upcoming'] => {
  const { billingType, paymentModel } = subscription;
  const writeOff = nextWriteOff(charges);
  if (paymentModel === 'postpay') return writeOff && { kind: 'invoice', ...writeOff };
  switch (billingType) {
    case 'azure_ri':
      return null;
    case 'payg_internal':
    case 'payg_external':
      return { kind: 'used', date: nextBillingDay(today, subscription.billingDay), amount: 0, held: 0 };
    case 'csp_monthly':
    case 'eset':
      return nextMonth(subscription, charges, today, { first: 'nextCharge' });
    case 'pay_in_full':
    case 'license_based_monthly':
      return nextMonth(subscription, charges, today, { first: thisPeriod(charges, today).length === 0 ? 'free' : 'month' });
    default:
      return writeOff && { kind: 'writeOff', ...writeOff };
  }
};

const active = (subscription: Subscription, { charges, today }: Circumstances): BillingView => {
  const { trial, expirationDate, chargesClosed, billingType } = subscription;
  const end = deadline(endOf(subscription), expirationDate, today);
  if (trial) return { ...NOTHING, cost: { kind: 'free', amount: 0 }, deadline: end, hints: ['trial'] };
  const hints = billingType === 'csp_annual' && chargesClosed ? ['paidUp'] : [];
  return { ...NOTHING, cost: costOf(subscription, charges, today), upcoming: upcoming(subscription, charges, today), deadline: end, hints };
};

const STOPPED: Readonly<Record<string, string>> = { expired: 'stoppedExpired', insufficient_balance: 'stoppedShort', credit_hold: 'stoppedHold', administrative_hold: 'stoppedByProvider' };

const byStatus = (subscription: Subscription, circumstances: Circumstances): BillingView => {
  const { status, graceUntil, deleteOn, expirationDate, stopReason, blockReason } = subscription;
  const { charges, today } = circumstances;
  const last = { cost: costOf(subscription, charges, today), deadline: deadline(endOf(subscription), expirationDate, today) };
  if (status === 'Active') return active(subscription, circumstances);
  if (isTransitional(status)) return { ...NOTHING, hints: ['transitional'] };
  if (status === 'Graced') return { ...NOTHING, cost: last.cost, deadline: deadline('stops', graceUntil, today), hints: ['graced'] };
  if (status === 'Stopped') return { ...NOTHING, deadline: deadline('deleted', deleteOn, today), hints: [STOPPED[stopReason ?? ''] ?? 'stopped'] };
  if (status === 'Blocked') return { ...NOTHING, ...last, hints: [blockReason === 'credit_limit' ? 'blockedLimit' : 'blockedUnpaid'] };
  if (status === 'Waiting for manual approve') return { ...NOTHING, ...last, hints: ['approval'] };
  if (status.includes('failed')) return { ...NOTHING, ...last, hints: ['failed'] };
  if (status === 'Deleted') return { ...NOTHING, hints: ['deleted'] };
  return NOTHING;
};

const renewedOf = ({ segments }: Subscription, { renewal, today }: Circumstances): BillingView['renewed'] => {
  if (renewal) return { on: renewal.provisioningDate ?? renewal.placedOn, orderId: renewal.id, paid: renewal.status !== 'Waiting for payment' };
  const next = segments.find(({ start }) => start > today);
  return next ? { on: next.start, orderId: '', paid: true } : null;
};

/** Everything that a card or page says of a subscription's money and dates. */
export const billingView = (subscription: Subscription, circumstances: Circumstances): BillingView => {
  const { status, paymentModel, creditLimit, trial, billingType } = subscription;
  const view = byStatus(subscription, circumstances);
  if (['Ordered', 'Deleted'].includes(status) || isTransitional(status)) return view;
  const postpaid = paymentModel === 'postpay' && !trial;
  const debt = postpaid ? { amount: debtOf(circumstances.charges), limit: creditLimit ?? circumstances.accountLimit } : null;
  const over = debt !== null && debt.limit !== null && debt.amount > debt.limit && status === 'Active' ? ['overLimit'] : [];
  const endless = CONSUMED.includes(billingType) && status === 'Active' ? ['endless'] : [];
  return { ...view, debt, hints: [...view.hints, ...over, ...endless], renewed: renewedOf(subscription, circumstances) };
};

