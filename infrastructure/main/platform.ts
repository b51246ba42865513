import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { join } from 'node:path';
import type { Container } from 'inversify';
import type { Logger } from 'pino';
import { commandHandlers, workflows } from '../../application/index.js';
import type { Clock } from '../../application/ports/clock.js';
import type { MailPort, Outbox } from '../../application/ports/mail.js';
import type { PartnerCenterPort } from '../../application/ports/partner-center.js';
import type { ProvisioningPort } from '../../application/ports/provisioning.js';
import type { Secrets } from '../../application/ports/secrets.js';
import type { Views } from '../../application/ports/views.js';
import { CommandBus } from '../../application/spine/command-bus.js';
import { Transactor } from '../../application/spine/transactor.js';
import { registry } from '../../projections/registry.js';
import { Lease } from '../concurrency/lease.js';
import type { Config } from '../config.js';
import { bindDrain, createContainer, registrationsOf, workflowsOf } from '../di/container.js';
import { openExportFolder } from '../exports/export-folder.js';
import { tableFormats } from '../exports/formats.js';
import { openMail } from '../mail/mail.js';
import { drawPdf } from '../papers/pdf.js';
import type { Patience } from '../partner-center/calls.js';
import { openPartnerCenter } from '../partner-center/partner-center.js';
import { ProjectionRunner, type Projections } from '../projections/projection-runner.js';
import type { ThreadSettings } from '../projections/thread/messages.js';
import { ProjectionThread } from '../projections/thread/projection-thread.js';
import { ViewBuilder } from '../projections/rebuild/view-builder.js';
import { createViews } from '../projections/views.js';
import { simulatedPlugin } from '../provisioning/simulated-plugin.js';
import { loadKey } from '../security/key.js';
import { createSecrets } from '../security/secrets.js';
import { spreadsheets } from '../spreadsheets/spreadsheets.js';
import { WorkflowRunner } from '../workflows/workflow-runner.js';
import { closeEngines, openEngines, type Engines } from './engines.js';

export interface PlatformOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Others than the settings name, for the demo and for tests. */
  readonly engines?: Engines;
  /** Keeps the views up to date in a thread of its own, with connections of its own to what the settings name. */
  readonly foldBeside?: boolean;
  /** Writes the embedded log and the profiles in threads of their own. */
  readonly writeBeside?: boolean;
  readonly secrets?: Secrets;
  readonly provisioning?: ProvisioningPort;
  readonly partnerCenter?: PartnerCenterPort;
  /** Events of a ledger's book from which on a billing day closes it (rulings, Software 1). */
  readonly largeLedger?: number;
  /** How long Partner Center is waited for. */
  readonly patience?: Patience;
}

/** The running system without its HTTP side: engines, use cases, projections and workflows. */
export interface Platform extends Engines {
  readonly bus: CommandBus;
  readonly container: Container;
  readonly projections: Projections;
  readonly workflows: WorkflowRunner;
  readonly viewBuilder: ViewBuilder;
  readonly views: Views;
  readonly outbox: Outbox;
  readonly mail: MailPort;
  readonly clock: Clock;
  start(): void;
  /** Finishes what is under way, then closes the engines. */
  stop(): Promise<void>;
}

export const openPlatform = async (config: Config, { clock, logger, engines, foldBeside = false, writeBeside = false, secrets: given, provisioning = simulatedPlugin, partnerCenter, patience, largeLedger = 10_001 }: PlatformOptions): Promise<Platform> => {
  const opened = engines ?? (await openEngines(config, { writeBeside }));
  const { eventStore, readStore, profiles } = opened;
  const owner = `${process.pid}-${randomUUID()}`;
  const ports = { projections: registry, store: eventStore, readStore, profiles };
  const viewBuilder = new ViewBuilder(ports);
  const projections = foldBeside
    ? new ProjectionThread({ ...ports, views: registry.map(({ name }) => name), clock, log: logger, begin: () => beginThread({ engines: config, owner, logLevel: logger.level }) })
    : new ProjectionRunner({ ...ports, lease: new Lease(readStore, 'projections', owner), clock, log: logger, bringUpToDate: (outdated, signal) => viewBuilder.bringUpToDate(outdated, signal) });
  const views = createViews({ projections: registry, store: eventStore, readStore, status: projections });
  const { mail, outbox } = openMail({ smtpUrl: config.smtpUrl ?? undefined, from: config.mailFrom, file: join(config.dataDir, 'outbox.db') }, clock);
  const secrets = given ?? createSecrets(loadKey(config.secret ?? undefined, config.dataDir));
  const container = createContainer({
    eventStore, readStore, profiles, clock, mail, outbox, views, spreadsheets,
    provisioning,
    partnerCenter: partnerCenter ?? openPartnerCenter({ endpoints: config.partnerCenter, secrets, clock, ...(patience && { patience }) }),
    secrets,
    settings: { publicUrl: config.publicUrl },
    exportFiles: openExportFolder(config.exportDir),
    tableFormats,
    drawPaper: drawPdf,
    largeLedger,
  });
  const transactor = container.get(Transactor);
  const runner = new WorkflowRunner({ store: eventStore, transactor, workflows: workflowsOf(container, workflows), lease: new Lease(readStore, 'workflows', owner), clock, log: logger });
  bindDrain(container, runner);
  const bus = new CommandBus(registrationsOf(container, commandHandlers), eventStore, transactor, clock, secrets);
  return {
    ...opened, bus, container, projections, workflows: runner, viewBuilder, views, mail, outbox, clock,
    start: () => {
      projections.start();
      runner.start();
    },
    stop: async () => {
      await runner.stop();
      await projections.stop();
      await Promise.all([closeEngines(opened), mail.close()]);
    },
  };
};

const beginThread = ({ engines: { dataDir, eventStoreUrl, mongoUrl }, ...settings }: ThreadSettings): Worker =>
  new Worker(new URL('./projection-worker.js', import.meta.url), { workerData: { ...settings, engines: { dataDir, eventStoreUrl, mongoUrl } } satisfies ThreadSettings });
