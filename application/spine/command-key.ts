import type { Scope } from '../../domain/shared/event.js';
import { NO_STREAM, type EventStore, type StreamAppend } from '../ports/event-store.js';
import type { CommandContext } from './context.js';
import { derivedId } from './ids.js';
import { DomainError } from '../../domain/shared/errors.js';

export const keyStream = (commandId: string): string => `unique_command-${commandId}`;

export interface UsedKey {
  readonly command: string;
  readonly bodyHash: string;
  readonly stream: string;
}

/** What an Idempotency-Key was used for before; null when it is new. */
export const usedKey = async (store: EventStore, commandId: string): Promise<UsedKey | null> => {
  const [event] = await store.readStream(keyStream(commandId), { limit: 1 });
  return event ? (event.data as UsedKey) : null;
};

/**
 * Remembers a key: it goes into the log just before the command's own append, so that refusals record nothing (rulings,
 * Software 6). Its id is made of the body and the stream: a conflict means that the key was used for something else.
 */
export const keyAppend = (ctx: CommandContext, stream: string, scope: Scope): StreamAppend => {
  const data: UsedKey = { command: ctx.command, bodyHash: ctx.bodyHash, stream };
  const metadata = {
    schemaVersion: 1,
    command: ctx.command,
    commandId: ctx.commandId,
    correlationId: ctx.correlationId,
    causationId: ctx.causationId,
    actor: { kind: ctx.principal.kind, id: ctx.principal.id },
    scope,
    recordedAt: ctx.now,
  };
  return { stream: keyStream(ctx.commandId), expectedRevision: NO_STREAM, events: [{ id: derivedId(ctx.commandId, 'key', ctx.bodyHash, stream), type: 'CommandKeyUsed', data, metadata }] };
};

export const keyReused = (): DomainError =>
  new DomainError('rule', 'idempotency_key_reused', 'This Idempotency-Key was used with another body. Send a new key for a new command.', {}, undefined);
