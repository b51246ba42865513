import type { Ledger } from '../../domain/billing/ledger-state.js';
import { rulesOf, type PaymentModel } from '../../domain/shared/billing-rules.js';
import { addDays } from '../../domain/shared/calendar.js';
import { ruleBroken, wrongState, type DomainError } from '../../domain/shared/errors.js';
import { formatMinor } from '../../domain/shared/money.js';
import { IN_TRANSITION, type ExistingSubscription, type SubscriptionStatus } from '../../domain/subscriptions/subscription-state.js';
import type { Offer } from '../catalog/offers.js';
import type { KnownAccount } from '../partners/directory.js';
import type { Principal } from '../spine/principal.js';

export const refuseHeld = ({ account }: KnownAccount): void => {
  if (account.held) throw wrongState('account_on_hold', 'The account is on administrative hold: no orders until it is released.');
};

/** In credit hold prepaid subscriptions are not managed, and nothing is given for free (domain.md 4.1). */
export const refuseCreditHold = ({ creditHold, balance, currency }: Ledger, model: PaymentModel, what: string): void => {
  if (!creditHold || model === 'postpay') return;
  const debt = formatMinor(Math.max(0, -balance), currency);
  throw wrongState('credit_hold', `The account is in credit hold since ${creditHold.since}: ${what}. Top it up by ${debt} ${currency} first.`, { since: creditHold.since, balance, currency });
};

export const refuseUnless = (allowed: readonly SubscriptionStatus[], { status }: ExistingSubscription, operation: string): void => {
  if (IN_TRANSITION.includes(status)) throw wrongState('in_transition', `The subscription is ${status.toLowerCase()}. Wait until that is over; then it can be ${operation}.`);
  if (!allowed.includes(status)) throw wrongState('wrong_state', `A subscription that is "${status}" cannot be ${operation}. It must be: ${allowed.join(', ')}.`, { status });
};

/** Prepaid ESET: what is written off on a day includes that day (rulings, Billing 7). */
export const usesToday = ({ terms, paymentModel }: ExistingSubscription): boolean => rulesOf(terms.billingType).increase === 'tomorrow' && paymentModel === 'prepay';

/** Its stop has written that day off, also when it runs again: another plan that begins with it would charge it once more. @throws changed_today */
export const refuseStoppedOn = (subscription: ExistingSubscription, on: string, wayOut: (from: string) => string): void => {
  if (subscription.lastStop !== on || !usesToday(subscription)) return;
  const from = addDays(on, 1);
  throw wrongState('changed_today', `The subscription was stopped on ${on}, and that day is paid for with the plan that it has. ${wayOut(from)}`, { from });
};

export const refuseExpired = ({ expirationDate }: ExistingSubscription, today: string): void => {
  if (expirationDate && expirationDate <= today) throw wrongState('expired', `The subscription expired on ${expirationDate}. Renew it first.`);
};

export const refuseUnsold = ({ plan }: Offer): void => {
  if (plan.status !== 'Active') throw wrongState('plan_not_sold', 'This plan is not sold any more. Choose another one.');
};

export const currencyDiffers = ({ account }: KnownAccount, { plan }: Offer): DomainError =>
  ruleBroken('currency_differs', `The account pays in ${account.currency}, the plan is sold in ${plan.currency}.`, '/planId');

/** Of a reservation nothing must be taken of any one SKU, but something of one. */
export const refuseNothing = ({ product }: Offer, quantities: readonly { readonly quantity: number }[]): void => {
  if (product.provisioning.plugin === 'microsoft_csp' && quantities.every(({ quantity }) => quantity === 0)) throw ruleBroken('nothing_ordered', 'Say how many reservations are wanted: at least one.', '/quantities');
};

export const isCustomer = ({ kind }: Principal): boolean => kind === 'user';
