import { join } from 'node:path';
import { pino } from 'pino';
import { BillingRunner } from '../application/billing/run/billing-runner.js';
import { Bootstrap } from '../application/partners/bootstrap.js';
import { SimulatedClock } from '../infrastructure/clock/clocks.js';
import { readConfig } from '../infrastructure/config.js';
import { openPlatform, type Platform } from '../infrastructure/main/platform.js';
import { ManySubscriptions, type Customers } from '../test/support/many-subscriptions.js';
import { PeakMemory } from './support/peak-memory.js';
import { report, say } from './support/report.js';
import { timed } from './support/stats.js';
import { withWorkspace } from './support/workspace.js';

const SUBSCRIPTIONS = Number(process.env.BENCH_SUBSCRIPTIONS ?? 100_000);
const LINES = 10;
const BILLING_DAY = '2020-11-01';
const DAY_AFTER = '2020-11-02';
const FLOOR = 500;

const open = (folder: string, on: string): Promise<Platform> =>
  openPlatform(readConfig({ DATA_DIR: folder, EVENTSTORE_URL: process.env.EVENTSTORE_URL, MONGODB_URL: process.env.MONGODB_URL }), { clock: new SimulatedClock(`${on}T03:00:00.000Z`), logger: pino({ level: 'error' }) });

const seed = async (folder: string, customers: Omit<Customers, 'resellerId'>): Promise<void> => {
  say(`making ${(customers.accounts * customers.subscriptions).toLocaleString('en')} subscriptions`);
  const platform = await open(folder, '2020-10-01');
  const { resellerId } = await platform.container.get(Bootstrap).run({ name: 'Distributor', currency: 'EUR', timeZone: 'UTC', locale: 'en', firstName: 'Ada', lastName: 'Berg', email: 'bench@example.com', password: 'a long password' });
  await new ManySubscriptions(platform).make({ ...customers, resellerId });
  await platform.stop();
};

/** Milliseconds that the run of a date took, with all that follows from it and until every list shows it. */
const ran = async (folder: string, date: string): Promise<number> => {
  say(`billing day ${date}`);
  const platform = await open(folder, date);
  platform.start();
  const runner = platform.container.get(BillingRunner);
  const ms = await timed(async () => {
    const { counts, failures } = await runner.run(date);
    say(JSON.stringify(counts));
    if (failures.length > 0) throw new Error(`${failures.length} failures, first: ${failures[0]?.detail}`);
  });
  await platform.stop();
  return ms;
};

await withWorkspace(async (workspace) => {
  const folder = join(workspace, 'billing');
  await seed(folder, { accounts: SUBSCRIPTIONS, subscriptions: 1, lines: LINES, paymentModel: 'prepay' });
  const memory = new PeakMemory();
  const charging = await ran(folder, BILLING_DAY);
  const invoicing = await ran(folder, DAY_AFTER);
  const title = `billing day, ${SUBSCRIPTIONS.toLocaleString('en')} subscriptions of ${LINES} lines`;
  report(title, (SUBSCRIPTIONS / (charging + invoicing)) * 1000, 'invoices/s', { name: 'floor', value: FLOOR });
  report(`${title}, charging`, (SUBSCRIPTIONS / charging) * 1000, 'subscriptions/s', { name: 'floor', value: FLOOR });
  report(`${title}, memory`, memory.megabytes(), 'MB', { name: 'before the run', value: memory.before });
});
