import { billingRun, type BillingRunCommand } from '../../../domain/billing/billing-run.js';
import type { Scope } from '../../../domain/shared/event.js';
import type { Transactor, Committed } from '../../spine/transactor.js';
import { runContext, type RunDay } from './run-day.js';
import { effective } from './step-run.js';
import type { Tally } from './tally.js';

/** One attempt at a business date, with its own number also when two processes begin at once: its place in the log of the run. */
export class RunAttempt {
  private told = 0;

  private constructor(
    private readonly transactor: Transactor,
    private readonly day: RunDay,
    private readonly scope: Scope,
    readonly attempt: number,
  ) {}

  /** `only`: the one step that is repeated; null for all. */
  static async begin(transactor: Transactor, day: RunDay, scope: Scope, only: string | null): Promise<RunAttempt> {
    for (;;) {
      const { state } = await transactor.load(billingRun, day.date);
      const attempt = new RunAttempt(transactor, day, scope, state.attempt + 1);
      const started = await attempt.record({ type: 'StartRun', date: day.date, attempt: attempt.attempt, only }, `start ${attempt.attempt} ${day.now}`);
      // Another one was faster, and has this number.
      if (effective(started)) return attempt;
    }
  }

  /** Tells what the tally has not told, in as many events as it takes. */
  async report(step: string, tally: Tally): Promise<void> {
    do await this.record({ type: 'ReportProgress', date: this.day.date, attempt: this.attempt, step, ...tally.takeNews() }, `progress ${this.attempt} ${++this.told}`);
    while (tally.isMore);
  }

  async complete(tally: Tally): Promise<void> {
    await this.record({ type: 'CompleteRun', date: this.day.date, attempt: this.attempt, ...tally.takeNews() }, `complete ${this.attempt}`);
  }

  private record(command: BillingRunCommand, what: string): Promise<Committed> {
    return this.transactor.transact(billingRun, this.day.date, command, runContext(this.day, what), { scope: this.scope });
  }
}
