import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OPERATOR, PASSWORD, PartnersWorld } from '../../test/support/partners.js';
import type { Principal } from '../spine/principal.js';
import { Bootstrap } from './bootstrap.js';

const ACCOUNT = { kind: 'legal_entity', name: 'Acme S.L.', terms: { classKey: 'default' } };
const ANNA = { firstName: 'Anna', lastName: 'Alvarez', email: 'anna@acme.example', password: 'annas own password' };

let world: PartnersWorld;
let admin: Principal;
beforeEach(async () => {
  world = new PartnersWorld();
  admin = await world.bootstrap();
});
afterEach(() => world.close());

const signIn = (email = OPERATOR.email, password = PASSWORD, accountId?: string) => world.authentication.signIn(email, password, accountId);
const who = (token: string) => world.authentication.authenticate(token);
const code = (attempt: Promise<unknown>) => attempt.then(() => 'accepted', (error: { code: string }) => error.code);
const wrong = (times: number, email?: string) => Array.from({ length: times }).reduce<Promise<unknown>>((before) => before.then(() => code(signIn(email, 'a wrong password'))), Promise.resolve());
const anna = async (level = 'Owner') => {
  const { id: accountId } = await world.send(admin, 'open-account', ACCOUNT);
  const { id: userId } = await world.send(admin, 'register-user', { accountId, level, ...ANNA });
  return { accountId, userId };
};

describe('signing in', () => {
  it('gives a token that stands for the person, for twelve hours', async () => {
    const { token, principal, expiresAt } = await signIn();
    expect(principal).toMatchObject({ kind: 'manager', role: 'admin', accountId: null, resellerPath: `/${admin.resellerId}/` });
    expect(expiresAt).toBe('2026-03-01T22:00:00.000Z');
    expect(await who(token)).toEqual(principal);
    world.now = '2026-03-01T21:59:59.999Z';
    expect(await who(token)).toEqual(principal);
    world.now = expiresAt;
    expect(await who(token)).toBeNull();
  });

  it('says the same for a wrong password and for an unknown e-mail', async () => {
    const [known, unknown] = await Promise.all([signIn(OPERATOR.email, 'a wrong password').catch((error: Error) => error), signIn('nobody@nowhere.example', PASSWORD).catch((error: Error) => error)]);
    expect(known).toMatchObject({ code: 'wrong_credentials', refusal: 'unauthenticated' });
    expect(JSON.stringify(unknown)).toBe(JSON.stringify(known));
    expect((unknown as Error).message).toBe((known as Error).message);
  });

  it.each([OPERATOR.email, 'nobody@nowhere.example'])('is locked after five refusals in a row, for 15 minutes (%s)', async (email) => {
    await wrong(5, email);
    expect(await code(signIn(email))).toBe('login_locked');
    world.now = '2026-03-01T10:14:59.999Z';
    expect(await code(signIn(email))).toBe('login_locked');
    world.now = '2026-03-01T10:15:00.000Z';
    expect(await code(signIn(email))).toBe(email === OPERATOR.email ? 'accepted' : 'wrong_credentials');
  });

  it('counts refusals in a row only', async () => {
    await wrong(4);
    await signIn();
    await wrong(4);
    expect(await code(signIn())).toBe('accepted');
  });

  it('is locked also when many guesses come at once', async () => {
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, index) => code(signIn(OPERATOR.email, index === 11 ? PASSWORD : `guess number ${index}`))));
    expect(guesses.filter((each) => each === 'wrong_credentials')).toHaveLength(5);
    expect(guesses.at(-1)).toBe('login_locked');
  });

  it('is refused to the deactivated, who are told so when they know the password', async () => {
    const { userId } = await anna();
    const { token } = await signIn(ANNA.email, ANNA.password);
    await world.send(admin, 'deactivate-user', { userId });
    expect(await who(token)).toBeNull();
    expect(await code(signIn(ANNA.email, ANNA.password))).toBe('forbidden');
    expect(await code(signIn(ANNA.email, 'a wrong password'))).toBe('wrong_credentials');
    await world.send(admin, 'reactivate-user', { userId });
    expect(await code(signIn(ANNA.email, ANNA.password))).toBe('accepted');
  });

  it('refuses an account that the user does not belong to', async () => {
    await anna();
    const { id: foreign } = await world.send(admin, 'open-account', ACCOUNT);
    expect(await code(signIn(ANNA.email, ANNA.password, foreign))).toBe('not_found');
  });
});

