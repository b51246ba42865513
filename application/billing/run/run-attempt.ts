import { inject, injectable } from 'inversify';
import { billingRun, type BillingRunCommand } from '../../../domain/billing/billing-run.js';
import { streamName } from '../../../domain/shared/decider.js';
import type { Scope } from '../../../domain/shared/event.js';
import type { EventStore, StoredEvent } from '../../ports/event-store.js';
import { TOKENS } from '../../ports/tokens.js';
import { effective, Transactor, type Committed } from '../../spine/transactor.js';
import { runContext, type RunDay } from './run-day.js';
import type { Tally } from './tally.js';

/** Where attempts are told, and what they recorded is found. */
@injectable()
export class AttemptLog {
  constructor(
    @inject(Transactor) readonly transactor: Transactor,
    @inject(TOKENS.eventStore) readonly store: EventStore,
  ) {}
}

/** One attempt at a business date, with its own number also when two processes begin at once: its place in the log of the run. */
export class RunAttempt {
  private told = 0;

  private constructor(
    private readonly log: AttemptLog,
    private readonly day: RunDay,
    private readonly scope: Scope,
    readonly attempt: number,
  ) {}

  /** `only`: the one step that is repeated; null for all. */
  static async begin(log: AttemptLog, day: RunDay, scope: Scope, only: string | null): Promise<RunAttempt> {
    for (;;) {
      const { state } = await log.transactor.load(billingRun, day.date);
      const attempt = new RunAttempt(log, day, scope, state.attempt + 1);
      const started = await attempt.record({ type: 'StartRun', date: day.date, attempt: attempt.attempt, only }, `start ${attempt.attempt} ${day.attemptId ?? day.now}`);
      // Another one was faster, and has this number.
      if (effective(started)) return attempt;
    }
  }

  /** Two attempts may record the very same events, and neither notices the other: what is counted is what the log has of this one. */
  async countOwn(done: readonly Committed[]): Promise<number> {
    if (done.length === 0 || !(await this.hasCompany())) return done.length;
    const { correlationId } = runContext(this.day, '');
    const found = await Promise.all(done.map(({ stream, revision }) => this.log.store.readStream(stream, { from: revision, limit: 1 })));
    return found.filter(([event]) => event?.metadata.correlationId === correlationId).length;
  }

  /** Tells what the tally has not told, in as many events as it takes. */
  async report(step: string, tally: Tally): Promise<void> {
    do await this.record({ type: 'ReportProgress', date: this.day.date, attempt: this.attempt, step, ...tally.takeNews() }, `progress ${this.attempt} ${++this.told}`);
    while (tally.isMore);
  }

  async complete(tally: Tally): Promise<void> {
    await this.record({ type: 'CompleteRun', date: this.day.date, attempt: this.attempt, ...tally.takeNews() }, `complete ${this.attempt}`);
  }

  /** Was another attempt under way since this one began? */
  private async hasCompany(): Promise<boolean> {
    const events = await this.log.store.readStream(streamName(billingRun, this.day.date));
    const begun = events.findIndex((event) => event.type === 'BillingRunStarted' && attemptOf(event) === this.attempt);
    const over = new Set(events.slice(0, begun).filter(({ type }) => type === 'BillingRunCompleted').map(attemptOf));
    return events.some((event) => attemptOf(event) !== this.attempt && !over.has(attemptOf(event)));
  }

  private record(command: BillingRunCommand, what: string): Promise<Committed> {
    return this.log.transactor.transact(billingRun, this.day.date, command, runContext(this.day, what), { scope: this.scope });
  }
}

const attemptOf = ({ data }: StoredEvent): number => (data as { readonly attempt: number }).attempt;
