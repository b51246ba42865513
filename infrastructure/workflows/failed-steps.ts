import { type Clock } from '../../application/ports/clock.js';
import { type StoredEvent } from '../../application/ports/event-store.js';
import { followUp } from '../../application/spine/context.js';
import { derivedId } from '../../application/spine/ids.js';
import { systemPrincipal } from '../../application/spine/principal.js';
import { type Transactor } from '../../application/spine/transactor.js';
import { type Recorded } from '../../domain/shared/event.js';
import { type WorkflowStepEvent } from '../../domain/shared/process.events.js';
import { workflowStep, type WorkflowStepCommand } from '../../domain/shared/workflow-step.js';
import { type StepFailure } from './persistence.js';

type Retried = Recorded<Extract<WorkflowStepEvent, { type: 'WorkflowStepRetried' }>>;

const idOf = (workflow: string, step: string, event: Pick<StoredEvent, 'id'>): string => derivedId(event.id, workflow, step);

/** The records of steps that failed: one stream each, named after the event, the workflow and the step. */
export class FailedSteps {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  async isRecorded(workflow: string, step: string, event: StoredEvent): Promise<boolean> {
    return (await this.transactor.load(workflowStep, idOf(workflow, step, event))).state !== null;
  }

  async fail(workflow: string, step: string, event: StoredEvent, failure: StepFailure): Promise<void> {
    const stepId = idOf(workflow, step, event);
    await this.record(stepId, { type: 'FailStep', failure: { stepId, workflow, step, sourceStream: event.stream, sourceRevision: event.revision, sourceType: event.type, ...failure } }, event);
  }

  /** What became of this retry is recorded already. */
  async isAnswered({ data, revision }: Retried): Promise<boolean> {
    return (await this.transactor.load(workflowStep, data.stepId)).revision > revision;
  }

  async failAgain(event: Retried, failure: StepFailure): Promise<void> {
    const { state } = await this.transactor.load(workflowStep, event.data.stepId);
    if (!state) return;
    const { status: _status, ...before } = state;
    await this.record(event.data.stepId, { type: 'FailStep', failure: { ...before, ...failure } }, event);
  }

  async settle(event: Retried): Promise<void> {
    await this.record(event.data.stepId, { type: 'SettleStep', stepId: event.data.stepId }, event);
  }

  /** A step may fail many times: each record has an id of its own, by where the stream stands. */
  private async record(stepId: string, command: WorkflowStepCommand, { id, metadata }: StoredEvent): Promise<void> {
    const { revision } = await this.transactor.load(workflowStep, stepId);
    const cause = { id, correlationId: metadata.correlationId, now: this.clock.now(), simulated: metadata.simulated ?? false };
    const ctx = followUp(systemPrincipal('workflows'), cause, `${command.type} ${stepId} ${revision}`);
    await this.transactor.transact(workflowStep, stepId, command, { ...ctx, command: command.type }, { scope: metadata.scope });
  }
}
