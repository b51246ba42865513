import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BareTable, type Place } from './support/bare-table.js';
import { demoOf } from './support/demo.js';
import type { HttpClient } from './support/http-client.js';
import { Installation } from './support/installation.js';
import { orderRows, writeOrders } from './support/order-rows.js';
import { report, say } from './support/report.js';
import { percentile, timed } from './support/stats.js';
import { withWorkspace } from './support/workspace.js';

const ROWS = Number(process.env.BENCH_ROWS ?? 100_000);
const REQUESTS = 400;
const PAGE = 25;
/** Of any list of a million rows. */
const LIMIT_MS = 100;
const STATUS = 'Completed';
const LIST = `/api/orders?filter=${encodeURIComponent(JSON.stringify({ status: STATUS }))}&sort=${encodeURIComponent('["expiresOn","DESC"]')}`;

const read = async (http: HttpClient, path: string) => {
  const answer = await http.send('GET', path);
  if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}: ${answer.text}`);
  return { rows: JSON.parse(answer.text) as readonly (Place & object)[], cursor: /cursor=([^&>]+)/.exec(String(answer.headers.link))?.[1] ?? '', total: Number(String(answer.headers['content-range']).split('/')[1]) };
};

/** Where nine tenths of the matching rows lie before: its cursor, and its last row for the peer. */
const latePlace = async (http: HttpClient): Promise<{ readonly cursor: string; readonly place: Place }> => {
  const { total } = await read(http, `${LIST}&range=[0,0]`);
  let page = await read(http, `${LIST}&limit=1000`);
  for (let seen = 1000; seen < total * 0.9 - 1000; seen += 1000) page = await read(http, `${LIST}&limit=1000&cursor=${page.cursor}`);
  const last = page.rows.at(-1);
  if (!last) throw new Error('no orders');
  return { cursor: page.cursor, place: { expiresOn: last.expiresOn, id: last.id } };
};

const p95 = async (ask: () => unknown): Promise<number> => {
  const times: number[] = [];
  for (let request = 0; request < REQUESTS; request++) {
    // Bare queries leave no turn: a connection that the server closed meanwhile would not be noticed, and be used.
    await nextTurn();
    times.push(await timed(ask));
  }
  return percentile(times, 0.95);
};

/** Whole HTTP requests, with rights, rows and columns checked, beside the query alone. */
await withWorkspace(async (workspace) => {
  const rows = orderRows(await demoOf(workspace), ROWS);
  const installation = await Installation.open(workspace, 'lists', async (platform) => {
    platform.start();
    say(`writing ${ROWS} rows`);
    await writeOrders(platform, rows);
  });
  const bare = new BareTable(join(workspace, 'bare.db'), rows);
  await installation.withServer(async (http) => {
    const { cursor, place } = await latePlace(http);
    const title = `list of ${ROWS.toLocaleString('en')} rows, filter and sort`;
    const limit = { name: 'limit', value: LIMIT_MS };
    const nothing = { name: 'HTTP request that reads nothing', value: await p95(() => http.send('GET', '/health/live')) };
    const compare = async (name: string, path: string, query: () => unknown): Promise<void> =>
      report(`${title}, ${name}, p95`, await p95(() => read(http, path)), 'ms', limit, { name: 'bare SQLite query', value: await p95(query) }, nothing);
    await compare('first page', `${LIST}&limit=${PAGE}`, () => bare.page(STATUS, PAGE, null));
    await compare('first page with the total', `${LIST}&range=[0,${PAGE - 1}]`, () => [bare.counted(STATUS), bare.page(STATUS, PAGE, null)]);
    await compare('late page by cursor', `${LIST}&limit=${PAGE}&cursor=${cursor}`, () => bare.page(STATUS, PAGE, place));
  });
  bare.close();
});
