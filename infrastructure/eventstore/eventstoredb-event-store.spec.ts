import { describe, expect } from '@jest/globals';
import { type EventStore } from '../../application/ports/event-store.js';
import { eventStoreContract } from '../../test/contracts/event-store.contract.js';
import { type EventStoreHarness } from '../../test/contracts/event-store/run.js';
import { EventStoreDbDouble } from '../../test/eventstoredb-double/double.js';
import { connectEventStoreDb } from './eventstoredb-event-store.js';

const start = async (): Promise<EventStoreHarness> => {
  const double = await EventStoreDbDouble.start();
  const handles: EventStore[] = [];
  const open = (): EventStore => {
    const store = connectEventStoreDb({ url: double.url });
    handles.push(store);
    return store;
  };
  return {
    open,
    openOther: async () => {
      await double.restart({ withData: false });
      return open();
    },
    restart: () => double.restart(),
    close: async () => {
      await Promise.all(handles.map((store) => store.close()));
      await double.stop();
      expect(double.malformed).toBe(0);
    },
  };
};

describe('the event store on EventStoreDB', () => eventStoreContract(start, { isOwnServer: true }));
