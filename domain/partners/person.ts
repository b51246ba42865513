import type { Aggregate } from '../shared/decider.js';
import { personEvents, type PersonEvent } from './partners.events.js';

/** What the log knows of a person's data: whether it was erased. */
export interface Person {
  readonly erased: boolean;
}

export interface ErasePerson {
  readonly type: 'ErasePerson';
  readonly profileId: string;
}

export const person: Aggregate<Person, ErasePerson, PersonEvent> = {
  category: 'person',
  catalogue: personEvents,
  initial: { erased: false },
  decide: ({ profileId }, { erased }) => (erased ? [] : [{ type: 'PersonErased', data: { profileId } }]),
  evolve: () => ({ erased: true }),
};
