import type { Aggregate } from '../shared/decider.js';
import { billingRunEvents, type BillingRunEvent, type RunFailure } from './billing.events.js';

export type BillingRun = { readonly status: 'none' | 'running' | 'completed' };
export type BillingRunCommand =
  | { readonly type: 'StartRun'; readonly date: string }
  | { readonly type: 'CompleteRun'; readonly date: string; readonly counts: Readonly<Record<string, number>>; readonly failures: readonly RunFailure[] };

/** One business date. It may be run again: what was done stays done, and what failed is tried again. */
export const billingRun: Aggregate<BillingRun, BillingRunCommand, BillingRunEvent> = {
  category: 'billing_run',
  catalogue: billingRunEvents,
  initial: { status: 'none' },
  decide(command, { status }) {
    switch (command.type) {
      case 'StartRun':
        return status === 'none' ? [{ type: 'BillingRunStarted', data: { date: command.date } }] : [];
      case 'CompleteRun':
        // A repetition that found nothing to do leaves the log as it was.
        if (status === 'completed' && command.failures.length === 0 && Object.keys(command.counts).length === 0) return [];
        return [{ type: 'BillingRunCompleted', data: { date: command.date, counts: command.counts, failures: command.failures } }];
    }
  },
  evolve: (_state, event) => ({ status: event.type === 'BillingRunStarted' ? 'running' : 'completed' }),
};
