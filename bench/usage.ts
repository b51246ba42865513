import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { importUsage } from '../infrastructure/main/import-usage.js';
import type { Platform } from '../infrastructure/main/platform.js';
import { threadedPages } from '../infrastructure/usage-files/threaded-pages.js';
import { openMetered, seedMetered } from './support/metered-platform.js';
import { PeakMemory } from './support/peak-memory.js';
import { report, say } from './support/report.js';
import { timed } from './support/stats.js';
import { ROWS_PER_SUBSCRIPTION, writeUsageFile } from './support/usage-pages.js';
import { withWorkspace } from './support/workspace.js';

const ROWS = Number(process.env.BENCH_SUBSCRIPTIONS ?? 10_000_000);
const SUBSCRIPTIONS = Math.max(1, Math.round(ROWS / ROWS_PER_SUBSCRIPTION));
/** One file has the use of so many subscriptions: a million rows. */
const A_FILE = 10;
const [INTAKE_FLOOR, DAILY_LIMIT, BYTES_LIMIT] = [100_000, 120, 12];

interface Vendor {
  readonly file: string;
  readonly subscriptionIds: readonly string[];
}

/** Parsed line by line, and summed up by day and resource in doubles: the least that anybody could do. */
const folded = async (file: string, fold: boolean): Promise<number> => {
  const sums = new Map<string, number>();
  const ms = await timed(async () => {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const { page } = JSON.parse(line) as { page: { items: readonly { usageStartTime: string; quantity: number; instanceData: { resourceUri: string } }[] } };
      if (fold) for (const { usageStartTime, quantity, instanceData: { resourceUri } } of page.items) sums.set(usageStartTime.slice(0, 10) + resourceUri, (sums.get(usageStartTime.slice(0, 10) + resourceUri) ?? 0) + quantity);
    }
  });
  return ms;
};

const takeIn = async (platform: Platform, { file }: Vendor): Promise<void> => {
  const { pages, refused } = await importUsage(file, platform.bus, () => undefined, threadedPages);
  if (refused.length > 0) throw new Error(`${refused.length} of ${pages} pages refused, the first: ${refused[0]?.detail}`);
};

const logBytes = (folder: string): number => ['log.db', 'log.db-wal'].reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);

/** Nothing else runs: what comes in is checked, compared with what was there, and on disk. */
const intake = async (workspace: string): Promise<void> => {
  const folder = join(workspace, 'usage-intake');
  const subscriptionIds = (await seedMetered(folder, Math.min(A_FILE, SUBSCRIPTIONS)));
  const file = join(workspace, 'usage.ndjson');
  await writeUsageFile(file, subscriptionIds);
  const rows = subscriptionIds.length * ROWS_PER_SUBSCRIPTION;
  const parsing = await folded(file, false);
  const platform = await openMetered(folder);
  const before = logBytes(folder);
  const ms = await timed(() => takeIn(platform, { file, subscriptionIds }));
  const again = await timed(() => takeIn(platform, { file, subscriptionIds }));
  await platform.stop();
  report('hourly usage rows taken in', (rows / ms) * 1000, 'rows/s', { name: 'floor', value: INTAKE_FLOOR }, { name: 'JSON.parse of the same rows', value: (rows / parsing) * 1000 });
  report('the same rows sent again, and found to change nothing', (rows / again) * 1000, 'rows/s', { name: 'floor', value: INTAKE_FLOOR });
  report('size in the log of an hourly row', (logBytes(folder) - before) / rows, 'B', { name: 'limit', value: BYTES_LIMIT }, { name: 'one JSON event a row', value: 355 });
};

/** From the vendor's pages to the rows by day, with charges, in one process. */
const daily = async (workspace: string): Promise<void> => {
  const folder = join(workspace, 'usage-daily');
  const all = await seedMetered(folder, SUBSCRIPTIONS);
  const file = join(workspace, 'usage.ndjson');
  const platform = await openMetered(folder);
  const memory = new PeakMemory();
  platform.start();
  let [ms, peer] = [0, 0];
  for (let first = 0; first < all.length; first += A_FILE) {
    const subscriptionIds = all.slice(first, first + A_FILE);
    await writeUsageFile(file, subscriptionIds);
    peer += await folded(file, true);
    ms += await timed(async () => {
      await takeIn(platform, { file, subscriptionIds });
      await platform.workflows.drain();
      await platform.views.catchUp();
    });
    say(`processor ${(process.cpuUsage().user / 1e6).toFixed(1)} s; ${((first + subscriptionIds.length) * ROWS_PER_SUBSCRIPTION).toLocaleString('en')} rows: ${(ms / 1000).toFixed(1)} s`);
  }
  const rows = all.length * ROWS_PER_SUBSCRIPTION;
  await platform.stop();
  report(`${rows.toLocaleString('en')} hourly rows to rows by day and charges`, ms / 1000, 's', { name: 'limit for as many', value: (DAILY_LIMIT * rows) / 10_000_000 }, { name: 'parse and fold in memory', value: peer / 1000 });
  report(`${rows.toLocaleString('en')} hourly rows to rows by day, memory`, memory.megabytes(), 'MB', { name: 'before', value: memory.before });
};

await withWorkspace(async (workspace) => {
  await intake(workspace);
  await daily(workspace);
});
