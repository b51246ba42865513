import type { EventStore } from '../application/ports/event-store.js';
import { ViewBuilder } from '../infrastructure/projections/rebuild/view-builder.js';
import { registry } from '../projections/registry.js';
import { grownInstallation } from './support/grown-log.js';
import { readLog } from './support/read-log.js';
import { report, say } from './support/report.js';
import { median, timed } from './support/stats.js';
import { withWorkspace } from './support/workspace.js';

const ROUNDS = 3;
const FLOOR = 60_000;
/** A process that was killed may have left its lease for a rebuild. */
const PATIENCE_MS = 90_000;

/** Milliseconds, and how many events they were for. */
interface Round {
  readonly events: number;
  readonly reading: number;
  readonly folding: number;
  readonly whole: number;
}

const measure = async (builder: ViewBuilder, store: EventStore): Promise<Round> => {
  const reading = await timed(() => readLog(store));
  const started = performance.now();
  let folding = 0;
  const results = await builder.rebuildAll({ onProgress: ({ phase }) => (folding ||= phase === 'replaying' ? 0 : performance.now() - started) });
  const whole = performance.now() - started;
  if (results.some(({ equal }) => equal !== true)) throw new Error('a rebuilt view differs from the live one');
  return { events: results[0]?.events ?? 0, reading, folding, whole };
};

/** All views at once beside the live ones, compared with them document by document, and switched. */
await withWorkspace(async (workspace) => {
  const installation = await grownInstallation(workspace);
  await installation.withPlatform(async ({ eventStore: store, readStore, profiles }) => {
    const builder = new ViewBuilder({ projections: registry, store, readStore, profiles, graceMs: 0, patienceMs: PATIENCE_MS });
    const rounds: Round[] = [];
    while (rounds.length < ROUNDS) {
      say(`round ${rounds.length + 1} of ${ROUNDS}`);
      rounds.push(await measure(builder, store));
    }
    const perSecond = (of: (round: Round) => number): number => median(rounds.map((round) => round.events / (of(round) / 1000)));
    const besides = [{ name: 'floor', value: FLOOR }, { name: 'reading the log alone', value: perSecond(({ reading }) => reading) }];
    report(`rebuild of all ${registry.length} read models, ${rounds[0]?.events.toLocaleString('en')} events`, perSecond(({ folding }) => folding), 'events/s', ...besides);
    report('rebuild, with comparing all documents and switching', perSecond(({ whole }) => whole), 'events/s', ...besides);
  });
});
