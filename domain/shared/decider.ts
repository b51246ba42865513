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
}

export const streamName = (aggregate: { readonly category: string }, id: string): string => `${aggregate.category}-${id}`;
