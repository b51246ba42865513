import { type Clock } from '../../application/ports/clock.js';
import { EventStoreUnavailable, RevisionConflict, type EventStore } from '../../application/ports/event-store.js';
import { ReadStoreUnavailable } from '../../application/ports/read-store.js';
import { followUp, type CommandContext } from '../../application/spine/context.js';
import { decode } from '../../application/spine/decode.js';
import { derivedId } from '../../application/spine/ids.js';
import { systemPrincipal } from '../../application/spine/principal.js';
import { type Transactor } from '../../application/spine/transactor.js';
import { type Workflow, type WorkflowStep } from '../../application/spine/workflow.js';
import { DomainError } from '../../domain/shared/errors.js';
import { type Recorded } from '../../domain/shared/event.js';
import { type WorkflowStepEvent } from '../../domain/shared/process.events.js';
import { workflowStep, type WorkflowStepCommand } from '../../domain/shared/workflow-step.js';
import { backoffMs, pause } from '../concurrency/pause.js';
import { type Log } from '../observability/log.js';

export interface StepRunnerOptions {
  readonly store: EventStore;
  readonly transactor: Transactor;
  readonly workflows: readonly Workflow[];
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

type Retried = Extract<WorkflowStepEvent, { type: 'WorkflowStepRetried' }>;

class Interrupted extends Error {}

const RETRIED = 'WorkflowStepRetried';

/** Runs the steps of one event after the other. What a rule refuses is recorded, and can be retried. */
export class StepRunner {
  readonly handles: readonly string[];
  /** True when a step was left unfinished by a stop: its event must be handled again. */
  interrupted = false;

  constructor(private readonly options: StepRunnerOptions) {
    this.handles = [...new Set([...options.workflows.flatMap(({ handles }) => handles), RETRIED])];
  }

  async react(event: Recorded): Promise<void> {
    if (this.interrupted) return;
    try {
      if (event.type === RETRIED) await this.retry(event as Recorded<Retried>);
      else for (const workflow of this.options.workflows) if (workflow.handles.includes(event.type)) await this.run(workflow, workflow.steps(event), event);
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      this.interrupted = true;
    }
  }

  /** The steps in order, up to the first that is refused. True when all went through. */
  private async run(workflow: Workflow, steps: readonly WorkflowStep[], event: Recorded): Promise<boolean> {
    for (const step of steps) {
      const failure = await this.attempt(workflow, step, event);
      if (failure) {
        await this.fail(workflow, step, event, failure);
        return false;
      }
    }
    return true;
  }

  private async attempt(workflow: Workflow, step: WorkflowStep, event: Recorded): Promise<DomainError | null> {
    for (let attempt = 1; ; attempt++) {
      try {
        await step.run(this.context(workflow, step, event));
        return null;
      } catch (error) {
        if (!isPassing(error)) return this.refusal(error, workflow, step, event);
        await this.wait(attempt, error);
      }
    }
  }

  private refusal(error: unknown, workflow: Workflow, step: WorkflowStep, event: Recorded): DomainError {
    if (error instanceof DomainError) return error;
    this.options.log.error({ err: error, workflow: workflow.name, step: step.name, event: event.id, type: event.type }, 'a workflow step broke');
    return new DomainError('conflict', 'unexpected', 'Something unexpected went wrong; the log of the server says what. Retry the step.');
  }

  /** Ids derive from the event and the step: running it again changes nothing. */
  private context(workflow: Workflow, step: WorkflowStep, { id, metadata }: Recorded): CommandContext {
    const cause = { id, correlationId: metadata.correlationId, now: this.options.clock.now(), simulated: metadata.simulated ?? false };
    return followUp(systemPrincipal(workflow.name), cause, `${workflow.name}.${step.name}`);
  }

  private async fail(workflow: Workflow, step: WorkflowStep, event: Recorded, { code, message: detail }: DomainError): Promise<void> {
    const stepId = derivedId(event.id, workflow.name, step.name);
    const failure = { stepId, workflow: workflow.name, step: step.name, sourceStream: event.stream, sourceRevision: event.revision, sourceType: event.type, code, detail };
    await this.record(stepId, { type: 'FailStep', failure }, event);
    this.options.log.warn({ ...failure }, 'a workflow step was refused');
  }

  private async retry({ data, ...event }: Recorded<Retried>): Promise<void> {
    const workflow = this.options.workflows.find(({ name }) => name === data.workflow);
    const [stored] = await this.options.store.readStream(data.sourceStream, { from: data.sourceRevision, limit: 1 });
    if (!workflow || !stored) return;
    const source = decode(stored);
    const steps = workflow.steps(source);
    const first = steps.findIndex(({ name }) => name === data.step);
    if (first < 0) return;
    const through = await this.run(workflow, steps.slice(first), source);
    if (through) await this.record(data.stepId, { type: 'SettleStep', stepId: data.stepId }, { ...event, data } as Recorded);
  }

  /** Each retry records anew, so the id of what it records derives from the event that is handled now. */
  private async record(stepId: string, command: WorkflowStepCommand, event: Recorded): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const { revision } = await this.options.transactor.load(workflowStep, stepId);
        const cause = { id: derivedId(event.id, String(revision)), correlationId: event.metadata.correlationId, now: this.options.clock.now(), simulated: event.metadata.simulated ?? false };
        await this.options.transactor.transact(workflowStep, stepId, command, followUp(systemPrincipal('workflows'), cause, command.type), { scope: event.metadata.scope });
        return;
      } catch (error) {
        if (!isPassing(error)) throw error;
        await this.wait(attempt, error);
      }
    }
  }

  private async wait(attempt: number, error: unknown): Promise<void> {
    if (attempt > 1) this.options.log.warn({ err: error, attempt }, 'a workflow step waits for its engine');
    await pause(error instanceof RevisionConflict || error instanceof DomainError ? attempt : backoffMs(attempt), this.options.signal);
    if (this.options.signal.aborted) throw new Interrupted();
  }
}

/** Not a matter of rules: a later attempt may succeed. */
const isPassing = (error: unknown): boolean =>
  error instanceof RevisionConflict || error instanceof EventStoreUnavailable || error instanceof ReadStoreUnavailable || (error instanceof DomainError && error.code === 'concurrent_change');
