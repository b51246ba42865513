import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EventStore } from '../../application/ports/event-store.js';
import type { ProfileStore } from '../../application/ports/profiles.js';
import type { ReadStore } from '../../application/ports/read-store.js';
import type { Config } from '../config.js';
import { openEmbeddedEventStore } from '../eventstore/embedded-event-store.js';
import { openSqliteProfiles } from '../profiles/sqlite-profiles.js';
import { openEmbeddedReadStore } from '../read-store/embedded-read-store.js';

export interface Engines {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly profiles: ProfileStore;
}

export interface EngineOptions {
  /** The embedded log and the profiles are written by threads of their own, so that this one need not wait for the disk. */
  readonly writeBeside?: boolean;
}

/** Opens what the settings name: neither URL set means embedded, in the data folder. The clients of servers are loaded when they are asked for. */
export const openEngines = async ({ dataDir, eventStoreUrl, mongoUrl }: Pick<Config, 'dataDir' | 'eventStoreUrl' | 'mongoUrl'>, { writeBeside = false }: EngineOptions = {}): Promise<Engines> => {
  mkdirSync(dataDir, { recursive: true });
  const [log, people] = [join(dataDir, 'log.db'), join(dataDir, 'profiles.db')];
  return {
    eventStore: eventStoreUrl
      ? (await import('../eventstore/eventstoredb-event-store.js')).connectEventStoreDb({ url: eventStoreUrl })
      : openEmbeddedEventStore({ file: log, ...(writeBeside && { beginWriter: () => beginThread('../eventstore/embedded/writer-thread.js', log) }) }),
    readStore: mongoUrl ? await (await import('../read-store/mongodb-read-store.js')).connectMongoReadStore({ url: mongoUrl }) : openEmbeddedReadStore({ file: join(dataDir, 'views.db') }),
    profiles: mongoUrl ? (await import('../profiles/mongo-profiles.js')).openMongoProfiles(mongoUrl) : openSqliteProfiles(people, ...(writeBeside ? [() => beginThread('../profiles/profile-thread.js', people)] : [])),
  };
};

const beginThread = (module: string, file: string): Worker => new Worker(new URL(module, import.meta.url), { workerData: file });

export const closeEngines = async ({ eventStore, readStore, profiles }: Engines): Promise<void> => void (await Promise.all([eventStore.close(), readStore.close(), profiles.close()]));
