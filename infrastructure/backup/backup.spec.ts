import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_STREAM, type EventStore, type StoredEvent } from '../../application/ports/event-store.js';
import { type ProfileStore } from '../../application/ports/profiles.js';
import { newEvent } from '../../test/contracts/event-store/events.js';
import { profileOf } from '../../test/contracts/profile-store.contract.js';
import { openEmbeddedEventStore } from '../eventstore/embedded-event-store.js';
import { openSqliteProfiles } from '../profiles/sqlite-profiles.js';
import { backup } from './backup.js';
import { BackupError } from './manifest.js';
import { restore } from './restore.js';

let folder: string;
let store: EventStore;
let profiles: ProfileStore;
const at = (...names: string[]): string => join(folder, ...names);
const opened: { close(): Promise<void> }[] = [];
const openData = (name: string): readonly [EventStore, ProfileStore] => {
  const stores = [openEmbeddedEventStore({ file: at(name, 'log.db') }), openSqliteProfiles(at(name, 'profiles.db'))] as const;
  opened.push(...stores);
  return stores;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  [store, profiles] = openData('data');
  writeFileSync(at('data', 'secret.key'), 'a key that nobody should lose\n', { mode: 0o600 });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
  rmSync(folder, { recursive: true, force: true });
});

/** As every command does it: first the profile, then the event that names it. */
const register = async (name: string): Promise<void> => {
  await profiles.put(profileOf(name, { phone: '+1 555 0100' }));
  await store.append(`person-${name}`, NO_STREAM, [newEvent({ profileId: name }, 'PersonTested')]);
};
const all = async (log: EventStore): Promise<readonly StoredEvent[]> => (await log.readAll({ after: 0, limit: 100_000 })).events;

describe('a backup', () => {
  it('taken while people are registered, restored, is the state at its position: nothing later, nobody missing', async () => {
    let writing = true;
    const writer = (async () => {
      for (let person = 0; writing; person++) await register(`p${person}`).then(() => nextTurn());
    })();
    while ((await store.head()) < 20) await nextTurn();
    const manifest = await backup({ dataDir: at('data'), folder: at('copy') });
    while ((await store.head()) < manifest.position + 20) await nextTurn();
    writing = false;
    await writer;
    await restore({ folder: at('copy'), dataDir: at('restored') });
    const [restored, people] = openData('restored');
    const events = await all(restored);
    expect(events).toEqual((await all(store)).filter(({ position }) => position <= manifest.position));
    expect(events.at(-1)?.position).toBe(manifest.position);
    const ids = events.map(({ data }) => (data as { profileId: string }).profileId);
    expect([...(await people.getMany(ids)).keys()].sort()).toEqual([...ids].sort());
  });

  it('holds the key, the messages and how far the workflows came, for its owner alone; no read models', async () => {
    await register('p');
    await store.saveCheckpoint('workflows', 1);
    writeFileSync(at('data', 'views.db'), 'read models');
    await backup({ dataDir: at('data'), folder: at('copy') });
    expect(readdirSync(at('copy')).sort()).toEqual(['log.db', 'manifest.json', 'profiles.db', 'secret.key']);
    expect(statSync(at('copy', 'secret.key')).mode & 0o077).toBe(0);
    expect(statSync(at('copy', 'profiles.db')).mode & 0o077).toBe(0);
    await restore({ folder: at('copy'), dataDir: at('restored') });
    expect(readdirSync(at('restored')).sort()).toEqual(['log.db', 'profiles.db', 'secret.key']);
    const [restored] = openData('restored');
    expect(await restored.loadCheckpoint('workflows')).toBe(1);
    expect(readFileSync(at('restored', 'secret.key'), 'utf8')).toBe('a key that nobody should lose\n');
    expect(readdirSync(folder).sort()).toEqual(['copy', 'data', 'restored']);
  });

  it('becomes a log of its own each time it is restored, so that views of another are not taken for its own', async () => {
    await register('p');
    await backup({ dataDir: at('data'), folder: at('copy') });
    const [first, second] = [await restore({ folder: at('copy'), dataDir: at('one') }), await restore({ folder: at('copy'), dataDir: at('two') })];
    expect(new Set([await store.logId(), first.logId, second.logId]).size).toBe(3);
    expect(await openData('one')[0].logId()).toBe(first.logId);
  });

  it('overwrites nothing', async () => {
    await register('p');
    await backup({ dataDir: at('data'), folder: at('copy') });
    await expect(backup({ dataDir: at('data'), folder: at('copy') })).rejects.toThrow(BackupError);
    await expect(restore({ folder: at('copy'), dataDir: at('data') })).rejects.toThrow('is not empty');
    mkdirSync(at('empty'));
    await restore({ folder: at('copy'), dataDir: at('empty') });
  });

  it.each(['log.db', 'profiles.db', 'secret.key'])('with a damaged %s leaves the data folder as it was', async (name) => {
    await register('p');
    await backup({ dataDir: at('data'), folder: at('copy') });
    appendFileSync(at('copy', name), 'x');
    await expect(restore({ folder: at('copy'), dataDir: at('restored') })).rejects.toThrow(`${name} is not what was backed up`);
    expect(existsSync(at('restored'))).toBe(false);
  });

  it('is refused with what to do instead when there is none, or not all of it', async () => {
    await expect(backup({ dataDir: at('nowhere'), folder: at('copy') })).rejects.toThrow('EventStoreDB');
    await expect(restore({ folder: at('data'), dataDir: at('restored') })).rejects.toThrow('holds no backup');
    await backup({ dataDir: at('data'), folder: at('copy') });
    rmSync(at('copy', 'profiles.db'));
    await expect(restore({ folder: at('copy'), dataDir: at('restored') })).rejects.toThrow('profiles.db');
    writeFileSync(at('copy', 'manifest.json'), JSON.stringify({ format: 1, files: [{ name: '../log.db' }] }));
    await expect(restore({ folder: at('copy'), dataDir: at('restored') })).rejects.toThrow('not written by this version');
  });

  it('says what it is at', async () => {
    const steps: string[] = [];
    await backup({ dataDir: at('data'), folder: at('copy'), onProgress: (step) => steps.push(step) });
    await restore({ folder: at('copy'), dataDir: at('restored'), onProgress: (step) => steps.push(step.split(' ')[0] ?? '') });
    expect(steps).toEqual(['log.db', 'profiles.db', 'secret.key', 'log.db', 'profiles.db', 'secret.key']);
  });
});
