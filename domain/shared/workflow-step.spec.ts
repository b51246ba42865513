import { describe, it } from '@jest/globals';
import { scenario } from '../../test/support/scenario.js';
import { workflowStep, type WorkflowStepCommand } from './workflow-step.js';

const step = { stepId: 's', workflow: 'shop', step: 'ship', sourceStream: 'order-1', sourceRevision: 2 };
const failure = { ...step, sourceType: 'OrderPaid', code: 'wrong_state', detail: 'The order was cancelled.' };
const failed = { type: 'WorkflowStepFailed', data: failure } as const;
const retried = { type: 'WorkflowStepRetried', data: step } as const;
const settled = { type: 'WorkflowStepSettled', data: { stepId: 's' } } as const;
const fail: WorkflowStepCommand = { type: 'FailStep', failure };
const retry: WorkflowStepCommand = { type: 'RetryStep', stepId: 's' };
const settle: WorkflowStepCommand = { type: 'SettleStep', stepId: 's' };

describe('a failed step of a workflow', () => {
  const { given, when } = scenario(workflowStep);
  it('is recorded once, however often it is reported', () => {
    when(fail).then(failed);
    given(failed).when(fail).thenNothing();
  });
  it('is retried with where it came from', () => given(failed).when(retry).then(retried));
  it('may fail again or be settled by the retry', () => {
    given(failed, retried).when(fail).then(failed);
    given(failed, retried).when(settle).then(settled);
  });
  it('is retried only while it is failed', () => {
    when(retry).thenRejects('step_missing');
    given(failed, retried).when(retry).thenRejects('step_not_failed');
    given(failed, retried, settled).when(retry).thenRejects('step_not_failed');
  });
  it('stays settled', () => {
    given(failed, retried, settled).when(fail).thenNothing();
    given(failed, retried, settled).when(settle).thenNothing();
  });
});
