import { ruleBroken } from './errors.js';

/** How a subscription is billed. The strategies of these keys are in `subscriptions/billing-types` (domain.md 4.2). */
export type BillingTypeKey =
  | 'reservation'
  | 'csp_annual'
  | 'csp_monthly'
  | 'pay_in_full'
  | 'license_based_monthly'
  | 'payg_internal'
  | 'payg_external'
  | 'g_suite'
  | 'non_refund'
  | 'eset'
  | 'azure_ri';

/** Prepay holds money on the balance; postpay holds debt against a credit limit, and is invoiced (domain.md 4.1). */
export type PaymentModel = 'prepay' | 'postpay';

/**
 * What a billing type asks of its plans, and which operations it allows. One table for catalogue, orders and
 * subscriptions; the README's table of billing types is printed from it.
 */
export interface BillingRules {
  readonly title: string;
  /** Periods with an end, without one, or both. */
  readonly terms: 'with_end' | 'endless' | 'both';
  /** May a paid period be counted in days? */
  readonly days: boolean;
  /** Setup and renewal fees. */
  readonly oneTimeFees: boolean;
  /** When charges are made: all of a term with its order, period by period on the billing days, or from what was used. */
  readonly charged: 'by_order' | 'by_period' | 'by_use';
  /** What an order pays; `whole_term` orders are checked against a credit limit by their total, the others by a month. */
  readonly pays: 'whole_term' | 'current_period' | 'after_use';
  /** From which day an increase is charged. */
  readonly increase: 'today' | 'tomorrow' | 'never';
  /** `refund`: by days, the unused part comes back; `until_closed`: the same, but not once the term was written off. */
  readonly reduce: 'refund' | 'until_closed' | 'tomorrow' | 'next_period' | 'never';
  /** The rest of the current period when the subscription stops: still held, noted but not held, or owed in full. */
  readonly restOnStop: 'block' | 'open' | 'owed';
  /** `on_expiration`: a paid renewal waits for the expiration day, and quantities may change in it (delayed renewal). */
  readonly renewal: 'at_once' | 'on_expiration' | 'never';
  readonly switchPlan: 'any_time' | 'after_free_days' | 'never';
  /** When a charge is written off: at the end of its period, on its first day, or when the order is paid. */
  readonly writtenOff: 'at_end' | 'at_start' | 'when_paid';
  /** Who may stop or delete it. */
  readonly endedBy: 'anyone' | 'managers';
}

export const BILLING_RULES: Readonly<Record<BillingTypeKey, BillingRules>> = {
  reservation: { title: 'Reservation', terms: 'with_end', days: true, oneTimeFees: true, charged: 'by_order', pays: 'whole_term', increase: 'today', reduce: 'refund', restOnStop: 'block', renewal: 'at_once', switchPlan: 'any_time', writtenOff: 'at_end', endedBy: 'anyone' },
  csp_annual: { title: 'CSP annual', terms: 'with_end', days: false, oneTimeFees: true, charged: 'by_order', pays: 'whole_term', increase: 'today', reduce: 'until_closed', restOnStop: 'block', renewal: 'on_expiration', switchPlan: 'any_time', writtenOff: 'at_end', endedBy: 'anyone' },
  csp_monthly: { title: 'CSP monthly', terms: 'both', days: false, oneTimeFees: false, charged: 'by_period', pays: 'current_period', increase: 'today', reduce: 'refund', restOnStop: 'open', renewal: 'on_expiration', switchPlan: 'any_time', writtenOff: 'at_end', endedBy: 'anyone' },
  pay_in_full: { title: 'Pay in full', terms: 'both', days: false, oneTimeFees: false, charged: 'by_period', pays: 'current_period', increase: 'today', reduce: 'next_period', restOnStop: 'owed', renewal: 'on_expiration', switchPlan: 'after_free_days', writtenOff: 'at_end', endedBy: 'anyone' },
  license_based_monthly: { title: 'License-based (monthly)', terms: 'both', days: false, oneTimeFees: false, charged: 'by_period', pays: 'current_period', increase: 'today', reduce: 'next_period', restOnStop: 'owed', renewal: 'on_expiration', switchPlan: 'any_time', writtenOff: 'at_end', endedBy: 'anyone' },
  payg_internal: { title: 'Pay as you go (internal)', terms: 'endless', days: false, oneTimeFees: false, charged: 'by_use', pays: 'after_use', increase: 'never', reduce: 'never', restOnStop: 'owed', renewal: 'never', switchPlan: 'never', writtenOff: 'at_end', endedBy: 'anyone' },
  payg_external: { title: 'Pay as you go (external)', terms: 'endless', days: false, oneTimeFees: false, charged: 'by_use', pays: 'after_use', increase: 'never', reduce: 'never', restOnStop: 'owed', renewal: 'never', switchPlan: 'never', writtenOff: 'at_end', endedBy: 'anyone' },
  g_suite: { title: 'G Suite', terms: 'with_end', days: false, oneTimeFees: true, charged: 'by_order', pays: 'current_period', increase: 'today', reduce: 'refund', restOnStop: 'open', renewal: 'at_once', switchPlan: 'any_time', writtenOff: 'at_end', endedBy: 'anyone' },
  non_refund: { title: 'Non-refund', terms: 'with_end', days: false, oneTimeFees: true, charged: 'by_order', pays: 'current_period', increase: 'today', reduce: 'never', restOnStop: 'owed', renewal: 'at_once', switchPlan: 'never', writtenOff: 'at_start', endedBy: 'managers' },
  eset: { title: 'ESET for ISP (monthly)', terms: 'both', days: false, oneTimeFees: false, charged: 'by_period', pays: 'current_period', increase: 'tomorrow', reduce: 'tomorrow', restOnStop: 'open', renewal: 'at_once', switchPlan: 'any_time', writtenOff: 'at_end', endedBy: 'anyone' },
  azure_ri: { title: 'Azure RI (one-off)', terms: 'with_end', days: false, oneTimeFees: true, charged: 'by_order', pays: 'whole_term', increase: 'never', reduce: 'never', restOnStop: 'owed', renewal: 'never', switchPlan: 'never', writtenOff: 'when_paid', endedBy: 'managers' },
};

/** The rules of a subscription's type, whatever its version. @throws on a key that was never sold */
export const rulesOf = (key: string): BillingRules => {
  const rules = Object.entries(BILLING_RULES).find(([known]) => known === key)?.[1];
  if (!rules) throw ruleBroken('unknown_billing_type', `There is no billing type ${key}.`);
  return rules;
};

export const BILLING_TYPE_KEYS = Object.keys(BILLING_RULES) as readonly BillingTypeKey[];
