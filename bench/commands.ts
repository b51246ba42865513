import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedEventStore } from '../infrastructure/eventstore/embedded-event-store.js';
import { startExpress } from './support/express.js';
import type { HttpClient } from './support/http-client.js';
import { Installation } from './support/installation.js';
import { load, type LoadPlan, type LoadResult } from './support/load.js';
import { logWrites } from './support/log-writers.js';
import { report, say, type Beside } from './support/report.js';
import { median } from './support/stats.js';
import { withWorkspace } from './support/workspace.js';
import { rateOf } from './support/writers.js';

const CLIENTS = 64;
const ACCOUNTS = 500;
const ROUNDS = 3;
const FLOOR = 3_000;
const LIMIT_MS = 50;

interface Round {
  readonly keyed: LoadResult;
  readonly plain: LoadResult;
  readonly express: LoadResult;
  /** Of the bare log, events a second. */
  readonly appends: number;
  /** Processor time that the server took, in seconds for each second. */
  readonly serverCores: number;
}

const processorSeconds = async (http: HttpClient): Promise<number> => Number(/^skyledger_process_cpu_seconds_total (\S+)/m.exec((await http.send('GET', '/metrics')).text)?.[1]);

const openAccounts = async (http: HttpClient): Promise<readonly string[]> => {
  const accountIds: string[] = [];
  while (accountIds.length < ACCOUNTS) accountIds.push((await http.command('open-account', { kind: 'legal_entity', name: 'Bench Ltd', terms: { classKey: 'prepay' } })).id);
  return accountIds;
};

const measure = async (http: HttpClient, plan: LoadPlan, express: string, append: (writer: number) => Promise<unknown>): Promise<Round> => {
  const before = await processorSeconds(http);
  const keyed = await load(plan);
  const serverCores = ((await processorSeconds(http)) - before) / (plan.warmUpSeconds + plan.seconds);
  return { keyed, serverCores, plain: await load({ ...plan, keyed: false }), express: await load({ ...plan, url: express }), appends: await rateOf(CLIENTS, 1.5, append) };
};

const reportAll = (rounds: readonly Round[]): void => {
  const middle = (of: (round: Round) => number): number => median(rounds.map(of));
  const express = (field: keyof LoadResult): Beside => ({ name: 'bare express POST', value: middle((round) => round.express[field]) });
  const appends = { name: "the log's own appends", value: middle((round) => round.appends) };
  const cores = { name: 'cores of the machine', value: availableParallelism() };
  for (const [kind, title] of [['keyed', 'with Idempotency-Key'], ['plain', 'without Idempotency-Key']] as const) {
    const of = (field: keyof LoadResult): number => middle((round) => round[kind][field]);
    report(`commands through HTTP, ${CLIENTS} clients, ${title}`, of('perSecond'), 'commands/s', { name: 'floor', value: FLOOR }, express('perSecond'), appends);
    report(`commands ${title}, p50`, of('p50'), 'ms', express('p50'));
    report(`commands ${title}, p99`, of('p99'), 'ms', { name: 'limit', value: LIMIT_MS }, express('p99'));
  }
  report('commands, processor time of the server', middle((round) => round.serverCores), 'cores', cores);
  report('commands, processor time of the clients', middle((round) => round.keyed.clientCores), 'cores', cores);
};

/** The clients are in a process of their own, and share the machine's cores with the server. */
await withWorkspace(async (workspace) => {
  const express = await startExpress();
  const log = openEmbeddedEventStore({ file: join(workspace, 'beside.db') });
  const installation = await Installation.open(workspace, 'commands');
  await installation.withServer(async (http) => {
    const plan = { url: http.url, token: http.token, accountIds: await openAccounts(http), clients: CLIENTS, keyed: true, pauseMs: 0, warmUpSeconds: 3, seconds: 8 };
    const rounds: Round[] = [];
    while (rounds.length < ROUNDS) {
      say(`round ${rounds.length + 1} of ${ROUNDS}`);
      rounds.push(await measure(http, plan, express.url, logWrites(log)));
    }
    reportAll(rounds);
  });
  await log.close();
  express.stop();
});
