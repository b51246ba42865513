import type { Aggregate } from '../shared/decider.js';
import { userEvents, type AccessLevel, type UserEvent } from './partners.events.js';

/** A customer's person. `accountIds` starts with the one that he registered for; whether he still belongs to it, the account says. */
export interface User {
  readonly id: string | null;
  readonly accountIds: readonly string[];
  readonly profileId: string;
  readonly loginId: string;
  readonly active: boolean;
}

export type UserCommand =
  | { readonly type: 'RegisterUser'; readonly userId: string; readonly profileId: string; readonly loginId: string; readonly accountId: string; readonly level: AccessLevel }
  /** He joined one more account. */
  | { readonly type: 'LinkAccount'; readonly userId: string; readonly accountId: string; readonly level: AccessLevel }
  /** `profile`: what the profile store holds of him has changed. */
  | { readonly type: 'EditUser'; readonly userId: string; readonly profile: boolean }
  | { readonly type: 'DeactivateUser'; readonly userId: string }
  | { readonly type: 'ReactivateUser'; readonly userId: string };

const decide = (command: UserCommand, state: User): readonly UserEvent[] => {
  const { userId } = command;
  switch (command.type) {
    case 'RegisterUser': {
      const { profileId, loginId, accountId, level } = command;
      return state.id === null ? [{ type: 'UserRegistered', data: { userId, profileId, loginId, accountId, level } }] : [];
    }
    case 'LinkAccount': {
      const { accountId, level } = command;
      return state.accountIds.includes(accountId) ? [] : [{ type: 'UserAccountLinked', data: { userId, profileId: state.profileId, accountId, level } }];
    }
    case 'EditUser':
      return command.profile ? [{ type: 'UserProfileChanged', data: { userId, profileId: state.profileId } }] : [];
    case 'DeactivateUser':
      return state.active ? [{ type: 'UserDeactivated', data: { userId } }] : [];
    case 'ReactivateUser':
      return state.active ? [] : [{ type: 'UserReactivated', data: { userId } }];
  }
};

const evolve = (state: User, event: UserEvent): User => {
  switch (event.type) {
    case 'UserRegistered': {
      const { userId, profileId, loginId, accountId } = event.data;
      return { id: userId, profileId, loginId, accountIds: [accountId], active: true };
    }
    case 'UserAccountLinked':
      return { ...state, accountIds: [...state.accountIds, event.data.accountId] };
    case 'UserProfileChanged':
      return { ...state, profileId: event.data.profileId };
    case 'UserDeactivated':
      return { ...state, active: false };
    case 'UserReactivated':
      return { ...state, active: true };
  }
};

export const user: Aggregate<User, UserCommand, UserEvent> = {
  category: 'user',
  catalogue: userEvents,
  initial: { id: null, accountIds: [], profileId: '', loginId: '', active: false },
  decide,
  evolve,
};
