import { describe, expect, it } from '@jest/globals';
import { emptyFold, type Folded } from './folded.js';
import { States } from './states.js';

const folded = (weight: number): Folded => ({ ...emptyFold({ initial: null }, 's'), weight });

describe('states that are kept', () => {
  const kept = (states: States, ...streams: readonly string[]): readonly string[] => streams.filter((stream) => states.get(stream));

  it('weigh no more together than they may: those that were used last stay', () => {
    const states = new States(100);
    for (const stream of ['a', 'b', 'c']) states.keep(stream, folded(40));
    expect(kept(states, 'a', 'b', 'c')).toEqual(['b', 'c']);
  });

  it('are weighed again when they grow', () => {
    const states = new States(100);
    const growing = folded(10);
    states.keep('a', folded(40));
    states.keep('b', growing);
    growing.weight = 80;
    states.keep('b', growing);
    expect(kept(states, 'a', 'b')).toEqual(['b']);
  });

  it('may be heavier than all, so that a large stream is not read again for each command', () => {
    const states = new States(100);
    states.keep('a', folded(40));
    states.keep('b', folded(1_000));
    expect(kept(states, 'a', 'b')).toEqual(['b']);
    states.keep('c', folded(1));
    expect(kept(states, 'b', 'c')).toEqual(['c']);
  });
});
