import { join } from 'node:path';
import { BillingRunner } from '../application/billing/run/billing-runner.js';
import { Invoicing } from '../application/billing/invoicing.js';
import { derivedId } from '../application/spine/ids.js';
import { onDay, seed } from './support/billed-platform.js';
import { PeakMemory } from './support/peak-memory.js';
import { report, say } from './support/report.js';
import { timed } from './support/stats.js';
import { withWorkspace } from './support/workspace.js';

const SUBSCRIPTIONS = Number(process.env.BENCH_SUBSCRIPTIONS ?? 100_000);
/** Of the one large account. */
const LARGE = Math.round(SUBSCRIPTIONS * 0.3);
const LINES = 10;
const BILLING_DAY = '2020-11-01';
const DAY_AFTER = '2020-11-02';
const FLOOR = 500;
const LIMIT_SECONDS = 5;

/** Milliseconds that the run of a date took, with all that follows from it and until every list shows it. */
const ran = (folder: string, date: string): Promise<number> =>
  onDay(folder, date, ({ container }) =>
    timed(async () => {
      const { counts, failures } = await container.get(BillingRunner).run(date);
      say(`${date}: ${Object.entries(counts).map(([step, count]) => `${step} ${count}`).join(', ')}`);
      if (failures.length > 0) throw new Error(`${failures.length} failures, the first: ${failures[0]?.detail}`);
    }),
  );

/** Each subscription has an account of its own: charges written off, the next ones held, invoices made; as a server does it by itself. */
const manyAccounts = async (folder: string): Promise<void> => {
  await seed(folder, { accounts: SUBSCRIPTIONS, subscriptions: 1, lines: LINES, paymentModel: 'prepay' });
  const memory = new PeakMemory();
  const [charging, invoicing] = [await ran(folder, BILLING_DAY), await ran(folder, DAY_AFTER)];
  const title = `billing day, ${SUBSCRIPTIONS.toLocaleString('en')} subscriptions of ${LINES} lines`;
  const perSecond = (ms: number): number => (SUBSCRIPTIONS / ms) * 1000;
  report(`${title}, charges and invoices`, perSecond(charging + invoicing), 'invoices/s', { name: 'floor', value: FLOOR });
  report(`${title}, its invoices alone`, perSecond(invoicing), 'invoices/s', { name: 'floor', value: FLOOR });
  report(`${title}, memory of the run`, memory.megabytes(), 'MB', { name: 'before it', value: memory.before });
};

const oneAccount = async (folder: string): Promise<void> => {
  const resellerId = await seed(folder, { accounts: 1, subscriptions: LARGE, lines: 1, paymentModel: 'postpay' });
  await ran(folder, BILLING_DAY);
  const scope = { resellerId, resellerPath: `/${resellerId}/`, accountId: derivedId('account', '0') };
  const ms = await onDay(folder, DAY_AFTER, ({ container, clock }) => timed(() => container.get(Invoicing).issue(scope, BILLING_DAY, { date: DAY_AFTER, now: clock.now(), simulated: false })));
  report(`invoice for one account of ${LARGE.toLocaleString('en')} subscriptions`, ms / 1000, 's', { name: 'limit', value: LIMIT_SECONDS });
};

await withWorkspace(async (workspace) => {
  await oneAccount(join(workspace, 'large-account'));
  await manyAccounts(join(workspace, 'billing'));
});
