import { describe, expect, it } from '@jest/globals';
import { scenario } from '../../test/support/scenario.js';
import { login } from './login.js';
import type { LoginEvent } from './partners.events.js';

const { given, when } = scenario(login);
const loginId = 'l';
const now = '2026-01-06T10:00:00.000Z';
const opened: LoginEvent = { type: 'LoginOpened', data: { loginId, subject: { kind: 'user', id: 'u' }, profileId: 'p' } };
const refused = (attempt: number, lockedUntil: string | null = null): LoginEvent => ({ type: 'LoginRefused', data: { loginId, attempt, lockedUntil } });
const fourRefusals = [1, 2, 3, 4].map((attempt) => refused(attempt));
const locked = [...fourRefusals, refused(5, '2026-01-06T10:15:00.000Z')];
const session = (sessionId: string): LoginEvent => ({ type: 'SessionOpened', data: { loginId, sessionId, secretHash: 'h', accountId: 'a', expiresAt: '2026-01-06T22:00:00.000Z' } });
const sessionClosed = (sessionId: string): LoginEvent => ({ type: 'SessionClosed', data: { loginId, sessionId } });
const closed: LoginEvent = { type: 'LoginClosed', data: { loginId } };
const passwordChanged: LoginEvent = { type: 'PasswordChanged', data: { loginId } };
const resetRequested: LoginEvent = { type: 'PasswordResetRequested', data: { loginId, secretHash: 'reset', expiresAt: '2026-01-06T11:00:00.000Z' } };
const token = (tokenId: string): LoginEvent => ({ type: 'ApiTokenCreated', data: { loginId, tokenId, secretHash: 'h', label: 'ERP', accountId: null, expiresAt: null } });

const refuse = (at = now) => ({ type: 'RefuseAttempt', loginId, now: at }) as const;
const open = (sessionId: string, at = now) => ({ type: 'OpenSession', loginId, sessionId, secretHash: 'h', accountId: 'a', expiresAt: '2026-01-06T22:00:00.000Z', now: at }) as const;
const reset = (secretHash = 'reset', at = now) => ({ type: 'ResetPassword', loginId, secretHash, now: at }) as const;
const request = (expiresAt: string) => ({ type: 'RequestReset', loginId, secretHash: 'new', expiresAt }) as const;

describe('a login', () => {
  it('opens once', () => {
    when({ type: 'OpenLogin', loginId, subject: { kind: 'user', id: 'u' }, profileId: 'p' }).then(opened);
    given(opened).when({ type: 'OpenLogin', loginId, subject: { kind: 'user', id: 'other' }, profileId: 'q' }).thenNothing();
  });
});

describe('refused attempts', () => {
  it('are counted', () => given(opened, refused(1)).when(refuse()).then(refused(2)));
  it('lock for 15 minutes at the fifth in a row', () => given(opened, ...fourRefusals).when(refuse()).then(refused(5, '2026-01-06T10:15:00.000Z')));
  it('are not even tried while it is locked', () => given(opened, ...locked).when(refuse('2026-01-06T10:14:59.999Z')).thenRejects('login_locked'));
  it('count anew when the lock is over', () => given(opened, ...locked).when(refuse('2026-01-06T10:15:00.000Z')).then(refused(1)));
  it('in a row are ended by a success', () => given(opened, ...fourRefusals, session('s')).when(refuse()).then(refused(1)));
});

describe('sessions', () => {
  it('open', () => given(opened).when(open('s')).then(session('s')));
  it('do not open while it is locked, not even with the right password', () => given(opened, ...locked).when(open('s')).thenRejects('login_locked'));
  it('open again when the lock is over', () => given(opened, ...locked).when(open('s', '2026-01-06T10:15:00.000Z')).then(session('s')));
  it('are at most 20: the oldest makes room', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => session(`s${index}`));
    given(opened, ...twenty).when(open('new')).then(sessionClosed('s0'), session('new'));
    given(opened, ...twenty.slice(1)).when(open('new')).then(session('new'));
  });
  it('close once', () => {
    given(opened, session('s')).when({ type: 'CloseSession', loginId, sessionId: 's' }).then(sessionClosed('s'));
    given(opened, session('s'), sessionClosed('s')).when({ type: 'CloseSession', loginId, sessionId: 's' }).thenNothing();
  });
});

describe('passwords', () => {
  it('that change end every session', () => given(opened, session('s'), session('t')).when({ type: 'ChangePassword', loginId }).then(sessionClosed('s'), sessionClosed('t'), passwordChanged));
  it('are reset by the link', () => given(opened, resetRequested).when(reset()).then(passwordChanged));
  it('are reset also while it is locked, which unlocks it', () => {
    given(opened, resetRequested, ...locked).when(reset()).then(passwordChanged);
    given(opened, resetRequested, ...locked, passwordChanged).when(open('s')).then(session('s'));
  });
  it.each([
    ['another link', reset('wrong')],
    ['an expired link', reset('reset', '2026-01-06T11:00:00.000Z')],
  ])('are not reset by %s', (_what, command) => given(opened, resetRequested).when(command).thenRejects('reset_invalid'));
  it('are not reset twice by one link', () => given(opened, resetRequested, passwordChanged).when(reset()).thenRejects('reset_invalid'));
  it('are not reset without asking', () => given(opened).when(reset()).thenRejects('reset_invalid'));
  it('are asked for again after a minute, not at once', () => {
    given(opened, resetRequested).when(request('2026-01-06T11:00:59.999Z')).thenNothing();
    given(opened, resetRequested).when(request('2026-01-06T11:01:00.000Z')).then({ type: 'PasswordResetRequested', data: { loginId, secretHash: 'new', expiresAt: '2026-01-06T11:01:00.000Z' } });
  });
});

describe('API tokens', () => {
  const create = { type: 'CreateApiToken', loginId, tokenId: 'k', secretHash: 'h', label: 'ERP', accountId: null, expiresAt: null } as const;

  it('are created and revoked', () => {
    given(opened).when(create).then(token('k'));
    given(opened, token('k')).when({ type: 'RevokeApiToken', loginId, tokenId: 'k' }).then({ type: 'ApiTokenRevoked', data: { loginId, tokenId: 'k' } });
  });
  it('that are unknown cannot be revoked', () => given(opened).when({ type: 'RevokeApiToken', loginId, tokenId: 'k' }).thenRejects('not_found'));
  it('are at most 20', () => given(opened, ...Array.from({ length: 20 }, (_, index) => token(`k${index}`))).when(create).thenRejects('too_many_tokens'));
});

describe('a closed login', () => {
  it('forgets every way in', () => expect([opened, session('s'), token('k'), resetRequested, closed].reduce((state, event) => login.evolve(state, event), login.initial)).toMatchObject({ closed: true, sessions: {}, tokens: {}, reset: null }));
  it('opens no session, and says no more than a wrong password does', () => given(opened, closed).when(open('s')).thenRejects('wrong_credentials'));
  it('sends no links', () => given(opened, closed).when(request('2026-01-06T11:00:00.000Z')).thenNothing());
  it('closes once', () => {
    given(opened).when({ type: 'CloseLogin', loginId }).then(closed);
    given(opened, closed).when({ type: 'CloseLogin', loginId }).thenNothing();
  });
});
