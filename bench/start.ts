import { setTimeout as sleep } from 'node:timers/promises';
import { grownInstallation } from './support/grown-log.js';
import { HttpClient } from './support/http-client.js';
import { readLog } from './support/read-log.js';
import { report } from './support/report.js';
import { median, timed } from './support/stats.js';
import { withWorkspace } from './support/workspace.js';
import type { ServerProcess } from '../test/durability/server-process.js';

const ROUNDS = 5;
/** Set for a log of a million events. */
const LIMIT_MS = 10_000;
const POLL_MS = 5;

const ready = async (http: HttpClient): Promise<void> => {
  while ((await http.send('GET', '/health/ready')).status !== 200) await sleep(POLL_MS);
};

/** From the start of the process to the first time that it says it is ready, after a clean stop and after kill -9. */
await withWorkspace(async (workspace) => {
  const installation = await grownInstallation(workspace);
  const start = async (end: (server: ServerProcess) => Promise<void>): Promise<number> => {
    let server: ServerProcess | null = null;
    const ms = await timed(async () => {
      server = await installation.startServer();
      await ready(new HttpClient(server.url));
    });
    if (server) await end(server);
    return ms;
  };
  const events = (await installation.withPlatform(({ eventStore }) => readLog(eventStore))).toLocaleString('en');
  const [stopped, killed] = [[] as number[], [] as number[]];
  for (let round = 0; round < ROUNDS; round++) {
    stopped.push(await start((server) => server.kill()));
    killed.push(await start((server) => server.stop()));
  }
  report(`ready after start, log of ${events} events`, median(stopped), 'ms', { name: 'limit', value: LIMIT_MS });
  report('the same, after kill -9', median(killed), 'ms', { name: 'limit', value: LIMIT_MS });
});
