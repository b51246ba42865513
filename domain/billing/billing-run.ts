import type { Aggregate } from '../shared/decider.js';
import { billingRunEvents, type BillingRunEvent, type RunNews } from './billing-run.events.js';

export interface BillingRun {
  readonly status: 'none' | 'running' | 'completed';
  /** The latest that was begun; 0 before the first. */
  readonly attempt: number;
}

export type BillingRunCommand =
  | { readonly type: 'StartRun'; readonly date: string; readonly attempt: number; readonly only: string | null }
  | ({ readonly type: 'ReportProgress'; readonly date: string; readonly attempt: number; readonly step: string } & RunNews)
  | ({ readonly type: 'CompleteRun'; readonly date: string; readonly attempt: number } & RunNews);

/** One business date. It may be run again: what was done stays done, and what failed is tried again. */
export const billingRun: Aggregate<BillingRun, BillingRunCommand, BillingRunEvent> = {
  category: 'billing_run',
  catalogue: billingRunEvents,
  initial: { status: 'none', attempt: 0 },
  decide(command, state) {
    switch (command.type) {
      case 'StartRun':
        return command.attempt <= state.attempt ? [] : [{ type: 'BillingRunStarted', data: { date: command.date, attempt: command.attempt, only: command.only } }];
      case 'ReportProgress': {
        const { date, attempt, step, counts, failures } = command;
        return isEmpty(command) ? [] : [{ type: 'BillingRunProgressed', data: { date, attempt, step, counts, failures } }];
      }
      case 'CompleteRun': {
        const { date, attempt, counts, failures } = command;
        return [{ type: 'BillingRunCompleted', data: { date, attempt, counts, failures } }];
      }
    }
  },
  /** Two attempts may be under way at once: the later one says whether the date is done. */
  evolve(state, { type, data: { attempt } }) {
    if (attempt < state.attempt) return state;
    return { status: type === 'BillingRunCompleted' ? 'completed' : 'running', attempt };
  },
};

const isEmpty = ({ counts, failures }: RunNews): boolean => failures.length === 0 && Object.keys(counts).length === 0;
