import type { Logger } from 'pino';
import { ExportHousekeeping } from '../../application/audit/exports/housekeeping.js';
import { ExportRunner } from '../../application/audit/exports/export-runner.js';
import { BillingRunner } from '../../application/billing/run/billing-runner.js';
import { Puller } from '../../application/consumption/azure/pulls/puller.js';
import { RunCalendar } from '../../application/billing/run/run-calendar.js';
import { START } from '../../application/ports/event-store.js';
import { laterDates, systemClock } from '../clock/clocks.js';
import { Lease, newOwner } from '../concurrency/lease.js';
import { ConfigError, readConfig, type Config } from '../config.js';
import { demoConfig, isDemo } from '../demo/demo-simulator.js';
import { demoLogins, DEMO_PASSWORD } from '../demo/seed.js';
import { seedOnce } from '../demo/seed-once.js';
import { createLogger } from '../observability/logger.js';
import { listen } from './http-server.js';
import { azurePulls } from '../scheduling/azure-pulls.js';
import { exportJobs } from '../scheduling/export-jobs.js';
import { type JobRunner } from '../scheduling/job-runner.js';
import { DailyBilling } from '../scheduling/daily-billing.js';
import { openPlatform, type Platform } from './platform.js';

const READY_MS = 5_000;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const main = async (): Promise<void> => {
  const settings = readConfig();
  const empty = process.argv.includes('--empty');
  const logger = createLogger(settings.logLevel);
  if (!empty) await seedOnce(settings, logger, (done, of, what) => say(`Making the demo: ${Math.round((done / of) * 100)} % (${what})`));
  const config = await demoConfig(settings, systemClock);
  const platform = await openPlatform(config, { clock: systemClock, logger, foldBeside: true, writeBeside: true });
  platform.start();
  // A list that is asked for is there, though it may still be filled.
  await platform.projections.reached(START, READY_MS);
  const server = await listen(platform, { ...config, logger });
  const billing = config.billingRun === null ? null : dailyBilling(platform, config.billingRun, logger);
  billing?.start();
  const exports = exportsOf(platform, logger);
  exports.start();
  const pulls = pullsOf(platform, config.usagePull, logger);
  pulls.start();
  stopOn(['SIGINT', 'SIGTERM'], async () => {
    await Promise.all([server.close(), billing?.stop(), exports.stop(), pulls.stop()]);
    await platform.stop();
  });
  const head = await platform.eventStore.head();
  // What is printed for people comes last, after the lines for machines.
  await platform.projections.reached(head, READY_MS);
  welcome(config, server.url, head);
};

const dailyBilling = ({ container, views, clock, readStore }: Platform, hour: number, log: Logger): DailyBilling =>
  new DailyBilling({ runner: container.get(BillingRunner), calendar: new RunCalendar(views, laterDates(clock, hour)), lease: new Lease(readStore, 'billing-run', newOwner()), log });

const exportsOf = ({ container, readStore }: Platform, log: Logger): JobRunner =>
  exportJobs({ runner: container.get(ExportRunner), housekeeping: container.get(ExportHousekeeping), lease: new Lease(readStore, 'exports', newOwner()), log });

const pullsOf = ({ container, readStore }: Platform, everyMinutes: number | null, log: Logger): JobRunner =>
  azurePulls({ puller: container.get(Puller), lease: new Lease(readStore, 'azure-pulls', newOwner()), everyMinutes, log });

const stopOn = (signals: readonly NodeJS.Signals[], stop: () => Promise<void>): void => {
  let stopping = false;
  for (const signal of signals)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      say('Stopping: finishing what is under way.');
      void stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
};

/** Where to go, and with which log-in. */
const welcome = (config: Config, url: string, head: number): void => {
  say(`\nSkyledger listens on ${url}`);
  say(`  console  ${url}/console/\n  portal   ${url}/portal/\n  API      ${url}/docs`);
  if (isDemo(config)) {
    say(`\nDemo log-ins, all with the password ${DEMO_PASSWORD}:`);
    for (const { role, email, where } of demoLogins) say(`  ${where.padEnd(8)} ${email.padEnd(42)} ${role}`);
  } else if (head === 0) {
    say('\nThe log is empty. Make the first operator with:\n  npm run cli -- create-operator --email you@example.com --first-name Ada --last-name Doe');
  }
  say('\nCtrl-C stops it.');
};

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
