import type { StepRun } from './step-run.js';

/** One kind of work of the billing day. Doing it again for the same date and entity changes nothing. */
export interface BillingStep {
  /** What it counts, as it stands in the counts and failures of a run: "subscriptionsCharged". */
  readonly name: string;
  run(work: StepRun): Promise<void>;
}
