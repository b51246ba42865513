import type { WorkflowStepEvent } from '../../domain/shared/process.events.js';
import { dataOf, projection } from '../projection.js';

type Failed = Extract<WorkflowStepEvent, { type: 'WorkflowStepFailed' }>['data'];

/** Something that should have followed from an event and was refused. */
export interface FailedStepDocument {
  readonly workflow: string;
  readonly step: string;
  readonly sourceStream: string;
  readonly sourceRevision: number;
  readonly sourceType: string;
  readonly status: 'Failed' | 'Retrying' | 'Settled';
  readonly code: string;
  readonly detail: string;
  readonly attempts: number;
  readonly failedAt: string;
}

export const failedSteps = projection<FailedStepDocument>({
  name: 'failed-steps',
  version: 1,
  context: 'audit',
  summary: 'Steps of workflows that were refused, with a retry.',
  handles: ['WorkflowStepFailed', 'WorkflowStepRetried', 'WorkflowStepSettled'],
  keys: (event) => [dataOf<{ stepId: string }>(event).stepId],
  evolve(document, event) {
    if (event.type === 'WorkflowStepFailed') {
      const { workflow, step, sourceStream, sourceRevision, sourceType, code, detail } = dataOf<Failed>(event);
      return { workflow, step, sourceStream, sourceRevision, sourceType, code, detail, status: 'Failed', attempts: (document?.attempts ?? 0) + 1, failedAt: event.metadata.recordedAt };
    }
    return document && { ...document, status: event.type === 'WorkflowStepRetried' ? 'Retrying' : 'Settled' };
  },
  fields: { workflow: 'id', step: 'id', status: 'id', code: 'id', sourceStream: 'id', failedAt: 'date' },
  indexes: [['status'], ['failedAt']],
  search: ['detail'],
  defaultSort: { field: 'failedAt', order: 'DESC' },
  access: { staff: ['admin', 'auditor'] },
  streams: (id) => [`step-${id}`],
  example: { workflow: 'order-payment', step: 'settle', sourceStream: 'payment-c77e…', sourceRevision: 1, sourceType: 'PaymentCompleted', status: 'Failed', code: 'wrong_state', detail: 'The order was cancelled.', attempts: 1, failedAt: '2026-08-20T08:00:00.000Z' },
});
