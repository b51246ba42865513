import { type BillingRunner } from '../../application/billing/run/billing-runner.js';
import { type RunCalendar } from '../../application/billing/run/run-calendar.js';
import { RunInterrupted } from '../../application/billing/run/step-run.js';
import { Leader, type Session } from '../concurrency/leader.js';
import { type Lease } from '../concurrency/lease.js';
import { pause } from '../concurrency/pause.js';
import { type Log } from '../observability/log.js';

export interface DailyBillingOptions {
  readonly runner: Pick<BillingRunner, 'runUpTo'>;
  /** Tells when the day has come. */
  readonly calendar: Pick<RunCalendar, 'dueDate'>;
  /** Named `billing-run`: it spares work twice done. Runs at once do no harm. */
  readonly lease: Lease;
  readonly log: Log;
  /** How often to look whether a day has come. Default: 20 s. */
  readonly lookEveryMs?: number;
}

const LOOK_EVERY_MS = 20_000;

/**
 * Runs the billing day by itself as soon as its business date has come for every reseller, and days that were missed
 * while the server was down. A stop ends a run between entities; the next server goes on with it.
 */
export class DailyBilling {
  private readonly leader: Leader<string | null>;

  constructor(private readonly options: DailyBillingOptions) {
    this.leader = new Leader<string | null>({
      lease: options.lease,
      open: async () => this.session(),
      standBy: () => pause(options.lease.times.retryMs, this.leader.stopping),
      onFailure: (error, attempt) => options.log.error({ err: error, attempt }, 'billing could not run; trying again'),
    });
  }

  start(): void {
    this.leader.start();
  }

  stop(): Promise<void> {
    return this.leader.stop();
  }

  /** The first look comes at once. */
  private session(): Session<string | null> {
    let looked = false;
    return {
      next: async () => {
        if (looked) await pause(this.options.lookEveryMs ?? LOOK_EVERY_MS, this.leader.stopping);
        looked = true;
        return this.leader.stopping.aborted ? null : this.options.calendar.dueDate();
      },
      apply: (date) => (date === null ? Promise.resolve() : this.run(date)),
      wake: () => Promise.resolve(),
      finish: () => Promise.resolve(),
    };
  }

  private async run(date: string): Promise<void> {
    try {
      for (const { date: day, counts, failures } of await this.options.runner.runUpTo(date, { signal: this.leader.stopping })) {
        this.options.log.info({ date: day, counts, failures: failures.length }, 'billing ran');
      }
    } catch (error) {
      if (!(error instanceof RunInterrupted)) throw error;
    }
  }
}
