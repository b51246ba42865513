import { type Clock } from '../../application/ports/clock.js';
import { type EventStore, type StoredEvent } from '../../application/ports/event-store.js';
import { followUp, type CommandContext } from '../../application/spine/context.js';
import { decode } from '../../application/spine/decode.js';
import { systemPrincipal } from '../../application/spine/principal.js';
import { type Transactor } from '../../application/spine/transactor.js';
import { type Covered, type Workflow, type WorkflowStep } from '../../application/spine/workflow.js';
import { type Recorded } from '../../domain/shared/event.js';
import { type WorkflowStepEvent } from '../../domain/shared/process.events.js';
import { pause } from '../concurrency/pause.js';
import { type Log } from '../observability/log.js';
import { FailedSteps } from './failed-steps.js';
import { failureOf, persistently, type StepFailure } from './persistence.js';

export interface StepRunnerOptions {
  readonly store: EventStore;
  readonly transactor: Transactor;
  readonly workflows: readonly Workflow[];
  readonly clock: Clock;
  readonly log: Log;
}

/** When an event's turn has come. */
export interface Turn {
  readonly repeated: boolean;
  readonly isLeft: (covered: string) => boolean;
}

type Retried = Recorded<Extract<WorkflowStepEvent, { type: 'WorkflowStepRetried' }>>;

const RETRIED = 'WorkflowStepRetried';
/** Stands for all steps of an event for which they could not even be found out. */
const ALL_STEPS = 'all';

/** Runs what follows from one event, step by step. What goes wrong is recorded, and can be retried; it never stops the rest. */
export class StepRunner {
  private readonly byType = new Map<string, Workflow[]>();
  private readonly failed: FailedSteps;

  constructor(private readonly options: StepRunnerOptions) {
    this.failed = new FailedSteps(options.transactor, options.clock);
    for (const workflow of options.workflows) for (const type of new Set(workflow.handles)) this.byType.set(type, [...(this.byType.get(type) ?? []), workflow]);
  }

  /** What it reacts to. */
  get types(): readonly string[] {
    return [RETRIED, ...this.byType.keys()];
  }

  /** What a later event may do for this one as well, by workflow. */
  covered(event: Pick<StoredEvent, 'type' | 'stream'>): readonly string[] {
    return (this.byType.get(event.type) ?? []).flatMap((workflow) => coveredBy(workflow, event)?.all ?? []);
  }

  /** `repeated`: it may have been handled before. `isLeft`: a later event does it. @throws Interrupted when the signal is given while an engine is away. */
  async react(stored: StoredEvent, { repeated, isLeft }: Turn, signal: AbortSignal): Promise<void> {
    if (stored.type === RETRIED) return this.retry(decode(stored), signal);
    for (const workflow of this.byType.get(stored.type) ?? []) {
      const covered = coveredBy(workflow, stored);
      if (covered && (isLeft(covered.all) || (covered.inBursts && (await burst(signal), isLeft(covered.all))))) continue;
      const steps = stepsOf(workflow, stored);
      if (!(repeated && (await this.isFailed(workflow, steps, stored, signal)))) await this.run(workflow, steps, stored, signal);
    }
  }

  /** The steps in order, up to the first that fails; how many went through. */
  private async run(workflow: Workflow, steps: readonly WorkflowStep[], event: StoredEvent, signal: AbortSignal): Promise<number> {
    for (const [index, step] of steps.entries()) {
      const failure = await this.attempt(workflow, step, event, signal);
      if (!failure) continue;
      this.options.log.warn({ workflow: workflow.name, step: step.name, event: event.id, ...failure }, 'a workflow step failed');
      await this.persistently(() => this.failed.fail(workflow.name, step.name, event, failure), event, signal);
      return index;
    }
    return steps.length;
  }

  private async attempt(workflow: Workflow, step: WorkflowStep, event: StoredEvent, signal: AbortSignal): Promise<StepFailure | null> {
    try {
      await this.persistently(() => step.run(this.context(workflow, step, event)), event, signal);
      return null;
    } catch (error) {
      return failureOf(error, (unexpected) => this.options.log.error({ err: unexpected, workflow: workflow.name, step: step.name, event: event.id, type: event.type }, 'a workflow step broke'));
    }
  }

  /** Ids derive from the event and the step, so that running it again changes nothing. */
  private context(workflow: Workflow, step: WorkflowStep, { id, metadata }: StoredEvent): CommandContext {
    const cause = { id, correlationId: metadata.correlationId, now: this.options.clock.now(), simulated: metadata.simulated ?? false };
    return followUp(systemPrincipal(workflow.name), cause, `${workflow.name}.${step.name}`);
  }

  /** After a crash an event may come again whose failure is recorded already: then a retry decides, not chance. */
  private async isFailed(workflow: Workflow, steps: readonly WorkflowStep[], event: StoredEvent, signal: AbortSignal): Promise<boolean> {
    for (const step of steps) if (await this.persistently(() => this.failed.isRecorded(workflow.name, step.name, event), event, signal)) return true;
    return false;
  }

  /** The failed step and those behind it, with the ids of the first time. */
  private async retry(event: Retried, signal: AbortSignal): Promise<void> {
    if (await this.persistently(() => this.failed.isAnswered(event), event, signal)) return;
    const { workflow: name, step, sourceStream, sourceRevision } = event.data;
    const [source] = await this.persistently(() => this.options.store.readStream(sourceStream, { from: sourceRevision, limit: 1 }), event, signal);
    const workflow = this.options.workflows.find((each) => each.name === name);
    const steps = workflow && source ? stepsOf(workflow, source) : [];
    const first = step === ALL_STEPS ? 0 : steps.findIndex((each) => each.name === step);
    if (!workflow || !source || first < 0) return this.persistently(() => this.failed.failAgain(event, GONE), event, signal);
    const through = await this.run(workflow, steps.slice(first), source, signal);
    const failedAgain = through === 0 && steps[first]?.name === step;
    if (!failedAgain) await this.persistently(() => this.failed.settle(event), event, signal);
  }

  private persistently<Result>(work: () => Promise<Result>, event: StoredEvent, signal: AbortSignal): Promise<Result> {
    return persistently(work, signal, (error, attempt) => this.options.log.warn({ err: error, event: event.id, type: event.type, attempt }, 'a workflow step waits for its turn, or for an engine'));
  }
}

const coveredBy = (workflow: Workflow, event: Pick<StoredEvent, 'type' | 'stream'>): Covered | null => {
  const covers = workflow.covers?.(event);
  return covers ? { ...covers, all: `${workflow.name} ${covers.all}` } : null;
};

/** How long a burst may pause. */
const BURST_MS = 100;
const burst = (signal: AbortSignal): Promise<void> => pause(BURST_MS, signal);

const GONE: StepFailure = { code: 'step_unknown', detail: 'This version of the program has no such step. Do by hand what it should have done.' };

/** What follows from an event; when not even that can be told, one step that fails with the reason. */
const stepsOf = (workflow: Workflow, stored: StoredEvent): readonly WorkflowStep[] => {
  try {
    return workflow.steps(decode(stored));
  } catch (error) {
    const run = async (): Promise<never> => {
      throw error;
    };
    return [{ name: ALL_STEPS, run }];
  }
};
