import type { RunFailure, RunNews } from '../../../domain/billing/billing-run.events.js';

export interface RunResult {
  readonly date: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly RunFailure[];
}

type Counts = Record<string, number>;

const NEWS = 1_000;
/** Far under what one event may hold. */
const FAILURES = 250;

/** What a run has done so far, by step, and what was refused; and what of it is not told in the log yet. */
export class Tally {
  readonly counts: Counts = {};
  readonly failures: RunFailure[] = [];
  private untold: Counts = {};
  private told = 0;

  get size(): number {
    return sum(this.counts) + this.failures.length;
  }

  /** Time to tell how far it is: so much was done, or went wrong, since the last time. */
  get isNews(): boolean {
    return sum(this.untold) >= NEWS || this.failures.length - this.told >= FAILURES;
  }

  done(step: string, count: number): void {
    if (count === 0) return;
    this.counts[step] = (this.counts[step] ?? 0) + count;
    this.untold[step] = (this.untold[step] ?? 0) + count;
  }

  failed(failure: RunFailure): void {
    this.failures.push(failure);
  }

  /** What was not told yet, as much as one event may hold. */
  takeNews(): RunNews {
    const news = { counts: this.untold, failures: this.failures.slice(this.told, this.told + FAILURES) };
    this.untold = {};
    this.told += news.failures.length;
    return news;
  }

  /** More than one event may hold is still untold. */
  get isMore(): boolean {
    return this.failures.length - this.told > FAILURES;
  }
}

const sum = (counts: Counts): number => Object.values(counts).reduce((total, count) => total + count, 0);
