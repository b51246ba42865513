import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { PageRead } from './read-pages.js';

/** The pages of a usage file, read by another thread: so the next are read while these are compared and written. */
export async function* threadedPages(file: string): AsyncIterable<PageRead> {
  const thread = new Worker(new URL('./page-thread.js', import.meta.url), { workerData: file });
  try {
    for await (const [page] of on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[PageRead | null]>) {
      if (page === null) return;
      thread.postMessage('taken');
      yield page;
    }
    throw new Error(`${file} was not read to its end`);
  } finally {
    await thread.terminate();
  }
}
