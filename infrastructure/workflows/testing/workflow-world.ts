import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RetryStepHandler } from '../../../application/audit/retry-step.js';
import { type EventStore, type StoredEvent } from '../../../application/ports/event-store.js';
import { type CommandContext } from '../../../application/spine/context.js';
import { Transactor } from '../../../application/spine/transactor.js';
import { type Workflow, type WorkflowStep } from '../../../application/spine/workflow.js';
import { type Aggregate } from '../../../domain/shared/decider.js';
import { ruleBroken } from '../../../domain/shared/errors.js';
import { type DomainEvent, type Recorded, type Scope } from '../../../domain/shared/event.js';
import { Lease, newOwner } from '../../concurrency/lease.js';
import { openEmbeddedEventStore } from '../../eventstore/embedded-event-store.js';
import { silent } from '../../observability/log.js';
import { openEmbeddedReadStore } from '../../read-store/embedded-read-store.js';
import { WorkflowRunner } from '../workflow-runner.js';

/** Stands for any event of the business: number `sequence` of an account. */
export type Issued = DomainEvent<'NumberIssued', { series: string; sequence: number; ownerId: string }>;

const issuing: Aggregate<readonly number[], Issued['data'], Issued> = {
  category: 'issuing',
  catalogue: { NumberIssued: { version: 1 } },
  initial: [],
  decide: (data, issued) => (issued.includes(data.sequence) ? [] : [{ type: 'NumberIssued', data }]),
  evolve: (issued, { data }) => [...issued, data.sequence],
};

export const sequenceOf = (event: Recorded): number => (event as Recorded<Issued>).data.sequence;
export const scopeOf = (account: string | null): Scope => ({ resellerId: 'root', resellerPath: '/root/', accountId: account });

/** A workflow whose steps do what the test says. */
export const workflowOf = (steps: (event: Recorded) => Readonly<Record<string, (ctx: CommandContext) => unknown>>, name = 'following'): Workflow => ({
  name,
  handles: ['NumberIssued'],
  steps: (event) => Object.entries(steps(event)).map(([step, work]): WorkflowStep => ({ name: step, run: async (ctx) => work(ctx) })),
});

/** Steps `hold`, `ship`, `thank`; those named in `broken` are refused. */
export const shop = () => {
  const [broken, runs] = [new Set<string>(), [] as CommandContext[]];
  const step = (name: string) => (ctx: CommandContext) => {
    runs.push(ctx);
    if (broken.has(name)) throw ruleBroken(`${name}_refused`, `Cannot ${name} now.`);
  };
  const workflow = workflowOf(() => ({ hold: step('hold'), ship: step('ship'), thank: step('thank') }), 'shop');
  return { workflow, broken, names: () => runs.map(({ command }) => command.slice('shop.'.length)), ids: (name: string) => runs.filter(({ command }) => command === `shop.${name}`).map(({ commandId }) => commandId) };
};

/** The embedded engines on files in a temporary folder; runners come and go on them. */
export class WorkflowWorld {
  readonly folder = mkdtempSync(join(tmpdir(), 'workflows-'));
  readonly store: EventStore = openEmbeddedEventStore({ file: join(this.folder, 'log.db') });
  readonly readStore = openEmbeddedReadStore({ file: join(this.folder, 'views.db') });
  readonly transactor = new Transactor(this.store);
  readonly clock = { now: () => '2026-03-01T10:00:00.000Z', today: () => '2026-03-01' };
  private readonly runners: WorkflowRunner[] = [];

  /** Each runner is a process of its own: nothing is shared but the engines. */
  runner(workflows: readonly Workflow[], { store = this.store, leaseMs = 400 }: { readonly store?: EventStore; readonly leaseMs?: number } = {}): WorkflowRunner {
    const lease = new Lease(this.readStore, 'workflows', newOwner(), { ttlMs: leaseMs, renewMs: leaseMs / 8, retryMs: 10 });
    const runner = new WorkflowRunner({ store, transactor: new Transactor(store), workflows, lease, clock: this.clock, log: silent });
    this.runners.push(runner);
    return runner;
  }

  /** Records number `sequence` of an account, as a command would. */
  async issue(account: string, sequence: number, { ctx = this.context(), transactor = this.transactor } = {}): Promise<number> {
    const { position } = await transactor.transact(issuing, account, { series: account, sequence, ownerId: account }, ctx, { scope: scopeOf(account) });
    return position;
  }

  context(overrides: Partial<CommandContext> = {}): CommandContext {
    const commandId = randomUUID();
    const principal = { kind: 'manager', id: 'm', loginId: null, role: 'admin', resellerId: 'root', resellerPath: '/root/', accountId: null } as const;
    return {
      command: 'issue-number', commandId, correlationId: commandId, causationId: commandId, principal, now: this.clock.now(), bodyHash: '', keyed: false, expectedRevision: null, simulated: false, rehearsal: null, ...overrides,
    };
  }

  /** A runner that has begun. */
  started(...workflows: readonly Workflow[]): WorkflowRunner {
    const runner = this.runner(workflows);
    runner.start();
    return runner;
  }

  /** What is recorded of failed steps. */
  failures(): Promise<readonly StoredEvent[]> {
    return this.events('step-');
  }

  /** Sends `retry-step` for the first step that failed. */
  async retry(): Promise<void> {
    const stepId = (await this.failures())[0]?.stream.slice('step-'.length) ?? '';
    await new RetryStepHandler(this.transactor, this.store).handle({ stepId }, this.context());
  }

  async events(prefix = ''): Promise<readonly StoredEvent[]> {
    const { events } = await this.store.readAll({ after: 0, limit: 10_000 });
    return events.filter(({ stream }) => stream.startsWith(prefix));
  }

  async close(): Promise<void> {
    for (const runner of this.runners) await runner.stop();
    await this.store.close();
    await this.readStore.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A promise that the test keeps. */
export const gate = (): { readonly opened: Promise<void>; open(): void } => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
};

/** Waits for something that must come about soon. */
export const until = async (what: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await what()); tries++) {
    if (tries > 5_000) throw new Error('it did not come about');
    await sleep(2);
  }
};
