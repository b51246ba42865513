import { randomUUID } from 'node:crypto';
import { fdatasyncSync, openSync, writeSync } from 'node:fs';
import Database from 'libsql';
import { NO_STREAM, type EventStore } from '../../application/ports/event-store.js';
import { sampleEvent } from './sample-event.js';
import { grouped } from './writers.js';

/** Writes one event and waits until it is acknowledged. */
export type Write = (writer: number) => Promise<unknown>;

const EVENTS_A_STREAM = 6;

/** The log itself: each writer fills streams of its own, a few events each, as orders and payments do. */
export const logWrites = (store: EventStore): Write => {
  const streams = new Map<number, { readonly name: string; revision: number }>();
  return async (writer) => {
    const known = streams.get(writer);
    const stream = known && known.revision < EVENTS_A_STREAM - 1 ? known : { name: `payment-${randomUUID()}`, revision: NO_STREAM };
    streams.set(writer, stream);
    stream.revision = (await store.append(stream.name, stream.revision, [sampleEvent()])).revision;
  };
};

const asText = (): string => JSON.stringify(sampleEvent());

/** The same bytes into a table of one column: no streams, no revisions, no index but the row's number. */
export const sqliteWrites = (file: string): Write => {
  const db = new Database(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 16000; CREATE TABLE events (position INTEGER PRIMARY KEY, body TEXT NOT NULL)');
  const insert = db.prepare('INSERT INTO events (body) VALUES (?)');
  const append = grouped<string>((bodies) => {
    db.exec('BEGIN IMMEDIATE');
    for (const body of bodies) insert.run([body]);
    db.exec('COMMIT');
  });
  return () => append(asText());
};

/** The same bytes at the end of a file. */
export const fileWrites = (file: string): Write => {
  const handle = openSync(file, 'a');
  const append = grouped<string>((bodies) => {
    writeSync(handle, `${bodies.join('\n')}\n`);
    fdatasyncSync(handle);
  });
  return () => append(asText());
};
