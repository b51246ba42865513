import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Container } from 'inversify';
import { Authentication } from '../../application/partners/authentication.js';
import { Bootstrap } from '../../application/partners/bootstrap.js';
import { partnersCommands, partnersWorkflows } from '../../application/partners/index.js';
import type { Outbox } from '../../application/ports/mail.js';
import type { EventStore, StoredEvent } from '../../application/ports/event-store.js';
import type { ProfileStore } from '../../application/ports/profiles.js';
import { TOKENS } from '../../application/ports/tokens.js';
import { CommandBus, type CommandAnswer, type CommandRequest, type Rehearsal } from '../../application/spine/command-bus.js';
import { definitionOf, type CommandHandler, type Constructor } from '../../application/spine/command.js';
import { followUp } from '../../application/spine/context.js';
import { decode } from '../../application/spine/decode.js';
import { systemPrincipal, type Principal } from '../../application/spine/principal.js';
import { Transactor } from '../../application/spine/transactor.js';
import type { Workflow } from '../../application/spine/workflow.js';
import { openEmbeddedEventStore } from '../../infrastructure/eventstore/embedded-event-store.js';
import { openOutbox } from '../../infrastructure/mail/outbox.js';
import { openSqliteProfiles } from '../../infrastructure/profiles/sqlite-profiles.js';
import { createSecrets } from '../../infrastructure/security/secrets.js';

export const PASSWORD = 'correct horse battery';
export const OPERATOR = { name: 'Distributor', currency: 'EUR', timeZone: 'Europe/Madrid', locale: 'en', firstName: 'Olga', lastName: 'Operator', email: 'olga@distributor.example', password: PASSWORD };

/** The partners context with everything behind it for real, on files in a temporary folder, and a clock that is set by hand. */
export class PartnersWorld {
  readonly folder = mkdtempSync(join(tmpdir(), 'partners-'));
  now = '2026-03-01T10:00:00.000Z';
  readonly clock = { now: () => this.now, today: () => this.now.slice(0, 10) };
  readonly store: EventStore = openEmbeddedEventStore({ file: join(this.folder, 'events.db') });
  readonly profiles: ProfileStore = openSqliteProfiles(join(this.folder, 'profiles.db'));
  readonly secrets = createSecrets('k'.repeat(32), { N: 16, r: 1, p: 1 });
  readonly mail = openOutbox(join(this.folder, 'mail.db'), this.clock);
  readonly outbox: Outbox = this.mail;
  private readonly container = this.wire();
  private readonly bus = this.makeBus();
  private handled = 0;

  get<T>(service: Constructor<T>): T {
    return this.container.get(service);
  }

  get authentication(): Authentication {
    return this.get(Authentication);
  }

  /** The root distributor with its first administrator. */
  async bootstrap(): Promise<Principal> {
    await this.get(Bootstrap).run(OPERATOR);
    return (await this.authentication.signIn(OPERATOR.email, PASSWORD)).principal;
  }

  /** Sends a command as HTTP would. */
  async send(principal: Principal | null, name: string, body: object, options: Partial<CommandRequest> = {}): Promise<CommandAnswer> {
    const request: CommandRequest = { name, body, principal, key: randomUUID(), keyed: false, expectedRevision: null, dryRun: false, correlationId: randomUUID(), ...options };
    return (await this.bus.execute(request)) as CommandAnswer;
  }

  async rehearse(principal: Principal | null, name: string, body: object): Promise<Rehearsal> {
    return (await this.send(principal, name, body, { dryRun: true })) as unknown as Rehearsal;
  }

  /** Runs the workflows for everything that was recorded since the last time. */
  async drain(): Promise<void> {
    const workflows = partnersWorkflows.map((workflow): Workflow => this.container.get(workflow));
    for (const event of await this.events()) {
      if (event.position <= this.handled) continue;
      this.handled = event.position;
      for (const workflow of workflows.filter(({ handles }) => handles.includes(event.type)))
        for (const step of workflow.steps(decode(event)))
          await step.run(followUp(systemPrincipal(workflow.name), { id: event.id, correlationId: event.metadata.correlationId, now: this.now }, step.name));
    }
  }

  /** Runs them again from the start, as after a lost checkpoint. */
  drainAgain(): Promise<void> {
    this.handled = 0;
    return this.drain();
  }

  async events(): Promise<readonly StoredEvent[]> {
    return (await this.store.readAll({ after: 0, limit: 10_000 })).events;
  }

  async close(): Promise<void> {
    await Promise.all([this.store.close(), this.profiles.close(), this.mail.close()]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private wire(): Container {
    const container = new Container({ autobind: true, defaultScope: 'Singleton' });
    container.bind(TOKENS.eventStore).toConstantValue(this.store);
    container.bind(TOKENS.profiles).toConstantValue(this.profiles);
    container.bind(TOKENS.mail).toConstantValue(this.mail);
    container.bind(TOKENS.outbox).toConstantValue(this.outbox);
    container.bind(TOKENS.secrets).toConstantValue(this.secrets);
    container.bind(TOKENS.clock).toConstantValue(this.clock);
    container.bind(TOKENS.settings).toConstantValue({ publicUrl: 'https://cloud.example.com' });
    return container;
  }

  private makeBus(): CommandBus {
    const registrations = partnersCommands.map((handler) => ({ definition: definitionOf(handler), handler: this.container.get(handler) as CommandHandler<object> }));
    return new CommandBus(registrations, this.store, this.container.get(Transactor), this.clock, this.secrets);
  }
}
