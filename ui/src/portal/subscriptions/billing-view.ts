import type { Subscription } from '../../shared/api/types.js';
import { daysUntil, nextBillingDay } from '../../shared/format/dates.js';
import { isTransitional } from '../../shared/api/transitional.js';

export interface Deadline {
  /** Key of the sentence: expires, stops, is deleted on. */
  readonly kind: 'expires' | 'stops' | 'deleted';
  readonly date: string;
  readonly daysLeft: number;
  readonly urgency: 'calm' | 'attention' | 'urgent';
}

/** What a card says of cost and dates, by state and billing type (CR-641). Amounts are minor units. */
export interface BillingView {
  readonly cost: { readonly kind: 'monthly' | 'term'; readonly amount: number } | null;
  readonly upcoming: { readonly date: string; readonly amount: number } | null;
  readonly deadline: Deadline | null;
  /** Key of a sentence that says what to do or to wait for. */
  readonly hint: 'transitional' | 'failed' | 'graced' | 'stopped' | 'paidUp' | null;
}

const urgencyOf = (daysLeft: number): Deadline['urgency'] => (daysLeft > 30 ? 'calm' : daysLeft > 7 ? 'attention' : 'urgent');

const deadline = (kind: Deadline['kind'], date: string | null, timeZone: string): Deadline | null => {
  if (date === null) return null;
  const daysLeft = daysUntil(date, timeZone);
  return { kind, date, daysLeft, urgency: urgencyOf(daysLeft) };
};

const monthsOf = ({ terms: { term } }: Subscription): number => (term?.unit === 'year' ? term.count * 12 : term?.unit === 'month' ? term.count : 1);

const active = (subscription: Subscription, today: string, timeZone: string): BillingView => {
  const { billingType, monthlyFee, billingDay, expirationDate, chargesClosed } = subscription;
  const expires = deadline('expires', expirationDate, timeZone);
  const next = nextBillingDay(today, billingDay);
  const beforeEnd = expirationDate === null || next < expirationDate;
  if (billingType === 'csp_annual') {
    const cost = { kind: 'term', amount: monthlyFee * monthsOf(subscription) } as const;
    return { cost, upcoming: chargesClosed || !beforeEnd ? null : { date: next, amount: monthlyFee }, deadline: expires, hint: 'paidUp' };
  }
  return { cost: { kind: 'monthly', amount: monthlyFee }, upcoming: beforeEnd ? { date: next, amount: monthlyFee } : null, deadline: expires, hint: null };
};

export const billingView = (subscription: Subscription, today: string, timeZone: string): BillingView => {
  const { status, graceUntil, deleteOn, monthlyFee } = subscription;
  const nothing: BillingView = { cost: null, upcoming: null, deadline: null, hint: null };
  const monthly = { kind: 'monthly', amount: monthlyFee } as const;
  if (status === 'Active') return active(subscription, today, timeZone);
  if (isTransitional(status)) return { ...nothing, hint: 'transitional' };
  if (status.includes('failed')) return { ...nothing, cost: monthly, hint: 'failed' };
  if (status === 'Graced') return { ...nothing, cost: monthly, deadline: deadline('stops', graceUntil, timeZone), hint: 'graced' };
  if (status === 'Stopped') return { ...nothing, deadline: deadline('deleted', deleteOn, timeZone), hint: 'stopped' };
  return nothing;
};