describe('a session', () => {
  it('ends by signing out, and no other does', async () => {
    const [first, second] = [await signIn(), await signIn()];
    await world.authentication.signOut(first.token);
    expect(await who(first.token)).toBeNull();
    expect(await who(second.token)).not.toBeNull();
    await expect(world.authentication.signOut(first.token)).resolves.toBeUndefined();
  });

  it('has the rights of the moment, not those of the sign-in', async () => {
    const { accountId } = await anna();
    const { id: userId } = await world.send(admin, 'register-user', { accountId, level: 'Admin', ...ANNA, email: 'ben@acme.example' });
    const { token } = await signIn('ben@acme.example', ANNA.password);
    await world.send(admin, 'change-user-level', { accountId, userId, level: 'User' });
    expect(await who(token)).toMatchObject({ role: 'User' });
    await world.send(admin, 'remove-user', { accountId, userId });
    expect(await who(token)).toBeNull();
    expect(await code(signIn('ben@acme.example', ANNA.password))).toBe('no_account');
  });

  it.each(['', 'x', 'a.b.c', '../..', 'é'.repeat(500)])('is not opened by %p', async (token) => expect(await who(token)).toBeNull());

  it('is not opened by the right ids with another secret', async () => {
    const { token } = await signIn();
    const [login, session] = token.split('.');
    expect(await who(`${login}.${session}.${'A'.repeat(43)}`)).toBeNull();
  });
});

describe('passwords', () => {
  it('change for who knows the old one, and end every session', async () => {
    const { token, principal } = await signIn();
    expect(await code(world.send(principal, 'change-password', { currentPassword: 'a wrong password', newPassword: 'another long one' }))).toBe('wrong_credentials');
    await world.send(principal, 'change-password', { currentPassword: PASSWORD, newPassword: 'another long one' });
    expect(await who(token)).toBeNull();
    expect(await code(signIn())).toBe('wrong_credentials');
    expect(await code(signIn(OPERATOR.email, 'another long one'))).toBe('accepted');
  });

  it('cannot be guessed by rehearsing or repeating a change', async () => {
    const guess = (dryRun: boolean) => code(world.send(admin, 'change-password', { currentPassword: 'a wrong password', newPassword: 'another long one' }, { dryRun, keyed: true, key: 'always the same' }));
    for (const dryRun of [true, false, true, false, true]) expect(await guess(dryRun)).toBe('wrong_credentials');
    expect(await guess(true)).toBe('login_locked');
  });

  it('cannot be guessed by many changes at once', async () => {
    const guess = (currentPassword: string) => code(world.send(admin, 'change-password', { currentPassword, newPassword: 'another long one' }));
    const guesses = await Promise.all([...Array.from({ length: 11 }, (_, index) => `guess number ${index}`), PASSWORD].map(guess));
    expect(guesses.at(-1)).toBe('login_locked');
  });

  it('are reset by a link that works once, and unlocks', async () => {
    await wrong(5);
    const answer = await world.send(null, 'request-password-reset', { email: OPERATOR.email });
    await world.drain();
    const [mail] = await world.outbox.list(admin.resellerId, 10);
    const token = /console\/#\/reset-password\?token=(\S+)/.exec(mail?.text ?? '')?.[1];
    await world.send(null, 'reset-password', { token, password: 'another long one' });
    expect(await code(world.send(null, 'reset-password', { token, password: 'yet another one' }))).toBe('reset_invalid');
    expect(await code(signIn(OPERATOR.email, 'another long one'))).toBe('accepted');
    expect(answer.events).toEqual([]);
  });

  it('are reset without telling who is known', async () => {
    expect((await world.rehearse(null, 'request-password-reset', { email: OPERATOR.email })).events).toEqual([]);
    const shape = async (email: string) => Object.entries(await world.send(null, 'request-password-reset', { email })).filter(([key]) => key !== 'id');
    expect(await shape('nobody@nowhere.example')).toEqual(await shape(OPERATOR.email));
  });

  it('are not reset by a link that expired', async () => {
    await world.send(null, 'request-password-reset', { email: OPERATOR.email });
    await world.drain();
    const token = /token=(\S+)/.exec((await world.outbox.list(admin.resellerId, 1))[0]?.text ?? '')?.[1];
    world.now = '2026-03-01T11:00:00.000Z';
    expect(await code(world.send(null, 'reset-password', { token, password: 'another long one' }))).toBe('reset_invalid');
    expect(await code(signIn())).toBe('accepted');
  });
});

describe('the first operator', () => {
  it('is made once, and keeps his password', async () => {
    const before = await world.events();
    expect(await world.get(Bootstrap).run({ ...OPERATOR, password: 'another long one' })).toEqual({ resellerId: admin.resellerId, managerId: admin.id, created: false });
    expect(await world.events()).toEqual(before);
    expect(await code(signIn())).toBe('accepted');
  });
});
