import type { Aggregate } from './decider.js';
import { wrongState } from './errors.js';
import { workflowStepEvents, type WorkflowStepEvent } from './process.events.js';

type Failed = Extract<WorkflowStepEvent, { type: 'WorkflowStepFailed' }>['data'];

export type WorkflowStepState = (Failed & { readonly status: 'failed' | 'retrying' | 'settled' }) | null;
export type WorkflowStepCommand =
  | { readonly type: 'FailStep'; readonly failure: Failed }
  | { readonly type: 'RetryStep'; readonly stepId: string }
  | { readonly type: 'SettleStep'; readonly stepId: string };

/** A step that was refused: it stands there until somebody retries it and it goes through. */
export const workflowStep: Aggregate<WorkflowStepState, WorkflowStepCommand, WorkflowStepEvent> = {
  category: 'step',
  catalogue: workflowStepEvents,
  initial: null,
  decide(command, state) {
    switch (command.type) {
      case 'FailStep':
        return state?.status === 'failed' || state?.status === 'settled' ? [] : [{ type: 'WorkflowStepFailed', data: command.failure }];
      case 'RetryStep': {
        if (!state) throw wrongState('step_missing', 'There is no such step.');
        if (state.status !== 'failed') throw wrongState('step_not_failed', `The step is ${state.status}: there is nothing to retry.`);
        const { stepId, workflow, step, sourceStream, sourceRevision } = state;
        return [{ type: 'WorkflowStepRetried', data: { stepId, workflow, step, sourceStream, sourceRevision } }];
      }
      case 'SettleStep':
        return state?.status === 'retrying' ? [{ type: 'WorkflowStepSettled', data: { stepId: command.stepId } }] : [];
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'WorkflowStepFailed':
        return { ...event.data, status: 'failed' };
      case 'WorkflowStepRetried':
        return state && { ...state, status: 'retrying' };
      case 'WorkflowStepSettled':
        return state && { ...state, status: 'settled' };
    }
  },
};
