import { join } from 'node:path';
import { openEngines } from '../infrastructure/main/engines.js';
import { readConfig } from '../infrastructure/config.js';
import { fileWrites, logWrites, sqliteWrites, type Write } from './support/log-writers.js';
import { report } from './support/report.js';
import { median } from './support/stats.js';
import { withWorkspace } from './support/workspace.js';
import { rateOf } from './support/writers.js';

const ROUNDS = 5;
const SECONDS = 1.5;
const FLOOR = 20_000;

/** Appends of one event each, every one acknowledged after the sync, beside the least that a group commit can be. */
await withWorkspace(async (workspace) => {
  const { eventStore, readStore, profiles } = await openEngines(readConfig({ EVENTSTORE_URL: process.env.EVENTSTORE_URL, DATA_DIR: join(workspace, 'appends') }));
  const contenders: Readonly<Record<'log' | 'sqlite' | 'file', Write>> = {
    log: logWrites(eventStore),
    sqlite: sqliteWrites(join(workspace, 'group.db')),
    file: fileWrites(join(workspace, 'group.ndjson')),
  };
  for (const writers of [1, 16, 64]) {
    const rates = { log: [] as number[], sqlite: [] as number[], file: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of ['log', 'sqlite', 'file'] as const) rates[name].push(await rateOf(writers, SECONDS, contenders[name]));
    }
    report(
      `log appends, ${writers} ${writers === 1 ? 'writer' : 'writers'}`, median(rates.log), 'events/s',
      ...(writers === 64 ? [{ name: 'floor', value: FLOOR }] : []),
      { name: 'bare SQLite group commit', value: median(rates.sqlite) },
      { name: 'bare file write and fdatasync, grouped', value: median(rates.file) },
    );
  }
  await Promise.all([eventStore.close(), readStore.close(), profiles.close()]);
});
