import type { Logger } from 'pino';
import type { Clock } from '../../application/ports/clock.js';
import type { RebuildProgress, RebuildResult, VerifyResult } from '../../application/ports/view-admin.js';
import { DomainError, wrongState } from '../../domain/shared/errors.js';

/** A rebuild or verification that was asked for here: under way, done, or failed. */
export interface ViewJob {
  readonly action: 'rebuild' | 'verify';
  readonly state: 'running' | 'done' | 'failed';
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly progress: RebuildProgress | null;
  readonly result: RebuildResult | VerifyResult | null;
  /** Why it failed. */
  readonly reason: string | null;
}

type Work = (onProgress: (progress: RebuildProgress) => void) => Promise<RebuildResult | VerifyResult>;

/** The latest job of each view, for as long as this process lives. They take longer than a request may. */
export class ViewJobs {
  private readonly jobs = new Map<string, ViewJob>();

  constructor(
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  of(view: string): ViewJob | null {
    return this.jobs.get(view) ?? null;
  }

  /** @throws DomainError conflict `rebuild_running` */
  start(view: string, action: ViewJob['action'], work: Work): ViewJob {
    if (this.of(view)?.state === 'running') throw wrongState('rebuild_running', `${view} is being rebuilt or verified now. Wait until that is done; GET /api/admin/views shows how far it is.`);
    const job: ViewJob = { action, state: 'running', startedAt: this.clock.now(), finishedAt: null, progress: null, result: null, reason: null };
    this.jobs.set(view, job);
    void this.follow(view, job, work);
    return job;
  }

  private async follow(view: string, job: ViewJob, work: Work): Promise<void> {
    try {
      const result = await work((progress) => this.jobs.set(view, { ...job, progress }));
      this.jobs.set(view, { ...job, state: 'done', finishedAt: this.clock.now(), result });
    } catch (error) {
      this.logger.error({ view, action: job.action, err: error }, 'view job failed');
      const reason = error instanceof DomainError ? error.message : 'It broke off; the log of the server says why.';
      this.jobs.set(view, { ...job, state: 'failed', finishedAt: this.clock.now(), reason });
    }
  }
}
