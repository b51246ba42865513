import type { Row } from '../../shared/api/types.js';

export interface RunFailure {
  readonly step: string;
  readonly entity: string;
  readonly code: string;
  readonly detail: string;
}

export interface BillingRun extends Row {
  readonly date: string;
  readonly status: string;
  readonly attempt: number;
  readonly step: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly failureCount: number;
  /** The first of them. */
  readonly failures: readonly RunFailure[];
  readonly startedAt: string;
  readonly completedAt: string | null;
}

/** The steps in the order in which they are done. */
const STEPS = [
  'netCostsBegun', 'ledgersClosed', 'subscriptionsCharged', 'chargesBegun', 'invoicesIssued', 'paymentsExpired', 'renewalsOrdered', 'renewalsPaid', 'renewalsStarted',
  'subscriptionsExpired', 'gracePeriodsEnded', 'subscriptionsDeleted', 'ordersExpired', 'guaranteesRevoked', 'creditHoldsChanged',
];

const place = (step: string): number => (STEPS.includes(step) ? STEPS.indexOf(step) : STEPS.length);

/** What a run did, step by step; what it did not do is left out. */
export const doneIn = ({ counts }: BillingRun): readonly (readonly [string, number])[] =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => place(a) - place(b));

/** The steps of which something failed, with what is listed of each. */
export const failedIn = ({ failures }: BillingRun): readonly (readonly [string, readonly RunFailure[]])[] => {
  const steps = [...new Set(failures.map(({ step }) => step))].sort((a, b) => place(a) - place(b));
  return steps.map((step) => [step, failures.filter((failure) => failure.step === step)]);
};
