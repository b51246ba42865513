import type { Aggregate } from '../../domain/shared/decider.js';
import type { DomainEvent, Recorded, Scope } from '../../domain/shared/event.js';
import { NO_STREAM, type EventToAppend } from '../ports/event-store.js';
import type { CommandContext } from './context.js';
import { bookBefore, nextBook, type Opening } from './book-links.js';
import { derivedId } from './ids.js';

/** What a command left in a stream: the answer to its first run, and to every repeat. */
export interface Committed {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly types: readonly string[];
  /** In a later book of a stream that is kept in books: the stream, and how many events the books before hold. */
  readonly book?: BookPlace;
  /** Done before, by the same command: this is its first answer again. */
  readonly repeated?: true;
}

export interface BookPlace {
  readonly of: string;
  readonly before: number;
}

/** As `If-Match` names it: it counts on through the books. */
export const revisionOf = ({ revision, book }: Pick<Committed, 'revision' | 'book'>): number => revision + (book?.before ?? 0);

/** What a command did; null when it recorded nothing, or had done it before. */
export const effective = (committed: Committed): Committed | null => (committed.types.length > 0 && !committed.repeated ? committed : null);

/** A command's first answer, and what it was asked with. */
export type Answered = Committed & { readonly bodyHash: string };

/** A folded stream. `applied` is how a stream remembers the commands that it has seen, with no expiry. */
export interface Folded {
  readonly stream: string;
  state: unknown;
  revision: number;
  position: number;
  /** How much memory it takes beside others; 1: it is small. */
  weight: number;
  readonly applied: Map<string, Answered>;
  /** The book's beginning, as far as it was read; null in a first book, and in streams without books. */
  opening: BookOpening | null;
  /** The event that closed the book. */
  closing: Recorded | null;
}

export interface BookOpening extends BookPlace {
  /** The stream of the book before. */
  readonly from: string;
  /** Is all there that was carried over? */
  readonly isWhole: boolean;
  /** Marks of the commands of the books before. */
  readonly commands: readonly string[];
  /** Commands of the books before that came again, with their answers. */
  readonly recalled: Map<string, Answered>;
}

/** Nothing of it is read yet. `of`: the stream that this is a later book of. */
export const emptyFold = ({ initial }: { readonly initial: unknown }, stream: string, later: { readonly of: string; readonly from: string } | null = null): Folded => ({
  stream, state: initial, revision: NO_STREAM, position: 0, weight: 1, applied: new Map(), closing: null,
  opening: later && { ...later, before: 0, isWhole: false, commands: [], recalled: new Map() },
});

/** Where in a stream, or in which book of it, its commands are answered. */
export const placeOf = ({ stream, opening }: Pick<Folded, 'stream' | 'opening'>): Pick<Committed, 'stream' | 'book'> => ({ stream, ...(opening && { book: { of: opening.of, before: opening.before } }) });

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state of any aggregate
export const fold = (aggregate: Aggregate<any, any, any> | undefined, folded: Folded, event: Recorded): void => {
  folded.state = aggregate?.evolve(folded.state, event) as unknown;
  folded.weight = aggregate?.weight?.(folded.state) ?? 1;
  note(folded, event);
};

/** The same for events whose state is known: who decided them has it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state of any aggregate
export const foldTo = (aggregate: Aggregate<any, any, any> | undefined, folded: Folded, events: readonly Recorded[], state: unknown): void => {
  folded.state = state;
  folded.weight = aggregate?.weight?.(state) ?? 1;
  for (const event of events) note(folded, event);
};

const note = (folded: Folded, event: Recorded): void => {
  folded.revision = event.revision;
  folded.position = event.position;
  if (nextBook(event) !== null) folded.closing = event;
  if (bookBefore(event) === null) remember(folded.applied, event, placeOf(folded));
  else if (folded.opening) folded.opening = carriedOn(folded.opening, event.data as Opening);
};

/** The answer to a command's repeats grows with each of its events. */
export const remember = (applied: Map<string, Answered>, { revision, position, type, metadata: { commandId, bodyHash = '' } }: Pick<Recorded, 'revision' | 'position' | 'type' | 'metadata'>, place: Pick<Committed, 'stream' | 'book'>): void => {
  applied.set(commandId, { ...place, revision, position, bodyHash, types: [...(applied.get(commandId)?.types ?? []), type] });
};

const carriedOn = (opening: BookOpening, { before, last, carried: { commands = [] } }: Opening): BookOpening => ({ ...opening, before, isWhole: last, commands: [...opening.commands, ...commands] });

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
