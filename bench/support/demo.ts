import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { START, type StoredEvent } from '../../application/ports/event-store.js';
import type { Profile } from '../../application/ports/profiles.js';
import { readConfig } from '../../infrastructure/config.js';
import { seedOnce } from '../../infrastructure/demo/seed-once.js';
import { openEngines } from '../../infrastructure/main/engines.js';
import { say } from './report.js';

/** A year of business of twelve accounts, in the order in which it happened. */
export interface Demo {
  readonly events: readonly StoredEvent[];
  /** Those that the events name. */
  readonly profiles: readonly Profile[];
}

/** What the demo makes by commands; on the embedded engines, whatever is measured with it. */
export const demoOf = async (workspace: string): Promise<Demo> => {
  const config = readConfig({ DATA_DIR: join(workspace, 'demo') });
  if (!existsSync(config.dataDir)) {
    say('making the demo, from which larger data is made');
    await seedOnce(config, pino({ level: 'error' }), () => undefined);
  }
  const { eventStore, readStore, profiles } = await openEngines(config);
  const { events } = await eventStore.readAll({ after: START, limit: Number.MAX_SAFE_INTEGER });
  const found = await profiles.getMany([...profileIdsOf(events)]);
  await Promise.all([eventStore.close(), readStore.close(), profiles.close()]);
  return { events, profiles: [...found.values()] };
};

const profileIdsOf = (events: readonly StoredEvent[]): ReadonlySet<string> =>
  new Set(events.flatMap(({ data }) => (data as { readonly profileId?: string }).profileId ?? []));
