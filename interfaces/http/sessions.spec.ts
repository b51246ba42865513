import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Me } from '../../application/queries/who-am-i.js';
import type { Principal } from '../../application/spine/principal.js';
import { wrongCredentials } from '../../domain/partners/login-rules.js';
import { DomainError } from '../../domain/shared/errors.js';
import { startApi, type TestApi } from './testing/api.js';
import { recordEvent } from './testing/events.js';
import { customer } from './testing/people.js';

const ida = customer('Owner', 'root', 'a1');
const ACCOUNT = '3f0e5c1b-9d55-4a1d-8c7a-5b1153a0e8c2';
const meOf = ({ kind, id, role }: Principal): Me => ({ kind, id, role, name: 'Ida Holm', email: 'ida@example.com', reseller: { id: 'root', name: 'Northwind', currency: 'EUR', timeZone: 'Europe/Oslo' }, account: null, accounts: [], home: '/subscriptions' });
const signedIn = (token: string) => ({ token, principal: ida, expiresAt: '2026-11-20T22:00:00.000Z' });

let api: TestApi;
const start = async (limits?: { requests: number; seconds: number }) => {
  const authentication = {
    authenticate: async (token: string) => (token === 'good' ? ida : null),
    signIn: jest.fn(async (email: string, password: string, _accountId: string | null = null) => {
      if (email === 'locked@example.com') throw new DomainError('too_many', 'login_locked', 'Locked.', { lockedUntil: '2026-11-20T10:05:00.000Z' });
      if (password !== 'right') throw wrongCredentials();
      return signedIn('good');
    }),
    signOut: jest.fn(async (_token: string) => undefined),
    switchAccount: jest.fn(async (_token: string, _accountId: string) => signedIn('other')),
  };
  api = await startApi({ deps: { authentication, whoAmI: { describe: async (principal) => meOf(principal) }, ...(limits && { limits: { signIn: limits, reset: limits } }) } });
  return authentication;
};
afterEach(() => api.close());

const signIn = (body: unknown) => api.ask('/api/sessions', { method: 'POST', body });

describe('signing in', () => {
  it('answers a token, its end, and who one is', async () => {
    const { signIn: asked } = await start();
    const answer = await signIn({ email: 'ida@example.com', password: 'right', accountId: ACCOUNT });
    expect([answer.status, answer.body]).toEqual([201, { token: 'good', expiresAt: '2026-11-20T22:00:00.000Z', me: meOf(ida) }]);
    expect(asked.mock.calls).toEqual([['ida@example.com', 'right', ACCOUNT]]);
  });
  it('refuses wrong credentials, and asks to wait when they were wrong too often', async () => {
    await start();
    expect((await signIn({ email: 'ida@example.com', password: 'wrong' })).body).toMatchObject({ status: 401, code: 'wrong_credentials' });
    const locked = await signIn({ email: 'locked@example.com', password: 'right' });
    expect([locked.status, locked.body.code, locked.headers.get('retry-after')]).toEqual([429, 'login_locked', '300']);
  });
  it('names what is wrong with the request', async () => {
    await start();
    const { body } = await signIn({ email: 'nobody', user: 'x' });
    expect(body).toMatchObject({ status: 400, code: 'validation_failed' });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(expect.arrayContaining(['/email', '/password', '/user']));
  });
  it('takes so many attempts of one address and then asks to wait', async () => {
    await start({ requests: 3, seconds: 60 });
    const statuses = [];
    for (let attempt = 0; attempt < 5; attempt++) statuses.push((await signIn({ email: 'ida@example.com', password: 'wrong' })).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    const { body, headers } = await signIn({});
    expect([body.code, Number(headers.get('retry-after')) > 0]).toEqual(['too_many_requests', true]);
  });
  it('limits requests for a new password, too, and no other command', async () => {
    await start({ requests: 2, seconds: 60 });
    const ask = async (name: string) => (await api.command(name, {})).status;
    expect([await ask('request-password-reset'), await ask('request-password-reset'), await ask('request-password-reset')]).toEqual([404, 404, 429]);
    expect(await ask('place-order')).toBe(404);
  });
  it('writes neither names nor secrets into the log', async () => {
    await start();
    await signIn({ email: 'ida@example.com', password: 'right' });
    await api.ask('/api/orders?filter={"q":"ida@example.com"}', { as: 'good' });
    await api.ask('/api/users/ida@example.com', { as: 'good' });
    const log = JSON.stringify(api.logLines);
    expect(api.logLines.length).toBeGreaterThan(2);
    for (const word of ['ida@', 'right', 'good', 'Holm']) expect(log).not.toContain(word);
  });
});

describe('own API tokens', () => {
  it('are listed until they are revoked, without their secrets', async () => {
    await start();
    const record = (type: string, data: object) => recordEvent(api.deps.eventStore, `login-${ida.loginId}`, { type, data: { loginId: ida.loginId, ...data } });
    await record('ApiTokenCreated', { tokenId: 't1', secretHash: 'abcdef0123', label: 'ERP', accountId: 'a1', expiresAt: null });
    await record('ApiTokenCreated', { tokenId: 't2', secretHash: 'abcdef0124', label: 'Shop', accountId: 'a1', expiresAt: '2027-01-01T00:00:00.000Z' });
    await record('ApiTokenRevoked', { tokenId: 't1' });
    const { body, text } = await api.ask('/api/me/tokens', { as: 'good' });
    expect(body).toEqual([{ tokenId: 't2', label: 'Shop', accountId: 'a1', createdAt: '2026-11-01T08:00:00.000Z', expiresAt: '2027-01-01T00:00:00.000Z' }]);
    expect(text).not.toContain('abcdef');
    expect((await api.ask('/api/me/tokens')).status).toBe(401);
  });
});

describe('a session', () => {
  it('tells who one is', async () => {
    await start();
    expect((await api.ask('/api/me', { as: 'good' })).body).toEqual(meOf(ida));
    expect((await api.ask('/api/me', { as: 'bad' })).body).toMatchObject({ status: 401, detail: expect.stringContaining('ended') });
    expect((await api.ask('/api/me')).body).toMatchObject({ status: 401, detail: expect.stringContaining('Sign in') });
  });
  it('ends', async () => {
    const { signOut } = await start();
    const answer = await api.ask('/api/sessions/current', { method: 'DELETE', as: 'good' });
    expect([answer.status, answer.text, signOut.mock.calls]).toEqual([204, '', [['good']]]);
    expect((await api.ask('/api/sessions/current', { method: 'DELETE' })).status).toBe(401);
  });
  it('goes on in another account', async () => {
    const { switchAccount } = await start();
    const answer = await api.ask('/api/sessions/account', { method: 'POST', as: 'good', body: { accountId: ACCOUNT } });
    expect([answer.status, answer.body.token, switchAccount.mock.calls]).toEqual([201, 'other', [['good', ACCOUNT]]]);
    expect((await api.ask('/api/sessions/account', { method: 'POST', as: 'good', body: { accountId: 'x' } })).status).toBe(400);
    expect((await api.ask('/api/sessions/account', { method: 'POST', body: { accountId: ACCOUNT } })).status).toBe(401);
  });
});
