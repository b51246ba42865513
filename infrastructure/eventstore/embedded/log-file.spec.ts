import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailable, NO_STREAM, START, type EventStore } from '../../../application/ports/event-store.js';
import { drainToEnd, idsOf, newEvents, newStream } from '../../../test/contracts/event-store/events.js';
import { openSqlite } from '../../sqlite/sqlite.js';
import { backupLog, openEmbeddedEventStore } from '../embedded-event-store.js';

describe('the file of the embedded log', () => {
  let folder: string;
  let file: string;
  let store: EventStore;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'log-'));
    file = join(folder, 'data', 'log.db');
    store = openEmbeddedEventStore({ file });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const withCopy = async (copy: string, check: (restored: EventStore) => Promise<void>): Promise<void> => {
    const restored = openEmbeddedEventStore({ file: copy });
    await check(restored);
    await restored.close();
  };

  it('can be copied while it is written, and the copy equals the log at its position', async () => {
    const appends = Array.from({ length: 50 }, () => store.append(newStream(), NO_STREAM, newEvents(3)));
    await Promise.all(appends.slice(0, 10));
    await store.saveCheckpoint('workflows', 7);
    const copy = join(folder, 'backup', 'log.db');
    const position = backupLog(file, copy);
    await Promise.all([...appends, store.append(newStream(), NO_STREAM, newEvents(1))]);
    await withCopy(copy, async (restored) => {
      const { events } = await store.readAll({ after: START, limit: position });
      expect(await restored.readAll({ after: START, limit: 1_000 })).toEqual({ events, position, caughtUp: true });
      expect(await restored.loadCheckpoint('workflows')).toBe(7);
    });
  });

  it('has another id than its copy, since the two go apart', async () => {
    backupLog(file, join(folder, 'copy.db'));
    await withCopy(join(folder, 'copy.db'), async (restored) => expect(await restored.logId()).not.toBe(await store.logId()));
  });

  it('is not overwritten by a copy', () => {
    expect(() => backupLog(file, file)).toThrow('already exists');
  });

  it('holds large events in a fraction of their JSON, and gives them back whole', async () => {
    const data = { hours: Array.from({ length: 2_000 }, (_, hour) => hour), name: 'Zürich – 3 €' };
    const [event] = newEvents(1);
    await store.append('stream-large', NO_STREAM, [{ ...event!, data }]);
    expect((await store.readStream('stream-large'))[0]?.data).toEqual(data);
    const db = openSqlite(file, { synchronous: 'FULL' });
    const [row] = db.all<{ size: number }>('SELECT length(data) + length(packed) AS size FROM events');
    db.close();
    expect(row?.size).toBeLessThan(JSON.stringify(data).length / 2);
  });

  it('is one file when it is closed, also while another process reads it', async () => {
    await store.append(newStream(), NO_STREAM, newEvents(3));
    const other = openEmbeddedEventStore({ file });
    expect(await other.head()).toBe(3);
    await store.close();
    expect(statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
    await other.append(newStream(), NO_STREAM, newEvents(2));
    expect(await other.head()).toBe(5);
    await other.close();
  });

  it('lets those who read it end after it was closed', async () => {
    const source = store.subscribe({ after: 0 });
    await store.close();
    await source.close();
    await expect(source.next(1, 0)).rejects.toBeInstanceOf(EventStoreUnavailable);
  });

  it('cannot be opened by an older program', async () => {
    await store.close();
    const db = openSqlite(file, { synchronous: 'FULL' });
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(() => openEmbeddedEventStore({ file })).toThrow('newer version');
  });

  it('of the time when events named their streams is brought up to date', async () => {
    const old = join(folder, 'old.db');
    const written = newEvents(5);
    const db = openSqlite(old, { synchronous: 'FULL' });
    db.exec(`CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL, metadata TEXT NOT NULL, UNIQUE (stream, revision)) STRICT;
      CREATE TABLE log (only INTEGER PRIMARY KEY CHECK (only = 1), id TEXT NOT NULL) STRICT; INSERT INTO log VALUES (1, 'the-log'); PRAGMA user_version = 1`);
    const streams = ['order-b', 'order-a', 'order-b', 'order-a', 'order-c'];
    for (const [index, { id, type, data, metadata }] of written.entries())
      db.run('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)', [index + 1, streams[index] ?? '', streams.slice(0, index).filter((name) => name === streams[index]).length, id, type, JSON.stringify(data), JSON.stringify(metadata)]);
    db.close();
    await withCopy(old, async (opened) => {
      expect(await opened.logId()).toBe('the-log');
      const { events } = await opened.readAll({ after: START, limit: 10 });
      expect(events.map(({ stream, revision, position, id }) => [stream, revision, position, id])).toEqual(written.map(({ id }, index) => [streams[index], index < 2 || index === 4 ? 0 : 1, index + 1, id]));
      expect(idsOf(await opened.readStream('order-a'))).toEqual([written[1]?.id, written[3]?.id]);
      expect(await opened.append('order-a', 1, newEvents(1))).toEqual({ revision: 2, position: 6 });
      expect(await opened.append('order-d', NO_STREAM, newEvents(1))).toEqual({ revision: 0, position: 7 });
    });
  });

  it('says that it is unavailable when it is broken, and writes nothing of the group', async () => {
    const db = openSqlite(file, { synchronous: 'FULL' });
    db.exec("CREATE TRIGGER full BEFORE INSERT ON events WHEN new.type = 'Refused' BEGIN SELECT RAISE(FAIL, 'disk full'); END");
    db.close();
    const group = [store.append(newStream(), NO_STREAM, newEvents(2)), store.append(newStream(), NO_STREAM, newEvents(1, 'Refused'))];
    const outcomes = await Promise.allSettled(group);
    expect(outcomes).toEqual(group.map(() => ({ status: 'rejected', reason: expect.any(EventStoreUnavailable) })));
    expect(await store.head()).toBe(START);
  });

  it('is searched in parts when little matches', async () => {
    const wanted = newEvents(2, 'Wanted');
    await store.append(newStream(), NO_STREAM, wanted.slice(0, 1));
    for (let i = 0; i < 25; i++) await store.append(newStream(), NO_STREAM, newEvents(500));
    const { position } = await store.append(newStream(), NO_STREAM, wanted.slice(1));
    const source = store.subscribe({ after: START, filter: { types: ['Wanted'] } });
    const all = await drainToEnd(source);
    await source.close();
    expect({ ids: idsOf(all.events), position: all.position }).toEqual({ ids: idsOf(wanted), position });
  });
});
