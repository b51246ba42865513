import { randomUUID } from 'node:crypto';
import { NO_STREAM } from '../../../../application/ports/event-store.js';
import { newEvents } from '../../../../test/contracts/event-store/events.js';
import { openEmbeddedEventStore } from '../../embedded-event-store.js';

/** Appends until it is killed. Whatever was acknowledged is told on stdout, a line each: stream, revision, ids. */
const store = openEmbeddedEventStore({ file: process.argv[2] ?? '' });
const WRITERS = 16;

const write = async (stream: string): Promise<void> => {
  for (let expected = NO_STREAM; ; ) {
    const events = newEvents(1 + (expected % 3 === 0 ? 2 : 0));
    const { revision } = await store.append(stream, expected, events);
    process.stdout.write(`${stream} ${revision} ${events.map(({ id }) => id).join(',')}\n`);
    expected = revision;
  }
};

await Promise.all(Array.from({ length: WRITERS }, () => write(`crash-${randomUUID()}`)));
