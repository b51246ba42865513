import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What the clients are to do. Those of one load share a process of their own. */
export interface LoadPlan {
  readonly url: string;
  readonly token: string;
  readonly accountIds: readonly string[];
  readonly clients: number;
  /** With an Idempotency-Key on every command. */
  readonly keyed: boolean;
  /** How long a client waits between two commands. */
  readonly pauseMs: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

/** Without the warm-up. Times are milliseconds from sending a command to its whole answer. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Processor time that the clients' process took, in seconds for each second. */
  readonly clientCores: number;
}

/** Runs the clients to the end. @throws Error when a command was refused. */
export const load = async (plan: LoadPlan): Promise<LoadResult> => {
  const child = fork(fileURLToPath(new URL('./load-clients.js', import.meta.url)));
  child.send(plan);
  const [answer] = (await once(child, 'message')) as [LoadResult | { readonly failure: string }];
  if ('failure' in answer) throw new Error(answer.failure);
  return answer;
};
