import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { turn, type Command } from './command-mix.js';
import { Connection } from './connection.js';
import type { LoadPlan, LoadResult } from './load.js';
import { percentile } from './stats.js';

/** The process of the clients: gets its plan as a message, answers its result as one. */
const run = async ({ url, token, accountIds, clients, keyed, pauseMs, warmUpSeconds, seconds }: LoadPlan): Promise<LoadResult> => {
  const connections = await Promise.all(Array.from({ length: clients }, () => Connection.open(url, token)));
  const begin = performance.now() + warmUpSeconds * 1000;
  const end = begin + seconds * 1000;
  const times: number[] = [];
  const send = async (connection: Connection, { name, body }: Command): Promise<string> => {
    const sent = performance.now();
    const { status, text } = await connection.post(`/api/commands/${name}`, body, keyed ? randomUUID() : null);
    const answered = performance.now();
    if (status !== 200) throw new Error(`${name} was answered ${status}: ${text}`);
    if (answered >= begin && answered < end) times.push(answered - sent);
    if (pauseMs > 0) await sleep(pauseMs);
    return (JSON.parse(text) as { id: string }).id;
  };
  const client = async (connection: Connection, index: number): Promise<void> => {
    for (let round = index; performance.now() < end; round += clients) await turn((command) => send(connection, command), accountIds[round % accountIds.length] ?? '');
  };
  const processorTime = sleep(warmUpSeconds * 1000).then(() => process.cpuUsage()).then((from) => sleep(seconds * 1000).then(() => process.cpuUsage(from)));
  await Promise.all(connections.map(client));
  for (const connection of connections) connection.close();
  const { user, system } = await processorTime;
  return { perSecond: times.length / seconds, p50: percentile(times, 0.5), p99: percentile(times, 0.99), clientCores: (user + system) / 1e6 / seconds };
};

const [plan] = (await once(process, 'message')) as [LoadPlan];
try {
  process.send?.(await run(plan));
} catch (error) {
  process.send?.({ failure: String(error) });
}
process.disconnect();
process.exit();
