import type { Scope } from '../../domain/shared/event.js';
import { NO_STREAM, RevisionConflict, type EventStore } from '../ports/event-store.js';
import type { CommandContext } from './context.js';
import { derivedId } from './ids.js';
import { DomainError } from '../../domain/shared/errors.js';

const keyStream = (commandId: string): string => `unique_command-${commandId}`;

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

/** Remembers the key just before the command's own append, so that refusals record nothing (rulings, Software 6). */
export const useCommandKey = async (store: EventStore, ctx: CommandContext, stream: string, scope: Scope): Promise<void> => {
  if (!ctx.keyed) return;
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
  try {
    await store.append(keyStream(ctx.commandId), NO_STREAM, [{ id: derivedId(ctx.commandId, 'key', ctx.bodyHash, stream), type: 'CommandKeyUsed', data, metadata }]);
  } catch (error) {
    // An attempt that crashed between the key and its own append left the key behind; the bus compared its body already.
    if (!(error instanceof RevisionConflict)) throw error;
    const used = await usedKey(store, ctx.commandId);
    if (used && (used.bodyHash !== ctx.bodyHash || used.stream !== stream)) throw keyReused();
  }
};

export const keyReused = (): DomainError =>
  new DomainError('rule', 'idempotency_key_reused', 'This Idempotency-Key was used with another body. Send a new key for a new command.', {}, undefined);
