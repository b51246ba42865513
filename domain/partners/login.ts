import type { Aggregate } from '../shared/decider.js';
import { decideLogin, type LoginCommand } from './login-rules.js';
import { loginEvents, type LoginEvent } from './partners.events.js';

/** A way in: the hash of its secret, the account that it is for, and when it ends (null = never). */
export interface Access {
  readonly secretHash: string;
  readonly accountId: string | null;
  readonly expiresAt: string | null;
}

/** How one person comes in. `id` is null before it exists. */
export interface Login {
  readonly id: string | null;
  readonly subject: { readonly kind: 'manager' | 'user'; readonly id: string };
  readonly profileId: string;
  readonly closed: boolean;
  /** Refused attempts in a row. */
  readonly failures: number;
  readonly lockedUntil: string | null;
  /** Oldest first. */
  readonly sessions: Readonly<Record<string, Access>>;
  readonly tokens: Readonly<Record<string, Access>>;
  readonly reset: { readonly secretHash: string; readonly expiresAt: string } | null;
}

const initial: Login = {
  id: null,
  subject: { kind: 'user', id: '' },
  profileId: '',
  closed: false,
  failures: 0,
  lockedUntil: null,
  sessions: {},
  tokens: {},
  reset: null,
};

const evolve = (state: Login, event: LoginEvent): Login => {
  switch (event.type) {
    case 'LoginOpened':
      return { ...initial, id: event.data.loginId, subject: event.data.subject, profileId: event.data.profileId };
    case 'LoginRefused': {
      const { attempt, lockedUntil } = event.data;
      return { ...state, failures: lockedUntil === null ? attempt : 0, lockedUntil };
    }
    case 'SessionOpened': {
      const { sessionId, secretHash, accountId, expiresAt } = event.data;
      return { ...state, failures: 0, lockedUntil: null, sessions: { ...state.sessions, [sessionId]: { secretHash, accountId, expiresAt } } };
    }
    case 'SessionClosed':
      return { ...state, sessions: without(state.sessions, event.data.sessionId) };
    case 'PasswordChanged':
      return { ...state, failures: 0, lockedUntil: null, reset: null, sessions: {} };
    case 'PasswordResetRequested':
      return { ...state, reset: { secretHash: event.data.secretHash, expiresAt: event.data.expiresAt } };
    case 'ApiTokenCreated': {
      const { tokenId, secretHash, accountId, expiresAt } = event.data;
      return { ...state, tokens: { ...state.tokens, [tokenId]: { secretHash, accountId, expiresAt } } };
    }
    case 'ApiTokenRevoked':
      return { ...state, tokens: without(state.tokens, event.data.tokenId) };
    case 'LoginClosed':
      return { ...state, closed: true, sessions: {}, tokens: {}, reset: null };
  }
};

const without = (accesses: Login['sessions'], id: string): Login['sessions'] => {
  const { [id]: _gone, ...rest } = accesses;
  return rest;
};

export const login: Aggregate<Login, LoginCommand, LoginEvent> = { category: 'login', catalogue: loginEvents, initial, decide: decideLogin, evolve };
