import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailable, NO_STREAM } from '../../application/ports/event-store.js';
import { appendContract } from './event-store/appends.js';
import { checkpointContract } from './event-store/checkpoints.js';
import { concurrencyContract } from './event-store/concurrency.js';
import { newEvents, newStream } from './event-store/events.js';
import { readContract } from './event-store/reads.js';
import { repeatContract } from './event-store/repeats.js';
import { ContractRun, type EventStoreHarness } from './event-store/run.js';
import { subscriptionContract } from './event-store/subscriptions.js';

/** What every engine behind the event store port does. Tests that restart the engine or replace its log need a server of their own. */
export const eventStoreContract = (start: () => Promise<EventStoreHarness>, { isOwnServer }: { readonly isOwnServer: boolean }): void => {
  describe.each([
    ['appending', appendContract],
    ['repeating an append', repeatContract],
    ['writing at the same time', concurrencyContract],
    ['reading', readContract],
    ['subscribing', subscriptionContract],
    ['checkpoints', checkpointContract],
    ['closing', closingContract],
  ])('%s', (_, contract) => {
    const run = new ContractRun(start, isOwnServer);
    beforeAll(() => run.begin());
    afterAll(() => run.end());
    contract(run);
  });
};

const closingContract = (run: ContractRun): void => {
  it('finishes what it has begun, and then refuses', async () => {
    const store = run.engine.open();
    const streams = Array.from({ length: 20 }, () => newStream());
    const appends = streams.map((stream) => store.append(stream, NO_STREAM, newEvents(1)));
    await Promise.all([store.close(), ...appends]);
    await expect(store.append(newStream(), NO_STREAM, newEvents(1))).rejects.toBeInstanceOf(EventStoreUnavailable);
    await expect(store.head()).rejects.toBeInstanceOf(EventStoreUnavailable);
    const stored = await Promise.all(streams.map((stream) => run.store.readStream(stream)));
    expect(stored.map((events) => events.length)).toEqual(streams.map(() => 1));
  });
};
