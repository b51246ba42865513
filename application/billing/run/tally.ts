import type { RunFailure } from '../../../domain/billing/billing.events.js';

export interface RunResult {
  readonly date: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly RunFailure[];
}

/** What a run has done so far, by step, and what was refused. */
export class Tally {
  readonly counts: Record<string, number> = {};
  readonly failures: RunFailure[] = [];

  get size(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, this.failures.length);
  }

  done(step: string): void {
    this.counts[step] = (this.counts[step] ?? 0) + 1;
  }

  failed(failure: RunFailure): void {
    this.failures.push(failure);
  }
}
