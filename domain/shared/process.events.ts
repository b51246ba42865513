import type { Catalogue, DomainEvent } from './event.js';

/** A client's Idempotency-Key was used up by a command. Stream `unique_command-<command id>`; remembered for ever. */
export type CommandKeyEvent = DomainEvent<'CommandKeyUsed', { command: string; bodyHash: string; stream: string }>;
export const commandKeyEvents: Catalogue<CommandKeyEvent> = { CommandKeyUsed: { version: 1 } };

/** A step of a workflow that was refused: visible, with a retry. Stream `step-<id derived from event and step>`. */
export type WorkflowStepEvent =
  | DomainEvent<'WorkflowStepFailed', { stepId: string; workflow: string; step: string; sourceStream: string; sourceRevision: number; sourceType: string; code: string; detail: string }>
  | DomainEvent<'WorkflowStepRetried', { stepId: string; workflow: string; step: string; sourceStream: string; sourceRevision: number }>
  | DomainEvent<'WorkflowStepSettled', { stepId: string }>;
export const workflowStepEvents: Catalogue<WorkflowStepEvent> = {
  WorkflowStepFailed: { version: 1 },
  WorkflowStepRetried: { version: 1 },
  WorkflowStepSettled: { version: 1 },
};
