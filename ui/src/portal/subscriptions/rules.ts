import { isTransitional } from '../../shared/api/transitional.js';
import type { BillingType, Subscription } from '../../shared/api/types.js';
import { addDays } from '../../shared/format/dates.js';

/** What a billing type lets its customers do. The server decides; the pages say beforehand what it would refuse, and why. */
export interface CustomerRules {
  readonly increase: boolean;
  /** Which sentence says what becomes of a reduction. */
  readonly reduce: 'refund' | 'until_closed' | 'tomorrow' | 'next_period' | 'never';
  readonly renews: boolean;
  readonly switches: boolean;
  /** Stopped and deleted by the customer; else by the provider alone. */
  readonly ends: boolean;
}

const usual: CustomerRules = { increase: true, reduce: 'refund', renews: true, switches: true, ends: true };
const byUse: CustomerRules = { increase: false, reduce: 'never', renews: false, switches: false, ends: true };

export const CUSTOMER_RULES: Readonly<Record<BillingType, CustomerRules>> = {
  reservation: usual,
  csp_annual: { ...usual, reduce: 'until_closed' },
  csp_monthly: usual,
  pay_in_full: { ...usual, reduce: 'next_period' },
  license_based_monthly: { ...usual, reduce: 'next_period' },
  payg_internal: byUse,
  payg_external: byUse,
  g_suite: usual,
  non_refund: { ...usual, reduce: 'never', switches: false, ends: false },
  eset: { ...usual, reduce: 'tomorrow' },
  azure_ri: { increase: false, reduce: 'never', renews: false, switches: false, ends: false },
};

/** When it may be renewed by hand: now, from a day on, or never. */
export const renewal = ({ billingType, expirationDate, status, terms: { manualRenewPoint } }: Subscription, today: string): { readonly open: boolean; readonly from: string | null } => {
  const never = { open: false, from: null };
  if (!CUSTOMER_RULES[billingType].renews || !expirationDate || !['Active', 'Graced', 'Stopped'].includes(status)) return never;
  if (manualRenewPoint === -1) return { open: true, from: null };
  if (manualRenewPoint === 0) return never;
  const from = addDays(expirationDate, -manualRenewPoint);
  return today >= from ? { open: true, from: null } : { open: false, from };
};

export interface Possibilities {
  readonly change: boolean;
  readonly renew: boolean;
  readonly activate: boolean;
  readonly switchPlan: boolean;
  readonly stop: boolean;
  readonly remove: boolean;
  readonly autoRenew: boolean;
  /** Keys of sentences that say what is not possible, and what to do instead; with the day from which it is. */
  readonly reasons: readonly { readonly key: string; readonly date?: string }[];
}

const RUNNING = ['Active', 'Graced', 'Blocked'];

const reasonsOf = (subscription: Subscription, today: string): Possibilities['reasons'] => {
  const { billingType, trial, chargesClosed, expirationDate, resources } = subscription;
  const rules = CUSTOMER_RULES[billingType];
  const { from } = renewal(subscription, today);
  const quantities = resources.length > 0 && !trial;
  return [
    ...(trial ? [{ key: 'trialFixed' }] : []),
    ...(quantities && !rules.increase ? [{ key: billingType === 'azure_ri' ? 'fixed' : 'byUse' }] : []),
    ...(quantities && rules.increase && rules.reduce === 'never' ? [{ key: 'onlyUp' }] : []),
    ...(quantities && rules.reduce === 'until_closed' && chargesClosed ? [{ key: 'termClosed', ...(expirationDate ? { date: expirationDate } : {}) }] : []),
    ...(from ? [{ key: 'renewFrom', date: from }] : []),
    ...(rules.ends ? [] : [{ key: 'obliged' }]),
  ];
};

/** What a customer may do with a subscription as it is. */
export const possibilities = (subscription: Subscription, today: string): Possibilities => {
  const { billingType, status, trial, resources, expirationDate, autoRenewLocked } = subscription;
  const rules = CUSTOMER_RULES[billingType];
  const over = expirationDate !== null && expirationDate <= today;
  const alive = !isTransitional(status) && !['Ordered', 'Deleted'].includes(status);
  const active = status === 'Active' && !over;
  return {
    change: active && !trial && resources.length > 0 && rules.increase,
    renew: renewal(subscription, today).open,
    activate: status === 'Stopped' && !over,
    switchPlan: active && (rules.switches || trial),
    stop: RUNNING.includes(status) && rules.ends,
    remove: [...RUNNING, 'Stopped', 'Deletion failed'].includes(status) && rules.ends,
    autoRenew: alive && rules.renews && expirationDate !== null && !autoRenewLocked,
    reasons: alive ? reasonsOf(subscription, today) : [],
  };
};
