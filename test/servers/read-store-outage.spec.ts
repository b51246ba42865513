import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { type ReadStore, ReadStoreUnavailable } from '../../application/ports/read-store.js';
import { connectMongoReadStore } from '../../infrastructure/read-store/mongodb-read-store.js';
import { matching, ORDERS, put, schema, write } from '../contracts/read-store/orders.js';
import { FaultyProxy } from '../eventstoredb-double/proxy.js';

const url = new URL(process.env['MONGODB_URL'] ?? '');
const onLoopback = ['127.0.0.1', 'localhost'].includes(url.hostname);

/** The proxy stands before one server on loopback; a server elsewhere, or a replica set, would be reached past it. */
(onLoopback ? describe : describe.skip)('MongoDB out of reach', () => {
  const database = `skyledger_test_${randomUUID()}`;
  let proxy: FaultyProxy;
  let store: ReadStore;
  const connectTo = (address: string): Promise<ReadStore> => {
    const through = new URL(url);
    through.host = address;
    through.searchParams.set('directConnection', 'true');
    return connectMongoReadStore({ url: through.href, database, timeoutMs: 1_500 });
  };
  beforeEach(async () => {
    proxy = await FaultyProxy.start(Number(url.port || 27_017));
    store = await connectTo(proxy.address);
    await store.ensure(ORDERS, schema);
    await put(store, { a: { name: 'before' } });
  });
  afterEach(async () => {
    proxy.thaw();
    await store.close();
    await proxy.refuse();
    const client = new MongoClient(url.href);
    await client.db(database).dropDatabase();
    await client.close();
  });

  it('is said at the start', async () => {
    await proxy.refuse();
    await expect(connectTo(proxy.address)).rejects.toThrow(ReadStoreUnavailable);
    await proxy.listen();
    await (await connectTo(proxy.address)).close();
  });

  it('is said of a server that went away, and it is used again when it is back', async () => {
    await proxy.refuse();
    await expect(matching(store)).rejects.toThrow(ReadStoreUnavailable);
    await expect(put(store, { b: {} })).rejects.toThrow(ReadStoreUnavailable);
    await expect(store.acquireLease('orders', 'ann', 1_000)).rejects.toThrow(ReadStoreUnavailable);
    await proxy.listen();
    expect(await matching(store)).toEqual(['a']);
  });

  it('is said of a server that does not answer, in bounded time, and it is used again when it does', async () => {
    proxy.freeze();
    await expect(store.getMany(ORDERS, ['a'])).rejects.toThrow(ReadStoreUnavailable);
    proxy.thaw();
    await eventually(async () => expect(await matching(store)).toEqual(['a']));
  });

  it('leaves a write that was cut off to be repeated, without harm', async () => {
    const batch = (number: number) => Array.from({ length: 500 }, (_, index) => ({ id: `o${number}-${index}`, position: 2, body: { name: 'once' } }));
    for (let number = 0; number < 6; number += 1) {
      const cut = write(store, batch(number)).catch((error: unknown) => error);
      setTimeout(() => proxy.dropConnections(), 3 * number);
      expect([undefined, 'ReadStoreUnavailable']).toContain(((await cut) as Error | undefined)?.name);
      await eventually(() => write(store, batch(number)));
    }
    expect(await store.count(ORDERS, [])).toBe(3_001);
  });
});

/** Connections broke all at once: the driver may need a try to notice. */
const eventually = async (work: () => Promise<void>): Promise<void> => {
  for (let time = 1; ; time += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ReadStoreUnavailable) || time === 20) throw error;
    }
  }
};
