import { describe } from '@jest/globals';
import { type EventStore } from '../../application/ports/event-store.js';
import { connectEventStoreDb } from '../../infrastructure/eventstore/eventstoredb-event-store.js';
import { networkContract } from '../contracts/event-store-network.contract.js';
import { eventStoreContract } from '../contracts/event-store.contract.js';
import { type EventStoreHarness } from '../contracts/event-store/run.js';
import { FaultyProxy } from '../eventstoredb-double/proxy.js';

const url = process.env['EVENTSTORE_URL'];
if (!url) throw new Error('EVENTSTORE_URL names the node to test, such as esdb://127.0.0.1:2113?tls=false');

const notOurs = (): never => {
  throw new Error('a real node is not ours to restart or to replace');
};

const start = async (): Promise<EventStoreHarness> => {
  const handles: EventStore[] = [];
  return {
    open: () => {
      const store = connectEventStoreDb({ url });
      handles.push(store);
      return store;
    },
    restart: notOurs,
    openOther: notOurs,
    close: async () => void (await Promise.all(handles.map((store) => store.close()))),
  };
};

describe('a node of EventStoreDB', () => eventStoreContract(start, { isOwnServer: false }));

const [, host, port] = /^esdb:\/\/([^:/?,@]+)(?::(\d+))?\/?\?(?:.*&)?tls=false\b/i.exec(url) ?? [];

/** The proxy can stand before one node without TLS; of a cluster the client would learn the addresses behind it. */
(host ? describe : describe.skip)('a node of EventStoreDB over a network that fails', () =>
  networkContract(async () => {
    const proxy = await FaultyProxy.start(Number(port ?? 2113), host);
    return { open: (patience) => connectEventStoreDb({ url: `esdb://${proxy.address}?tls=false`, callTimeoutMs: patience === 'patient' ? 60_000 : 5_000 }), proxy, stop: () => proxy.refuse() };
  }));
