import { inject, injectable } from 'inversify';
import { billingRun } from '../../../domain/billing/billing-run.js';
import { DomainError } from '../../../domain/shared/errors.js';
import type { Scope } from '../../../domain/shared/event.js';
import type { Clock } from '../../ports/clock.js';
import { TOKENS } from '../../ports/tokens.js';
import type { Views } from '../../ports/views.js';
import { derivedId } from '../../spine/ids.js';
import { Transactor } from '../../spine/transactor.js';
import { BillingSteps } from './billing-steps.js';
import { RunCalendar } from './run-calendar.js';
import { Settling } from './settling.js';
import { runContext, scopeOf, StepRun, type RunDay } from './step-run.js';
import { Tally, type RunResult } from './tally.js';

/**
 * The billing day: the steps in their order, each on what those before it left (domain.md 3.9). Each is idempotent per
 * (date, entity), so a run may be repeated, run twice at once, or go on after a crash.
 */
@injectable()
export class BillingRunner {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(BillingSteps) private readonly steps: BillingSteps,
    @inject(RunCalendar) private readonly calendar: RunCalendar,
    @inject(Settling) private readonly settling: Settling,
    @inject(TOKENS.views) private readonly views: Views,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  /** Catches up day by day from the last date that was run, up to and with `date`. */
  async runUpTo(date: string, simulated = false): Promise<readonly RunResult[]> {
    await this.settling.settle();
    const results: RunResult[] = [];
    for (const day of await this.calendar.daysUpTo(date)) results.push(await this.run(day, simulated));
    return results;
  }

  /** Runs one business date. */
  async run(date: string, simulated = false): Promise<RunResult> {
    const day: RunDay = { date, now: this.clock.now(), simulated };
    const tally = new Tally();
    await this.settling.settle();
    const scope = await this.rootScope();
    await this.transactor.transact(billingRun, date, { type: 'StartRun', date }, runContext(day, 'start'), { scope });
    for (const step of this.steps.inOrder) {
      const before = tally.size;
      await step.run(new StepRun(step.name, day, tally));
      if (tally.size > before) await this.settling.settle();
    }
    const result = { date, counts: tally.counts, failures: tally.failures };
    const attempt = derivedId(JSON.stringify(result));
    await this.transactor.transact(billingRun, date, { type: 'CompleteRun', ...result }, runContext(day, `complete ${attempt}`), { scope });
    return result;
  }

  private async rootScope(): Promise<Scope> {
    for await (const root of this.views.all('resellers', { parentId: null })) return scopeOf(root);
    throw new DomainError('conflict', 'no_distributor', 'There is no distributor yet, so there is nothing to bill.');
  }
}
