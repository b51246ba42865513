import type { StepRun } from './step-run.js';

/** The steps by what they count, in the order of domain.md 3.9. */
export const STEP_NAMES = [
  'ledgersClosed', 'subscriptionsCharged', 'chargesBegun', 'subscriptionsExpired', 'gracePeriodsEnded', 'subscriptionsDeleted', 'ordersExpired', 'creditHoldsChanged',
] as const;

export type StepName = (typeof STEP_NAMES)[number];

/** One kind of work of the billing day. Doing it again for the same date and entity changes nothing. */
export interface BillingStep {
  readonly name: StepName;
  run(work: StepRun): Promise<void>;
}
