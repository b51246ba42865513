import type { Row } from '../../shared/api/types.js';

export interface BillingRun extends Row {
  readonly date: string;
  readonly status: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly { readonly step: string; readonly entity: string; readonly code: string; readonly detail: string }[];
  readonly startedAt: string;
  readonly completedAt: string | null;
}

/** What a run did, most first; what it did not do is left out. */
export const doneIn = ({ counts }: BillingRun): readonly (readonly [string, number])[] => Object.entries(counts).filter(([, count]) => count > 0);
