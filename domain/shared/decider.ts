import type { Catalogue, DomainEvent } from './event.js';

/**
 * A whole aggregate. `decide` answers `[]` for "nothing to do" and throws a DomainError for "not allowed";
 * `evolve` never throws, because a recorded event is a fact.
 */
export interface Decider<State, Command, Event extends DomainEvent> {
  readonly initial: State;
  decide(command: Command, state: State): readonly Event[];
  evolve(state: State, event: Event): State;
}

/** A decider with its place in the log: events of one instance live in the stream `<category>-<id>`. */
export interface Aggregate<State, Command, Event extends DomainEvent> extends Decider<State, Command, Event> {
  readonly category: string;
  readonly catalogue: Catalogue<Event>;
  /** Of states that grow large: about how often 200 bytes of memory they take, at least 1. Fewer of those are kept. */
  weight?(state: State): number;
  /**
   * Of an aggregate without an end, which is kept in books: the events that the next book begins with, each within one append.
   * `parts`: those that are there already. The same for the same closed book, whoever asks.
   */
  carryOver?(closed: State, start: BookStart, parts: readonly Event[]): readonly Event[];
}

/** What the first events of a book say of those before it. */
export interface BookStart {
  /** The stream of the book before. */
  readonly from: string;
  /** How many events all books before it hold. */
  readonly before: number;
  /** Marks of the commands of all books before it. */
  readonly commands: readonly string[];
}

export const streamName = (aggregate: { readonly category: string }, id: string): string => `${aggregate.category}-${id}`;
