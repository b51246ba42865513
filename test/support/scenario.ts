import { expect } from '@jest/globals';
import type { Decider } from '../../domain/shared/decider.js';
import { DomainError } from '../../domain/shared/errors.js';
import type { DomainEvent } from '../../domain/shared/event.js';

export interface Outcome<Event> {
  /** Exactly these events, in this order. */
  then(...events: readonly Event[]): void;
  /** A DomainError with this code. */
  thenRejects(code: string): void;
  /** Allowed, and nothing to record. */
  thenNothing(): void;
}

export interface Given<Command, Event> {
  when(command: Command): Outcome<Event>;
}

/** `scenario(order).given(placed).when(cancel).then(cancelled)`: a decider's behaviour in three words. */
export const scenario = <State, Command, Event extends DomainEvent>(decider: Decider<State, Command, Event>) => {
  const outcome = (state: State, command: Command): Outcome<Event> => ({
    then: (...events) => expect(decider.decide(command, state)).toEqual(events),
    thenNothing: () => expect(decider.decide(command, state)).toEqual([]),
    thenRejects: (code) => expect(rejection(() => decider.decide(command, state))).toBe(code),
  });
  const given = (...events: readonly Event[]): Given<Command, Event> => ({
    when: (command) => outcome(events.reduce((state, event) => decider.evolve(state, event), decider.initial), command),
  });
  return { given, when: (command: Command) => given().when(command) };
};

const rejection = (decide: () => unknown): string => {
  try {
    return `accepted with ${JSON.stringify(decide())}`;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};
