import { mkdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Container } from 'inversify';
import type { Logger } from 'pino';
import { commandHandlers, workflows } from '../../application/index.js';
import type { Clock } from '../../application/ports/clock.js';
import type { EventStore } from '../../application/ports/event-store.js';
import type { MailPort, Outbox } from '../../application/ports/mail.js';
import type { PartnerCenterPort } from '../../application/ports/partner-center.js';
import type { ProfileStore } from '../../application/ports/profiles.js';
import type { ProvisioningPort } from '../../application/ports/provisioning.js';
import type { ReadStore } from '../../application/ports/read-store.js';
import type { Secrets } from '../../application/ports/secrets.js';
import type { Views } from '../../application/ports/views.js';
import { CommandBus } from '../../application/spine/command-bus.js';
import { Transactor } from '../../application/spine/transactor.js';
import { registry } from '../../projections/registry.js';
import { Lease } from '../concurrency/lease.js';
import type { Config } from '../config.js';
import { bindDrain, createContainer, registrationsOf, workflowsOf } from '../di/container.js';
import { openEmbeddedEventStore } from '../eventstore/embedded-event-store.js';
import { openExportFolder } from '../exports/export-folder.js';
import { tableFormats } from '../exports/formats.js';
import { openMail } from '../mail/mail.js';
import type { Patience } from '../partner-center/calls.js';
import { openPartnerCenter } from '../partner-center/partner-center.js';
import { openSqliteProfiles } from '../profiles/sqlite-profiles.js';
import { ProjectionRunner } from '../projections/projection-runner.js';
import { ViewBuilder } from '../projections/rebuild/view-builder.js';
import { createViews } from '../projections/views.js';
import { simulatedPlugin } from '../provisioning/simulated-plugin.js';
import { openEmbeddedReadStore } from '../read-store/embedded-read-store.js';
import { loadKey } from '../security/key.js';
import { createSecrets } from '../security/secrets.js';
import { spreadsheets } from '../spreadsheets/spreadsheets.js';
import { WorkflowRunner } from '../workflows/workflow-runner.js';

export interface Engines {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly profiles: ProfileStore;
}

/** Opens what the settings name: neither URL set means embedded, in the data folder. The clients of servers are loaded when they are asked for. */
export const openEngines = async ({ dataDir, eventStoreUrl, mongoUrl }: Config): Promise<Engines> => {
  mkdirSync(dataDir, { recursive: true });
  return {
    eventStore: eventStoreUrl ? (await import('../eventstore/eventstoredb-event-store.js')).connectEventStoreDb({ url: eventStoreUrl }) : openEmbeddedEventStore({ file: join(dataDir, 'log.db') }),
    readStore: mongoUrl ? await (await import('../read-store/mongodb-read-store.js')).connectMongoReadStore({ url: mongoUrl }) : openEmbeddedReadStore({ file: join(dataDir, 'views.db') }),
    profiles: mongoUrl ? (await import('../profiles/mongo-profiles.js')).openMongoProfiles(mongoUrl) : openSqliteProfiles(join(dataDir, 'profiles.db')),
  };
};

export interface PlatformOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Others than the settings name, for the demo and for tests. */
  readonly engines?: Engines;
  readonly secrets?: Secrets;
  readonly provisioning?: ProvisioningPort;
  readonly partnerCenter?: PartnerCenterPort;
  /** How long Partner Center is waited for. */
  readonly patience?: Patience;
}

/** The running system without its HTTP side: engines, use cases, projections and workflows. */
export interface Platform extends Engines {
  readonly bus: CommandBus;
  readonly container: Container;
  readonly projections: ProjectionRunner;
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

export const openPlatform = async (config: Config, { clock, logger, engines, secrets: given, provisioning = simulatedPlugin, partnerCenter, patience }: PlatformOptions): Promise<Platform> => {
  const opened = engines ?? (await openEngines(config));
  const { eventStore, readStore, profiles } = opened;
  const owner = `${process.pid}-${randomUUID()}`;
  const ports = { projections: registry, store: eventStore, readStore, profiles };
  const viewBuilder = new ViewBuilder(ports);
  const projections = new ProjectionRunner({
    ...ports,
    lease: new Lease(readStore, 'projections', owner),
    clock,
    log: logger,
    bringUpToDate: (outdated, signal) => viewBuilder.bringUpToDate(outdated, signal),
  });
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
      await Promise.all([eventStore.close(), readStore.close(), profiles.close(), mail.close()]);
    },
  };
};
