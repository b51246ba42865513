import type { ManualOperationEvent } from '../../domain/subscriptions/manual-operations.events.js';
import type { OperationKind, StopReason } from '../../domain/subscriptions/subscriptions.events.js';
import { dataOf, projection } from '../projection.js';

type Of<T extends ManualOperationEvent['type']> = Extract<ManualOperationEvent, { type: T }>['data'];

export interface ManualOperationDocument {
  readonly subscriptionId: string;
  readonly operation: OperationKind;
  readonly reason: StopReason;
  readonly status: 'Approval required' | 'Approved' | 'Declined';
  readonly requestedOn: string;
  readonly decidedOn: string | null;
  /** The manager who decided, or the part of the system that withdrew it. */
  readonly decidedBy: string | null;
  readonly comment: string | null;
}

export const manualOperations = projection<ManualOperationDocument>({
  name: 'manual-operations',
  version: 1,
  context: 'subscriptions',
  summary: 'Stops and deletions that wait for a manager, and what became of them.',
  handles: ['ManualOperationRequested', 'ManualOperationApproved', 'ManualOperationDeclined'],
  keys: (event) => [dataOf<{ operationId: string }>(event).operationId],
  evolve(document, event) {
    if (event.type === 'ManualOperationRequested') {
      const { subscriptionId, operation, reason, requestedOn } = dataOf<Of<'ManualOperationRequested'>>(event);
      return { subscriptionId, operation, reason, requestedOn, status: 'Approval required', decidedOn: null, decidedBy: null, comment: null };
    }
    if (!document) return null;
    const { decidedOn, comment = null } = dataOf<Of<'ManualOperationApproved'> & { comment?: string | null }>(event);
    return { ...document, status: event.type === 'ManualOperationApproved' ? 'Approved' : 'Declined', decidedOn, comment, decidedBy: event.metadata.actor.id };
  },
  fields: { subscriptionId: 'id', operation: 'id', status: 'id', requestedOn: 'date', decidedOn: 'date' },
  indexes: [['status', 'requestedOn'], ['subscriptionId']],
  search: [],
  defaultSort: { field: 'requestedOn', order: 'DESC' },
  access: { staff: ['admin', 'owner', 'sales', 'auditor'], hiddenFromUpstream: ['comment', 'decidedBy'], customer: { levels: ['Owner', 'Admin'], rows: 'account', hidden: ['comment', 'decidedBy'] } },
  streams: (id) => [`manual_operation-${id}`],
  example: { subscriptionId: '33d0…', operation: 'stop', reason: 'by_customer', status: 'Approval required', requestedOn: '2026-11-16', decidedOn: null, decidedBy: null, comment: null },
});
