import { DomainError, notFound, ruleBroken } from '../shared/errors.js';
import type { Login } from './login.js';
import type { LoginEvent } from './partners.events.js';

type AccessCommand =
  | { readonly type: 'RefuseAttempt'; readonly loginId: string; readonly now: string }
  | { readonly type: 'OpenSession'; readonly loginId: string; readonly sessionId: string; readonly secretHash: string; readonly accountId: string | null; readonly expiresAt: string; readonly now: string }
  | { readonly type: 'CloseSession'; readonly loginId: string; readonly sessionId: string }
  | { readonly type: 'ChangePassword'; readonly loginId: string }
  | { readonly type: 'RequestReset'; readonly loginId: string; readonly secretHash: string; readonly expiresAt: string }
  | { readonly type: 'ResetPassword'; readonly loginId: string; readonly secretHash: string; readonly now: string };

export type LoginCommand =
  | { readonly type: 'OpenLogin'; readonly loginId: string; readonly subject: Login['subject']; readonly profileId: string }
  | AccessCommand
  | CreateApiToken
  | { readonly type: 'RevokeApiToken'; readonly loginId: string; readonly tokenId: string }
  | { readonly type: 'CloseLogin'; readonly loginId: string };

interface CreateApiToken {
  readonly type: 'CreateApiToken';
  readonly loginId: string;
  readonly tokenId: string;
  readonly secretHash: string;
  readonly label: string;
  readonly accountId: string | null;
  readonly expiresAt: string | null;
}

const MAX_REFUSALS = 5;
const LOCK_MINUTES = 15;
/** A resend within this time sends no second mail. */
const RESET_PAUSE_MS = 60_000;
const MAX_SESSIONS = 20;
const MAX_TOKENS = 20;

export const decideLogin = (command: LoginCommand, state: Login): readonly LoginEvent[] => {
  const { loginId } = command;
  if (command.type === 'OpenLogin') return state.id === null ? [{ type: 'LoginOpened', data: { loginId, subject: command.subject, profileId: command.profileId } }] : [];
  if (state.closed) return closedLogin(command);
  switch (command.type) {
    case 'CreateApiToken':
      return createToken(command, state);
    case 'RevokeApiToken':
      if (!state.tokens[command.tokenId]) throw notFound('API token', command.tokenId, '/tokenId');
      return [{ type: 'ApiTokenRevoked', data: { loginId, tokenId: command.tokenId } }];
    case 'CloseLogin':
      return [{ type: 'LoginClosed', data: { loginId } }];
    default:
      return decideAccess(command, state);
  }
};

const decideAccess = (command: AccessCommand, state: Login): readonly LoginEvent[] => {
  switch (command.type) {
    case 'RefuseAttempt':
      return refuse(command, state);
    case 'OpenSession':
      return openSession(command, state);
    case 'CloseSession':
      return state.sessions[command.sessionId] ? [sessionClosed(command.loginId, command.sessionId)] : [];
    case 'ChangePassword':
      return passwordChanged(command.loginId, state);
    case 'RequestReset':
      return requestReset(command, state);
    case 'ResetPassword':
      return resetPassword(command, state);
  }
};

/** A closed login never opens again, and says no more than a wrong password would. */
const closedLogin = (command: LoginCommand): readonly LoginEvent[] => {
  if (command.type === 'CloseLogin' || command.type === 'CloseSession' || command.type === 'RequestReset') return [];
  throw wrongCredentials();
};

export const wrongCredentials = (): DomainError =>
  new DomainError('unauthenticated', 'wrong_credentials', 'The e-mail and the password do not belong together. Try again, or ask for a new password.');

/** @throws DomainError `login_locked` while the lock of too many refused attempts lasts. */
export const checkNotLocked = ({ lockedUntil }: Login, now: string): void => {
  if (lockedUntil === null || lockedUntil <= now) return;
  throw new DomainError('too_many', 'login_locked', `Too many refused attempts. Try again after ${lockedUntil}, or reset the password: that unlocks at once.`, { lockedUntil });
};

const refuse = ({ loginId, now }: Extract<LoginCommand, { type: 'RefuseAttempt' }>, state: Login): readonly LoginEvent[] => {
  checkNotLocked(state, now);
  const attempt = state.failures + 1;
  const lockedUntil = attempt >= MAX_REFUSALS ? new Date(Date.parse(now) + LOCK_MINUTES * 60_000).toISOString() : null;
  return [{ type: 'LoginRefused', data: { loginId, attempt, lockedUntil } }];
};

/** The oldest session makes room, so that the record of a login stays small. */
const openSession = ({ type: _type, now, ...data }: Extract<LoginCommand, { type: 'OpenSession' }>, state: Login): readonly LoginEvent[] => {
  checkNotLocked(state, now);
  const oldest = Object.keys(state.sessions).slice(0, -(MAX_SESSIONS - 1));
  return [...oldest.map((sessionId) => sessionClosed(data.loginId, sessionId)), { type: 'SessionOpened', data }];
};

const sessionClosed = (loginId: string, sessionId: string): LoginEvent => ({ type: 'SessionClosed', data: { loginId, sessionId } });

/** A new password ends all sessions: whoever knew the old one is out. */
const passwordChanged = (loginId: string, state: Login): readonly LoginEvent[] => [
  ...Object.keys(state.sessions).map((sessionId) => sessionClosed(loginId, sessionId)),
  { type: 'PasswordChanged', data: { loginId } },
];

const requestReset = ({ loginId, secretHash, expiresAt }: Extract<LoginCommand, { type: 'RequestReset' }>, { reset }: Login): readonly LoginEvent[] => {
  if (reset && Date.parse(expiresAt) - Date.parse(reset.expiresAt) < RESET_PAUSE_MS) return [];
  return [{ type: 'PasswordResetRequested', data: { loginId, secretHash, expiresAt } }];
};

const resetPassword = ({ loginId, secretHash, now }: Extract<LoginCommand, { type: 'ResetPassword' }>, state: Login): readonly LoginEvent[] => {
  const { reset } = state;
  if (!reset || reset.secretHash !== secretHash || reset.expiresAt <= now) throw resetInvalid();
  return passwordChanged(loginId, state);
};

export const resetInvalid = (): DomainError => ruleBroken('reset_invalid', 'This link was used, replaced or has expired. Ask for a new one.', '/token');

const createToken = ({ type: _type, ...data }: CreateApiToken, { tokens }: Login): readonly LoginEvent[] => {
  if (tokens[data.tokenId]) return [];
  if (Object.keys(tokens).length >= MAX_TOKENS) throw ruleBroken('too_many_tokens', `A login has at most ${MAX_TOKENS} API tokens. Revoke one that is not used any more.`);
  return [{ type: 'ApiTokenCreated', data }];
};
