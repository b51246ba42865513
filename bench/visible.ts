import { grownInstallation } from './support/grown-log.js';
import type { HttpClient } from './support/http-client.js';
import { load } from './support/load.js';
import { report, say } from './support/report.js';
import { percentile, timed } from './support/stats.js';
import { withWorkspace } from './support/workspace.js';

const SAMPLES = 1_000;
const LIMIT_MS = 250;
const ACCOUNTS = 20;
/** So many others send a command each tenth of a second. */
const OTHERS = 4;
const PAUSE_MS = 100;

/** Gets the payment as the command left it, as the pages do. @throws Error when the answer is not up to date */
const see = async (http: HttpClient, id: string, position: number): Promise<void> => {
  const { status, headers, text } = await http.send('GET', `/api/payments/${id}`, undefined, { 'X-Min-Position': String(position) });
  if (status !== 200 || headers['x-stale']) throw new Error(`payment ${id} at ${position}: ${status} ${text}`);
};

interface Sample {
  /** From the answer of the command to the answer that shows its effect. */
  readonly visible: number;
  /** The same request once more. */
  readonly again: number;
}

const sample = async (http: HttpClient, accountId: string): Promise<Sample> => {
  const { id, position } = await http.command('top-up-account', { accountId, amount: 2500 });
  return { visible: await timed(() => see(http, id, position)), again: await timed(() => see(http, id, position)) };
};

/** Sends commands until it is told to stop, then waits for the last of them. */
const others = ({ url, token }: HttpClient, accountIds: readonly string[]): { stop(): Promise<void> } => {
  let stopped = false;
  const send = async (): Promise<void> => {
    while (!stopped) await load({ url, token, accountIds, clients: OTHERS, keyed: true, pauseMs: PAUSE_MS, warmUpSeconds: 0, seconds: 2 });
  };
  const sent = send();
  return { stop: () => ((stopped = true), sent) };
};

await withWorkspace(async (workspace) => {
  const installation = await grownInstallation(workspace);
  await installation.withServer(async (http) => {
    const opening = { kind: 'legal_entity', name: 'Bench Ltd', terms: { classKey: 'prepay' } };
    const accountIds = await Promise.all(Array.from({ length: ACCOUNTS }, async () => (await http.command('open-account', opening)).id));
    const load = others(http, accountIds);
    say(`${SAMPLES} samples`);
    const samples: Sample[] = [];
    while (samples.length < SAMPLES) samples.push(await sample(http, accountIds[samples.length % ACCOUNTS] ?? ''));
    await load.stop();
    const of = (field: keyof Sample, share: number): number => percentile(samples.map((each) => each[field]), share);
    report('append to visible in a view, p50', of('visible', 0.5), 'ms', { name: 'the same request again', value: of('again', 0.5) });
    report('append to visible in a view, p99', of('visible', 0.99), 'ms', { name: 'limit', value: LIMIT_MS }, { name: 'the same request again', value: of('again', 0.99) });
  });
});
