import type { Catalogue, DomainEvent } from '../shared/event.js';
import type { OperationKind, StopReason } from './subscriptions.events.js';

/** An operation that a manager of the reseller decides about. Stream `manual_operation-<operationId>`. */
export type ManualOperationEvent =
  | DomainEvent<'ManualOperationRequested', { operationId: string; subscriptionId: string; accountId: string; operation: OperationKind; reason: StopReason; requestedOn: string }>
  | DomainEvent<'ManualOperationApproved', { operationId: string; subscriptionId: string; operation: OperationKind; reason: StopReason; decidedOn: string }>
  | DomainEvent<'ManualOperationDeclined', { operationId: string; subscriptionId: string; comment: string | null; decidedOn: string }>;
export const manualOperationEvents: Catalogue<ManualOperationEvent> = {
  ManualOperationRequested: { version: 1 },
  ManualOperationApproved: { version: 1 },
  ManualOperationDeclined: { version: 1 },
};
