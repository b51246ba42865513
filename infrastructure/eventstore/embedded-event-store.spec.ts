import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import { type EventStore } from '../../application/ports/event-store.js';
import { eventStoreContract } from '../../test/contracts/event-store.contract.js';
import { type EventStoreHarness } from '../../test/contracts/event-store/run.js';
import { openEmbeddedEventStore } from './embedded-event-store.js';

const start = async (): Promise<EventStoreHarness> => {
  const folder = mkdtempSync(join(tmpdir(), 'log-'));
  const handles: EventStore[] = [];
  const open = (name: string): EventStore => {
    const store = openEmbeddedEventStore({ file: join(folder, name) });
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

describe('the embedded event store', () => eventStoreContract(start, { isOwnServer: true }));
