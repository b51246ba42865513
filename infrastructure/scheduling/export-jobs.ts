import { type ExportRunner } from '../../application/audit/exports/export-runner.js';
import { type ExportHousekeeping } from '../../application/audit/exports/housekeeping.js';
import { JobRunner, type JobRunnerOptions, type JobTimes } from './job-runner.js';

export interface ExportJobsOptions extends Pick<JobRunnerOptions, 'lease' | 'log'> {
  readonly runner: Pick<ExportRunner, 'due' | 'run'>;
  readonly housekeeping: Pick<ExportHousekeeping, 'tidy'>;
  /** How many exports are written at once. Default: 2. */
  readonly atOnce?: number;
  readonly times?: Partial<JobTimes>;
}

const TIMES: JobTimes = { lookMs: 500, betweenTimesMs: 60_000, restMs: 10_000 };

/** Writes the exports that wait, deletes those that have expired. What is cut off begins anew. */
export const exportJobs = ({ runner, housekeeping, lease, log, atOnce = 2, times }: ExportJobsOptions): JobRunner =>
  new JobRunner({
    name: 'exports', lease, log, atOnce, times: { ...TIMES, ...times },
    jobs: { due: () => runner.due(), run: (id, signal) => runner.run(id, signal), betweenTimes: (running) => housekeeping.tidy(running) },
  });
