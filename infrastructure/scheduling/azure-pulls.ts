import type { Puller } from '../../application/consumption/azure/pulls/puller.js';
import { JobRunner, type JobRunnerOptions, type JobTimes } from './job-runner.js';

export interface AzurePullsOptions extends Pick<JobRunnerOptions, 'lease' | 'log'> {
  readonly puller: Pick<Puller, 'open' | 'beginDue' | 'run'>;
  /** How often the usage of a subscription is fetched; null: only when somebody asks. */
  readonly everyMinutes: number | null;
  /** How many runs go on at once. Default: 4. */
  readonly atOnce?: number;
  readonly times?: Partial<JobTimes>;
}

const TIMES: JobTimes = { lookMs: 1_000, betweenTimesMs: 30_000, restMs: 10_000 };

/**
 * Fetches price lists and usage from Partner Center when they are due, and carries on every run that is open: asked for in
 * the console, waiting until the vendor is ready, or begun by a process that is gone. A stop cuts them off at the next page.
 */
export const azurePulls = ({ puller, everyMinutes, lease, log, atOnce = 4, times }: AzurePullsOptions): JobRunner =>
  new JobRunner({
    name: 'runs of Partner Center', lease, log, atOnce, times: { ...TIMES, ...times },
    jobs: {
      due: () => puller.open(),
      run: async (id, signal) => log.info({ pullId: id, status: await puller.run(id, { signal }) }, 'fetched from Partner Center'),
      betweenTimes: async () => (everyMinutes === null ? [] : puller.beginDue(everyMinutes)),
    },
  });
