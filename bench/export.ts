import { once } from 'node:events';
import { createWriteStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'libsql';
import type { HttpClient } from './support/http-client.js';
import { writeAzureRows } from './support/azure-rows.js';
import { Installation } from './support/installation.js';
import { PeakMemory } from './support/peak-memory.js';
import { growthOf } from './support/process-memory.js';
import { report, say } from './support/report.js';
import { timed } from './support/stats.js';
import { withWorkspace } from './support/workspace.js';

const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000);
const FLOOR_SECONDS = 30;
const FLOOR_MB = 100;
const LOOK_MS = 100;
const VIEW = 'azure-daily';
const title = `export of ${ROWS.toLocaleString('en')} consumption rows`;

interface Cost {
  readonly seconds: number;
  readonly megabytes: number;
}

/** From the click to a file that can be downloaded. */
const exported = async (http: HttpClient, format: string): Promise<void> => {
  const { id, position } = await http.command('request-export', { view: VIEW, format });
  for (;;) {
    const { text } = await http.send('GET', `/api/exports/${id}`, undefined, { 'X-Min-Position': String(position) });
    const { status, rows, bytes, detail } = JSON.parse(text) as { status: string; rows: number; bytes: number; detail: string };
    if (status === 'Ready' && rows === ROWS) return say(`${format}: ${rows} rows, ${(bytes / 1e6).toFixed(0)} MB`);
    if (status !== 'Requested' && status !== 'Running') throw new Error(`the export is ${status} with ${rows} rows: ${detail}`);
    await sleep(LOOK_MS);
  }
};

/** A server that has done nothing else yet. */
const costOf = async (installation: Installation, format: string): Promise<Cost> => {
  let cost: Cost = { seconds: 0, megabytes: 0 };
  await installation.withServer(async (http, { pid }) => {
    let ms = 0;
    const megabytes = await growthOf(pid, async () => void (ms = await timed(() => exported(http, format))));
    cost = { seconds: ms / 1000, megabytes };
  });
  return cost;
};

/** The peer: the same rows as they are stored, in the same order, by one cursor of SQLite, a line each. */
const bareCursor = async (folder: string): Promise<Cost> => {
  const memory = new PeakMemory();
  const ms = await timed(async () => {
    const db = new Database(join(folder, 'views.db'));
    const [{ collection }] = db.prepare('SELECT collection FROM _active WHERE view = ?').all([VIEW]) as [{ collection: string }];
    const out = createWriteStream(join(folder, 'rows.ndjson'), { highWaterMark: 2 ** 20 });
    for (const { body } of db.prepare(`SELECT body FROM "${collection}" WHERE live = 1 ORDER BY k_usageDate DESC, id DESC`).iterate([]) as Iterable<{ body: string }>) {
      if (!out.write(`${body}\n`)) await once(out, 'drain');
    }
    await new Promise((resolve) => out.end(resolve));
    db.close();
  });
  return { seconds: ms / 1000, megabytes: memory.megabytes() - memory.before };
};

await withWorkspace(async (workspace) => {
  const installation = await Installation.open(workspace, 'export', async (platform) => {
    platform.start();
    say(`writing ${ROWS} rows`);
    await platform.views.catchUp();
    const resellers = [];
    for await (const { id } of platform.views.all('resellers', {})) resellers.push(String(id));
    const resellerId = resellers[0] ?? '';
    await writeAzureRows(platform, ROWS, { resellerId, resellerPath: `/${resellerId}/` });
  });
  const folder = join(workspace, 'export');
  const embedded = readdirSync(folder).includes('views.db');
  if (embedded) say(`read models: ${(statSync(join(folder, 'views.db')).size / 1e6).toFixed(0)} MB`);
  const bare = embedded ? await bareCursor(folder) : null;
  for (const format of ['csv', 'xlsx']) {
    const { seconds, megabytes } = await costOf(installation, format);
    report(`${title} as ${format.toUpperCase()}`, seconds, 's', { name: 'limit', value: FLOOR_SECONDS }, ...(bare ? [{ name: 'bare cursor to file', value: bare.seconds }] : []));
    report(`${title} as ${format.toUpperCase()}, memory more than before`, megabytes, 'MB', { name: 'limit', value: FLOOR_MB }, ...(bare ? [{ name: 'bare cursor to file', value: bare.megabytes }] : []));
  }
});
