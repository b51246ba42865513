import type { StepRun } from './step-run.js';

/** The steps by what they count, in the order of domain.md 3.9. */
export const STEP_NAMES = [
  'netCostsBegun', 'ledgersClosed', 'subscriptionsCharged', 'chargesBegun', 'invoicesIssued', 'paymentsExpired', 'renewalsOrdered', 'renewalsPaid', 'renewalsStarted', 'subscriptionsExpired', 'gracePeriodsEnded', 'subscriptionsDeleted', 'ordersExpired',
  'guaranteesRevoked', 'creditHoldsChanged',
] as const;

export type StepName = (typeof STEP_NAMES)[number];

/** One kind of work of the billing day. Doing it again for the same date and entity changes nothing. */
export interface BillingStep {
  readonly name: StepName;
  /** It finds its entities by what was before the run: what earlier steps of it did need not be in the lists yet. */
  readonly independent?: true;
  run(work: StepRun): Promise<void>;
}
