import 'reflect-metadata';
import { Container } from 'inversify';
import type { Clock } from '../../application/ports/clock.js';
import type { ExportFiles, TableFormats } from '../../application/ports/exports.js';
import type { EventStore } from '../../application/ports/event-store.js';
import type { LinkSettings, MailPort, Outbox } from '../../application/ports/mail.js';
import type { DrawPaper } from '../../application/ports/paper.js';
import type { PartnerCenterPort } from '../../application/ports/partner-center.js';
import type { ProfileStore } from '../../application/ports/profiles.js';
import type { ProvisioningPort } from '../../application/ports/provisioning.js';
import type { ReadStore } from '../../application/ports/read-store.js';
import type { Secrets } from '../../application/ports/secrets.js';
import type { Spreadsheets } from '../../application/ports/spreadsheets.js';
import { TOKENS } from '../../application/ports/tokens.js';
import type { Views } from '../../application/ports/views.js';
import type { WorkflowDrain } from '../../application/ports/workflow-drain.js';
import { definitionOf, type CommandHandler, type Constructor } from '../../application/spine/command.js';
import type { Registration } from '../../application/spine/command-bus.js';
import type { Workflow } from '../../application/spine/workflow.js';

/** What the use cases need from outside. */
export interface Ports {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly profiles: ProfileStore;
  readonly clock: Clock;
  readonly mail: MailPort;
  readonly outbox: Outbox;
  readonly provisioning: ProvisioningPort;
  readonly partnerCenter: PartnerCenterPort;
  readonly views: Views;
  readonly spreadsheets: Spreadsheets;
  readonly secrets: Secrets;
  readonly settings: LinkSettings;
  readonly exportFiles: ExportFiles;
  readonly tableFormats: TableFormats;
  readonly drawPaper: DrawPaper;
  /** Events of a ledger's book from which on a billing day closes it. */
  readonly largeLedger: number;
}

/** The one place that binds. Ports are bound to their tokens; classes bind themselves, one of each in a process. */
export const createContainer = (ports: Ports): Container => {
  const container = new Container({ autobind: true, defaultScope: 'Singleton' });
  for (const name of Object.keys(ports) as (keyof Ports)[]) container.bind(TOKENS[name]).toConstantValue(ports[name]);
  return container;
};

/** Billing runs wait for the workflows, which are made from the same container: bound when they are there. */
export const bindDrain = (container: Container, drain: WorkflowDrain): void => {
  container.bind(TOKENS.workflows).toConstantValue(drain);
};

export const registrationsOf = (container: Container, handlers: readonly Constructor[]): readonly Registration[] =>
  handlers.map((handler) => ({ definition: definitionOf(handler), handler: container.get(handler as Constructor<CommandHandler<object>>) }));

export const workflowsOf = (container: Container, workflows: readonly Constructor<Workflow>[]): readonly Workflow[] => workflows.map((workflow) => container.get(workflow));
