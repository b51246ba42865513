import { describe, it } from '@jest/globals';
import { scenario } from '../../test/support/scenario.js';
import { person } from './person.js';

const { given, when } = scenario(person);
const erased = { type: 'PersonErased', data: { profileId: 'p' } } as const;

describe('people', () => {
  it('are erased once', () => {
    when({ type: 'ErasePerson', profileId: 'p' }).then(erased);
    given(erased).when({ type: 'ErasePerson', profileId: 'p' }).thenNothing();
  });
});
