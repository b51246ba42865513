import { randomUUID } from 'node:crypto';
import { inject, injectable } from 'inversify';
import { DomainError } from '../../../domain/shared/errors.js';
import type { Scope } from '../../../domain/shared/event.js';
import type { Clock } from '../../ports/clock.js';
import { TOKENS } from '../../ports/tokens.js';
import type { Views } from '../../ports/views.js';
import type { Committed } from '../../spine/transactor.js';
import { BillingSteps } from './billing-steps.js';
import { AttemptLog, RunAttempt } from './run-attempt.js';
import { RunCalendar } from './run-calendar.js';
import type { RunDay } from './run-day.js';
import { Settling } from './settling.js';
import { scopeOf, StepRun, type Course } from './step-run.js';
import { Tally, type RunResult } from './tally.js';

export interface RunOptions {
  readonly simulated?: boolean;
  /** Ends it early, between entities. */
  readonly signal?: AbortSignal;
  /** Told every thousand things that were done. */
  readonly onProgress?: (at: { readonly date: string; readonly step: string; readonly counts: RunResult['counts'] }) => void;
  /** Repeats this one step only. */
  readonly only?: string;
}

/**
 * The billing day: the steps in their order, each on what those before it left (domain.md 3.9). Each is idempotent per
 * (date, entity), so a run may be repeated, run twice at once, or go on after a crash.
 */
@injectable()
export class BillingRunner {
  constructor(
    @inject(AttemptLog) private readonly attempts: AttemptLog,
    @inject(BillingSteps) private readonly steps: BillingSteps,
    @inject(RunCalendar) private readonly calendar: RunCalendar,
    @inject(Settling) private readonly settling: Settling,
    @inject(TOKENS.views) private readonly views: Views,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  /** Catches up day by day from the last date that was run, up to and with `date`. @throws date_in_future, RunInterrupted */
  async runUpTo(date: string, options: RunOptions = {}): Promise<readonly RunResult[]> {
    await this.settling.settle();
    const results: RunResult[] = [];
    for (const day of await this.calendar.daysUpTo(date)) results.push(await this.run(day, options));
    return results;
  }

  /** Runs one business date. @throws RunInterrupted */
  async run(date: string, { simulated = false, signal, only, onProgress }: RunOptions = {}): Promise<RunResult> {
    await this.settling.settle();
    const day: RunDay = { date, now: this.clock.now(), simulated, attemptId: randomUUID() };
    const tally = new Tally();
    const attempt = await RunAttempt.begin(this.attempts, day, await this.rootScope(), only ?? null);
    const onward = async (step: string, done: readonly Committed[]): Promise<void> => {
      tally.done(step, await attempt.countOwn(done));
      if (!tally.isNews) return;
      await attempt.report(step, tally);
      onProgress?.({ date, step, counts: tally.counts });
    };
    await this.runSteps({ day, tally, onward, ...(signal && { signal }) }, only);
    await attempt.complete(tally);
    return { date, counts: tally.counts, failures: tally.failures };
  }

  private async runSteps(course: Course, only: string | undefined): Promise<void> {
    const { tally } = course;
    let settled = tally.size;
    const settle = async (): Promise<void> => {
      if (tally.size > settled) await this.settling.settle();
      settled = tally.size;
    };
    for (const step of this.steps.inOrder.filter(({ name }) => only === undefined || name === only)) {
      if (!step.independent) await settle();
      await step.run(new StepRun(step.name, course));
    }
    await settle();
  }

  private async rootScope(): Promise<Scope> {
    for await (const root of this.views.all('resellers', { parentId: null })) return scopeOf(root);
    throw new DomainError('conflict', 'no_distributor', 'There is no distributor yet, so there is nothing to bill.');
  }
}
