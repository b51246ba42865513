import { randomUUID } from 'node:crypto';
import { type BatchSource, type EventToAppend, type StoredEvent } from '../../../application/ports/event-store.js';

/** A real log may hold more than the test's events, so every test has streams of its own. */
export const newStream = (aggregate = 'contract'): string => `${aggregate}-${randomUUID()}`;

export const newEvent = (data: unknown = { amount: 1935, currency: 'USD' }, type = 'ContractTested'): EventToAppend => ({
  id: randomUUID(),
  type,
  data,
  metadata: {
    schemaVersion: 1,
    command: 'test-contract',
    commandId: randomUUID(),
    correlationId: randomUUID(),
    causationId: randomUUID(),
    actor: { kind: 'system', id: 'contract' },
    scope: { resellerId: 'root', resellerPath: '/root/', accountId: null },
    recordedAt: '2025-03-01T10:00:00.000Z',
  },
});

export const newEvents = (count: number, type?: string): EventToAppend[] => Array.from({ length: count }, (_, i) => newEvent({ number: i }, type));

export const numbersOf = (events: readonly StoredEvent[]): number[] => events.map(({ data }) => (data as { readonly number: number }).number);
export const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

/** Longer than a test may take: what waits for it has failed. */
export const FOR_EVER_MS = 600_000;

/** Reads until so many events have come. */
export const drain = async (source: BatchSource, count: number, max = 100): Promise<StoredEvent[]> => {
  const events: StoredEvent[] = [];
  while (events.length < count) events.push(...(await source.next(max, FOR_EVER_MS)).events);
  return events;
};

/** Reads until the source says that it is at the end of the log. */
export const drainToEnd = async (source: BatchSource, max = 100): Promise<{ readonly events: readonly StoredEvent[]; readonly position: number }> => {
  const events: StoredEvent[] = [];
  for (;;) {
    const batch = await source.next(max, FOR_EVER_MS);
    events.push(...batch.events);
    if (batch.caughtUp) return { events, position: batch.position };
  }
};
