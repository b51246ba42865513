import { once } from 'node:events';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { pagesOf } from './pages.js';
import { read } from './read-pages.js';

/** So many pages may wait for whoever takes them. */
const AHEAD = 16;

/** Sends the pages of a file, then null; each message that comes back says that one of them was taken. */
const send = async (file: string, port: MessagePort): Promise<void> => {
  let waiting = 0;
  port.on('message', () => waiting--);
  for await (const page of pagesOf(file)) {
    port.postMessage(read(page));
    for (waiting++; waiting >= AHEAD; ) await once(port, 'message');
  }
  port.postMessage(null);
  port.close();
};

if (parentPort) await send(String(workerData), parentPort);
