import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface ExpressPeer {
  readonly url: string;
  stop(): void;
}

/** The peer of commands, in a process of its own. */
export const startExpress = async (): Promise<ExpressPeer> => {
  const child = fork(fileURLToPath(new URL('./express-peer.js', import.meta.url)));
  const [port] = (await once(child, 'message')) as [number];
  return { url: `http://127.0.0.1:${port}`, stop: () => child.disconnect() };
};
