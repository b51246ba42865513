import type { StepRun } from './step-run.js';

/**
 * The steps by what they count, in the order of domain.md 3.9: what is over is written off before the next period is held,
 * and money decides before dates do.
 */
export const STEP_NAMES = ['ledgersClosed', 'subscriptionsCharged', 'subscriptionsExpired', 'gracePeriodsEnded', 'subscriptionsDeleted', 'ordersExpired'] as const;

export type StepName = (typeof STEP_NAMES)[number];

/** One kind of work of the billing day. Doing it again for the same date and entity changes nothing. */
export interface BillingStep {
  readonly name: StepName;
  run(work: StepRun): Promise<void>;
}
