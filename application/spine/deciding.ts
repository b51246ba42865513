import type { Aggregate } from '../../domain/shared/decider.js';
import type { DomainEvent, Scope } from '../../domain/shared/event.js';
import { nextBook } from './book-links.js';
import { keyReused } from './command-key.js';
import type { CommandContext } from './context.js';
import { placeOf, revisionOf, type Answered, type Committed, type Folded } from './folded.js';

export class PreconditionFailed extends Error {
  constructor(readonly current: number) {
    super(`the record is at revision ${current}`);
    this.name = 'PreconditionFailed';
  }
}

export interface TransactOptions {
  readonly scope: Scope;
  /** Names this part of a command that writes to the same stream more than once. */
  readonly step?: string;
  /** False for side writes (numbers, reservations) that come before the command's own stream. */
  readonly main?: boolean;
}

/** One command on its way into a stream. */
export interface Pending<S, C, E extends DomainEvent> extends TransactOptions {
  readonly aggregate: Aggregate<S, C, E>;
  readonly command: C;
  readonly commandId: string;
  readonly ctx: CommandContext;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a stream's commands are all of its own aggregate
export type AnyPending = Pending<any, any, any>;

/** What became of one command of a batch: its events, its first answer again, or why not. */
export type Decided = { readonly events: readonly DomainEvent[]; readonly first: number; readonly again?: true } | { readonly repeated: Committed } | { readonly error: unknown };

/** What a batch comes to, and the state that it leaves. */
export interface Decision {
  readonly decided: readonly Decided[];
  readonly state: unknown;
}

/** Each command on what those before it would leave. */
export const decide = (batch: readonly AnyPending[], folded: Folded): Decision => {
  let { state, revision } = folded;
  const inBatch = new Map<string, { readonly again: Decided; readonly bodyHash: string }>();
  const decideOne = (one: AnyPending): Decided => {
    const before = folded.applied.get(one.commandId) ?? folded.opening?.recalled.get(one.commandId);
    if (before) return repeated(before, one.ctx);
    try {
      const events = one.aggregate.decide(one.command, state) as readonly DomainEvent[];
      checkPrecondition(folded, revision, one);
      const first = revision + 1;
      for (const event of events) state = one.aggregate.evolve(state, event);
      revision += events.length;
      return { events, first };
    } catch (error) {
      return { error };
    }
  };
  const decided = batch.map((one) => {
    const twin = inBatch.get(one.commandId);
    if (twin) return twin.bodyHash === one.ctx.bodyHash ? twin.again : { error: keyReused() };
    const decided = decideOne(one);
    // The same command twice in one batch has one effect and equal answers. What records nothing is decided again (rulings, Software 6).
    if ('events' in decided && decided.events.length > 0) inBatch.set(one.commandId, { again: { ...decided, again: true }, bodyHash: one.ctx.bodyHash });
    return decided;
  });
  return { decided, state };
};

const repeated = ({ bodyHash, ...first }: Answered, ctx: CommandContext): Decided => {
  if (ctx.bodyHash && bodyHash && bodyHash !== ctx.bodyHash) return { error: keyReused() };
  return { repeated: { ...first, repeated: true } };
};

export const endsBook = (outcome: Decided): boolean => 'events' in outcome && outcome.events.some((event) => nextBook(event) !== null);

export const hasEvents = (outcome: Decided | undefined): boolean => outcome !== undefined && 'events' in outcome && outcome.events.length > 0;

/** The answer of one command. `at`: where the append of its batch ended, whose position all of its events share. */
export const settled = (place: Pick<Committed, 'stream' | 'book'>, outcome: Decided, at: { readonly revision: number; readonly position: number }): PromiseSettledResult<Committed> => {
  if ('error' in outcome) return { status: 'rejected', reason: outcome.error };
  if ('repeated' in outcome) return { status: 'fulfilled', value: outcome.repeated };
  const { events, first, again } = outcome;
  const value = { ...place, revision: first + events.length - 1, position: at.position, types: events.map(({ type }) => type), ...(again && { repeated: true as const }) };
  return { status: 'fulfilled', value };
};

export const checkPrecondition = (folded: Folded, revision: number, { ctx, main, step }: Pick<AnyPending, 'ctx' | 'main' | 'step'>): void => {
  if (ctx.expectedRevision === null || main === false || step) return;
  const current = revisionOf({ ...placeOf(folded), revision });
  if (ctx.expectedRevision !== current) throw new PreconditionFailed(current);
};
