import type { Aggregate } from '../../domain/shared/decider.js';
import type { DomainEvent, Recorded, Scope } from '../../domain/shared/event.js';
import type { EventToAppend } from '../ports/event-store.js';
import type { CommandContext } from './context.js';
import { derivedId } from './ids.js';

/** What a command left in a stream: the answer to its first run, and to every repeat. */
export interface Committed {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly types: readonly string[];
  /** Done before, by the same command: this is its first answer again. */
  readonly repeated?: true;
}

/** What a command did; null when it recorded nothing, or had done it before. */
export const effective = (committed: Committed): Committed | null => (committed.types.length > 0 && !committed.repeated ? committed : null);

/** A folded stream. `applied` is how a stream remembers the commands that it has seen, with no expiry. */
export interface Folded {
  state: unknown;
  revision: number;
  position: number;
  readonly applied: Map<string, Committed & { readonly bodyHash: string }>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state of any aggregate
export const fold = (aggregate: Aggregate<any, any, any> | undefined, folded: Folded, event: Recorded): void => {
  folded.state = aggregate?.evolve(folded.state, event) as unknown;
  folded.revision = event.revision;
  folded.position = event.position;
  const { commandId, bodyHash = '' } = event.metadata;
  const before = folded.applied.get(commandId);
  folded.applied.set(commandId, { stream: event.stream, revision: event.revision, position: event.position, bodyHash, types: [...(before?.types ?? []), event.type] });
};

/** An event with its id and metadata. The id derives from command, stream and place: a repeat makes the same one. */
export const toAppend = (
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- of any aggregate
  aggregate: Aggregate<any, any, any>,
  stream: string,
  event: DomainEvent,
  index: number,
  { commandId, ctx, scope }: { readonly commandId: string; readonly ctx: CommandContext; readonly scope: Scope },
): EventToAppend => ({
  id: derivedId(commandId, stream, String(index)),
  type: event.type,
  data: event.data,
  metadata: {
    schemaVersion: (aggregate.catalogue as Readonly<Record<string, { readonly version: number }>>)[event.type]?.version ?? 1,
    command: ctx.command,
    commandId,
    correlationId: ctx.correlationId,
    causationId: ctx.causationId,
    actor: { kind: ctx.principal.kind, id: ctx.principal.id },
    scope,
    recordedAt: ctx.now,
    ...(ctx.bodyHash ? { bodyHash: ctx.bodyHash } : {}),
    ...(ctx.simulated ? { simulated: true as const } : {}),
  },
});
