import { describe, it } from '@jest/globals';
import { scenario } from '../../test/support/scenario.js';
import type { UserEvent } from './partners.events.js';
import { user } from './user.js';

const { given, when } = scenario(user);
const userId = 'u';
const data = { userId, profileId: 'p', loginId: 'l', accountId: 'a', level: 'Owner' } as const;
const registered: UserEvent = { type: 'UserRegistered', data };
const deactivated: UserEvent = { type: 'UserDeactivated', data: { userId } };

describe('users', () => {
  it('register once', () => {
    when({ type: 'RegisterUser', ...data }).then(registered);
    given(registered).when({ type: 'RegisterUser', ...data, accountId: 'b' }).thenNothing();
  });
  it('join further accounts, each once', () => {
    given(registered).when({ type: 'LinkAccount', userId, accountId: 'b', level: 'User' }).then({ type: 'UserAccountLinked', data: { userId, profileId: 'p', accountId: 'b', level: 'User' } });
    given(registered).when({ type: 'LinkAccount', userId, accountId: 'a', level: 'User' }).thenNothing();
  });
  it('tell that their profile changed, not how', () => given(registered).when({ type: 'EditUser', userId, profile: true }).then({ type: 'UserProfileChanged', data: { userId, profileId: 'p' } }));
  it('tell nothing when it did not', () => given(registered).when({ type: 'EditUser', userId, profile: false }).thenNothing());
  it('are deactivated and reactivated once each', () => {
    given(registered).when({ type: 'DeactivateUser', userId }).then(deactivated);
    given(registered, deactivated).when({ type: 'DeactivateUser', userId }).thenNothing();
    given(registered, deactivated).when({ type: 'ReactivateUser', userId }).then({ type: 'UserReactivated', data: { userId } });
    given(registered).when({ type: 'ReactivateUser', userId }).thenNothing();
  });
});
