import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { type EventStore } from '../../application/ports/event-store.js';
import { eventStoreContract } from '../../test/contracts/event-store.contract.js';
import { type EventStoreHarness } from '../../test/contracts/event-store/run.js';
import { compile } from './embedded/testing/compile.js';
import { openEmbeddedEventStore } from './embedded-event-store.js';

const start = async (openLog: (file: string) => EventStore): Promise<EventStoreHarness> => {
  const folder = mkdtempSync(join(tmpdir(), 'log-'));
  const handles: EventStore[] = [];
  const open = (name: string): EventStore => {
    const store = openLog(join(folder, name));
    handles.push(store);
    return store;
  };
  const closeHandles = async (): Promise<void> => void (await Promise.all(handles.splice(0).map((store) => store.close())));
  return {
    open: () => open('log.db'),
    openOther: async () => open('other.db'),
    restart: closeHandles,
    close: async () => {
      await closeHandles();
      rmSync(folder, { recursive: true });
    },
  };
};

describe('the embedded event store', () => eventStoreContract(() => start((file) => openEmbeddedEventStore({ file })), { isOwnServer: true }));

describe('the embedded event store, written by a thread of its own', () => {
  const compiled = resolve('test-results', `writer-${process.pid}`);
  let thread: string;
  beforeAll(() => {
    thread = compile(resolve('infrastructure/eventstore/embedded/writer-thread.ts'), compiled);
  });
  afterAll(() => rmSync(compiled, { recursive: true, force: true }));

  eventStoreContract(() => start((file) => openEmbeddedEventStore({ file, beginWriter: () => new Worker(thread, { workerData: file }) })), { isOwnServer: true });
});
