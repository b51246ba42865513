import type { Aggregate } from '../shared/decider.js';
import { wrongState } from '../shared/errors.js';
import { manualOperationEvents, type ManualOperationEvent } from './manual-operations.events.js';

type Requested = Extract<ManualOperationEvent, { type: 'ManualOperationRequested' }>['data'];
export type ManualOperation = (Requested & { readonly status: 'Approval required' | 'Approved' | 'Declined' }) | null;
export type ManualOperationCommand =
  | { readonly type: 'RequestOperation'; readonly operation: Requested }
  | { readonly type: 'ApproveOperation'; readonly on: string }
  | { readonly type: 'DeclineOperation'; readonly comment: string | null; readonly on: string };

/** A stop or a deletion that waits for a manager: Approval required, then Approved or Declined (domain.md 3.7). */
export const manualOperation: Aggregate<ManualOperation, ManualOperationCommand, ManualOperationEvent> = {
  category: 'manual_operation',
  catalogue: manualOperationEvents,
  initial: null,
  decide(command, state) {
    if (command.type === 'RequestOperation') return state ? [] : [{ type: 'ManualOperationRequested', data: command.operation }];
    if (!state) throw wrongState('operation_missing', 'There is no such operation.');
    const { operationId, subscriptionId, operation, reason, status } = state;
    if (status !== 'Approval required') {
      if (status === (command.type === 'ApproveOperation' ? 'Approved' : 'Declined')) return [];
      throw wrongState('operation_decided', `The operation is ${status.toLowerCase()} already; a decision is not taken back.`);
    }
    return command.type === 'ApproveOperation'
      ? [{ type: 'ManualOperationApproved', data: { operationId, subscriptionId, operation, reason, decidedOn: command.on } }]
      : [{ type: 'ManualOperationDeclined', data: { operationId, subscriptionId, comment: command.comment, decidedOn: command.on } }];
  },
  evolve(state, event) {
    switch (event.type) {
      case 'ManualOperationRequested':
        return { ...event.data, status: 'Approval required' };
      case 'ManualOperationApproved':
        return state && { ...state, status: 'Approved' };
      case 'ManualOperationDeclined':
        return state && { ...state, status: 'Declined' };
    }
  },
};
