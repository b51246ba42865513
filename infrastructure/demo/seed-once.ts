import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { addDays } from '../../domain/shared/calendar.js';
import { SimulatedClock, systemClock } from '../clock/clocks.js';
import type { Config } from '../config.js';
import { openPlatform } from '../main/platform.js';
import { loadKey } from '../security/key.js';
import { createSecrets } from '../security/secrets.js';
import { DEMO_MARKER, withSimulator } from './demo-simulator.js';
import { DemoSeed, DEMO_PASSWORD } from './seed.js';
import { LAST_DAY } from './story.js';

type Progress = (done: number, of: number, what: string) => void;

/** Demo passwords are printed on the screen: hashing them slowly would only make the first start slow. */
const DEMO_COST = { N: 2 ** 10, r: 8, p: 1 };

/**
 * Makes the demo when there is no data yet. Embedded stores are made in a folder beside and moved into place whole, so a
 * start that was broken off leaves nothing half made.
 */
export const seedOnce = async (config: Config, logger: Logger, progress: Progress): Promise<void> => {
  if (config.eventStoreUrl || config.mongoUrl) return seedServers(config, logger, progress);
  if (existsSync(config.dataDir) && readdirSync(config.dataDir).length > 0) return;
  const draft = `${config.dataDir}.making`;
  rmSync(draft, { recursive: true, force: true });
  await seed({ ...config, dataDir: draft }, logger, progress);
  rmSync(config.dataDir, { recursive: true, force: true });
  renameSync(draft, config.dataDir);
};

const seedServers = async (config: Config, logger: Logger, progress: Progress): Promise<void> => {
  if (existsSync(join(config.dataDir, DEMO_MARKER))) return;
  await seed(config, logger, progress, true);
};

const seed = async (config: Config, logger: Logger, progress: Progress, onlyIfEmpty = false): Promise<void> => {
  mkdirSync(config.dataDir, { recursive: true });
  // Yesterday: what the demo recorded must not lie in the future of the first real command.
  const today = addDays(systemClock.today('UTC'), -1);
  const clock = new SimulatedClock(`${addDays(today, -LAST_DAY - 1)}T00:00:00.000Z`);
  const secrets = createSecrets(loadKey(config.secret ?? undefined, config.dataDir), DEMO_COST);
  const { simulator, config: simulated } = await withSimulator(config, clock);
  const platform = await openPlatform(simulated, { clock, logger, secrets });
  try {
    if (onlyIfEmpty && (await platform.eventStore.head()) > 0) return;
    platform.start();
    await new DemoSeed(platform, clock, today, simulator, progress).run();
    writeFileSync(join(config.dataDir, DEMO_MARKER), `${JSON.stringify({ lastDay: today, password: DEMO_PASSWORD }, null, 2)}\n`);
  } finally {
    await platform.stop();
    await simulator.stop();
  }
};
