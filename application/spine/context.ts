import type { Recorded } from '../../domain/shared/event.js';
import { derivedId } from './ids.js';
import type { Principal } from './principal.js';

/** One run of one command: who, when, under which id, and what it has recorded so far. */
export interface CommandContext {
  readonly command: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly principal: Principal;
  readonly now: string;
  readonly bodyHash: string;
  /** True when the client chose the command id by an Idempotency-Key: it is then remembered for ever. */
  readonly keyed: boolean;
  /** `If-Match`: with it, a conflict is answered and not decided again. */
  readonly expectedRevision: number | null;
  readonly simulated: boolean;
  /** For `dryRun`: what would be recorded, by stream. Null when it is for real. */
  readonly rehearsal: Map<string, Recorded[]> | null;
}

/** An id for something that this command makes: the same on every repeat. */
export const newId = (ctx: CommandContext, what: string): string => derivedId(ctx.commandId, what);

/** The context of a command that follows from an event or a date, with an id derived from its cause. */
export const followUp = (principal: Principal, cause: { readonly id: string; readonly correlationId: string; readonly now: string; readonly simulated?: boolean }, command: string): CommandContext => ({
  command,
  commandId: derivedId(cause.id, command),
  correlationId: cause.correlationId,
  causationId: cause.id,
  principal,
  now: cause.now,
  bodyHash: '',
  keyed: false,
  expectedRevision: null,
  simulated: cause.simulated ?? false,
  rehearsal: null,
});
