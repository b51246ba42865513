import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { registry } from '../../projections/registry.js';
import { systemClock } from '../clock/clocks.js';
import { Lease } from '../concurrency/lease.js';
import { createLogger } from '../observability/logger.js';
import { ProjectionRunner } from '../projections/projection-runner.js';
import { ViewBuilder } from '../projections/rebuild/view-builder.js';
import type { News, Request, ThreadSettings } from '../projections/thread/messages.js';
import { closeEngines, openEngines } from './engines.js';

const TELL_EVERY_MS = 1_000;

/** The thread that folds, with connections of its own to the same engines. */
const main = async (port: MessagePort, { engines: settings, owner, logLevel }: ThreadSettings): Promise<void> => {
  const engines = await openEngines(settings);
  const ports = { projections: registry, store: engines.eventStore, readStore: engines.readStore, profiles: engines.profiles };
  const builder = new ViewBuilder(ports);
  const tell = (positions: News['positions']): void => port.postMessage({ positions, running: runner.running() } satisfies News);
  const runner: ProjectionRunner = new ProjectionRunner({
    ...ports,
    lease: new Lease(engines.readStore, 'projections', owner),
    clock: systemClock,
    log: createLogger(logLevel),
    onMoved: tell,
    bringUpToDate: (outdated, signal) => builder.bringUpToDate(outdated, signal),
  });
  const telling = setInterval(() => tell([]), TELL_EVERY_MS);
  port.on('message', (request: Request) => {
    if (request.kind === 'reach') void runner.reached(request.position, request.timeoutMs, request.view);
    else void stop();
  });
  const stop = async (): Promise<void> => {
    clearInterval(telling);
    await runner.stop();
    await closeEngines(engines);
    process.exit(0);
  };
  runner.start();
};

if (parentPort) await main(parentPort, workerData as ThreadSettings);
