import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PASSWORD, PartnersWorld } from '../../test/support/partners.js';
import type { Principal } from '../spine/principal.js';

const TERMS = { classKey: 'default' };
const COMPANY = { kind: 'legal_entity', name: 'Acme S.L.', email: 'office@acme.example', terms: TERMS };
const ANNA = { firstName: 'Anna', lastName: 'Alvarez', password: 'annas own password' };

let world: PartnersWorld;
let admin: Principal;
beforeEach(async () => {
  world = new PartnersWorld();
  admin = await world.bootstrap();
});
afterEach(() => world.close());

const invite = async (accountId: string, email: string, level: string, by = admin) => {
  await world.send(by, 'invite-user', { accountId, email, level });
  await world.drain();
  const [mail] = await world.outbox.list(admin.resellerId, 1);
  return { mail, token: new URL((/https:\S+/.exec(mail?.text ?? '') ?? [''])[0].replace('/#', '')).searchParams.get('token') ?? '' };
};
const openAccount = async (by = admin) => (await world.send(by, 'open-account', COMPANY)).id;
const registerOwner = async (accountId: string, email = 'anna@acme.example') => {
  await world.send(admin, 'register-user', { accountId, level: 'Owner', email, ...ANNA });
  return (await world.authentication.signIn(email, ANNA.password)).principal;
};

describe('accounts', () => {
  it('are numbered one after the other', async () => {
    await openAccount();
    await openAccount();
    const numbers = (await world.events()).filter(({ type }) => type === 'AccountOpened').map(({ data }) => (data as { number: string }).number);
    expect(numbers).toEqual(['A000001', 'A000002']);
  });

  it('are not opened on postpay, and use up no number then', async () => {
    await expect(world.send(admin, 'open-account', { ...COMPANY, terms: { ...TERMS, paymentModel: 'postpay' } })).rejects.toMatchObject({ code: 'payment_model_not_available', pointer: '/terms/paymentModel' });
    expect((await world.events()).map(({ type }) => type)).not.toContain('NumberIssued');
  });

  it('leave no profile behind when they are only rehearsed', async () => {
    const { events } = await world.rehearse(admin, 'open-account', COMPANY);
    expect(events.map(({ type }) => type)).toEqual(['NumberIssued', 'AccountOpened']);
    const { profileId } = events.at(-1)?.data as { profileId: string };
    expect(await world.profiles.get(profileId)).toBeNull();
  });

  it('keep what an edit does not name, and forget what it sets to null', async () => {
    const accountId = await openAccount();
    await world.send(admin, 'edit-account', { accountId, phone: '+34 600 000 000', taxId: 'B1' });
    await world.send(admin, 'edit-account', { accountId, phone: null, terms: { ...TERMS, threshold: 500 } });
    const { profileId } = (await world.events()).find(({ type }) => type === 'AccountOpened')?.data as { profileId: string };
    expect(await world.profiles.get(profileId)).toMatchObject({ name: 'Acme S.L.', email: 'office@acme.example', phone: null, taxId: 'B1' });
  });

  it('record nothing for an edit that changes nothing', async () => {
    const accountId = await openAccount();
    expect((await world.send(admin, 'edit-account', { accountId, name: 'Acme S.L.', terms: TERMS })).events).toEqual([]);
  });
});

describe('an edit that comes too late', () => {
  it('changes nothing', async () => {
    const accountId = await openAccount();
    const { id: userId } = await world.send(admin, 'register-user', { accountId, level: 'Owner', email: 'anna@acme.example', ...ANNA });
    await world.send(admin, 'edit-user', { userId, phone: '+34 600 000 001' });
    await expect(world.send(admin, 'edit-user', { userId, phone: '+34 600 000 002' }, { expectedRevision: 0 })).rejects.toThrow('revision 1');
    const { profileId } = (await world.events()).find(({ type }) => type === 'UserRegistered')?.data as { profileId: string };
    expect(await world.profiles.get(profileId)).toMatchObject({ phone: '+34 600 000 001' });
  });
});

describe('an invitation', () => {
  it('reaches the person by mail, and makes him the Owner with a log-in', async () => {
    const accountId = await openAccount();
    const { mail, token } = await invite(accountId, 'anna@acme.example', 'Owner');
    expect(mail).toMatchObject({ to: 'anna@acme.example', subject: 'Distributor invites you' });
    await world.send(null, 'register-user', { token, ...ANNA });
    await world.drain();
    expect((await world.authentication.signIn('Anna@ACME.example', ANNA.password)).principal).toMatchObject({ kind: 'user', role: 'Owner', accountId });
  });

  it('works once', async () => {
    const { token } = await invite(await openAccount(), 'anna@acme.example', 'Owner');
    await world.send(null, 'register-user', { token, ...ANNA });
    await expect(world.send(null, 'register-user', { token, ...ANNA })).rejects.toMatchObject({ code: 'invitation_closed' });
  });

  it('cannot be made up', async () => {
    const { token } = await invite(await openAccount(), 'anna@acme.example', 'Owner');
    const forged = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`;
    await expect(world.send(null, 'register-user', { token: forged, ...ANNA })).rejects.toMatchObject({ code: 'invitation_invalid', pointer: '/token' });
  });

  it('expires, and then records nothing', async () => {
    const { token } = await invite(await openAccount(), 'anna@acme.example', 'Owner');
    world.now = '2026-03-15T10:00:00.000Z';
    const before = await world.events();
    await expect(world.send(null, 'register-user', { token, ...ANNA })).rejects.toMatchObject({ code: 'invitation_expired' });
    expect(await world.events()).toEqual(before);
  });

  it('that is refused leaves no e-mail behind', async () => {
    const accountId = await openAccount();
    await world.send(admin, 'invite-user', { accountId, email: 'anna@acme.example', level: 'Owner' });
    const put = world.profiles.put.bind(world.profiles);
    const written: string[] = [];
    world.profiles.put = (profile) => {
      written.push(profile.id);
      return put(profile);
    };
    await expect(world.send(admin, 'invite-user', { accountId, email: 'ben@acme.example', level: 'Owner' })).rejects.toMatchObject({ code: 'owner_invited' });
    expect(written).toHaveLength(1);
    expect(await world.profiles.get(written[0] ?? '')).toBeNull();
  });

  it('that is withdrawn is worthless, and its e-mail is forgotten', async () => {
    const accountId = await openAccount();
    const { token } = await invite(accountId, 'anna@acme.example', 'Owner');
    const { invitationId, profileId } = (await world.events()).find(({ type }) => type === 'AccountUserInvited')?.data as { invitationId: string; profileId: string };
    await world.send(admin, 'withdraw-invitation', { accountId, invitationId });
    await world.drain();
    await expect(world.send(null, 'register-user', { token, ...ANNA })).rejects.toMatchObject({ code: 'invitation_closed' });
    expect(await world.profiles.get(profileId)).toBeNull();
    expect(await world.outbox.list(admin.resellerId, 10)).toEqual([]);
  });

  it('brings a person who is registered already into one more account, with his own password', async () => {
    const [first, second] = [await openAccount(), await openAccount()];
    const anna = await registerOwner(first);
    const { token } = await invite(second, 'anna@acme.example', 'Owner');
    await expect(world.send(null, 'register-user', { token, ...ANNA, password: 'a wrong password' })).rejects.toMatchObject({ code: 'wrong_credentials' });
    expect((await world.send(null, 'register-user', { token, ...ANNA })).id).toBe(anna.id);
    await world.drain();
    const { token: session } = await world.authentication.signIn('anna@acme.example', ANNA.password);
    expect((await world.authentication.switchAccount(session, second)).principal).toMatchObject({ id: anna.id, accountId: second, role: 'Owner' });
    expect(await world.authentication.authenticate(session)).toBeNull();
  });

  it('is finished by a second attempt when the first broke off before the user was recorded', async () => {
    const accountId = await openAccount();
    const { token } = await invite(accountId, 'anna@acme.example', 'Owner');
    const append = world.store.append.bind(world.store);
    world.store.append = async (stream, ...rest) => {
      if (stream.startsWith('user-')) throw new Error('power cut');
      return append(stream, ...rest);
    };
    await expect(world.send(null, 'register-user', { token, ...ANNA })).rejects.toThrow('power cut');
    world.store.append = append;
    await world.send(null, 'register-user', { token, ...ANNA });
    expect((await world.authentication.signIn('anna@acme.example', ANNA.password)).principal).toMatchObject({ role: 'Owner', accountId });
  });
});

describe('an e-mail', () => {
  it('belongs to one log-in, whatever its case', async () => {
    await registerOwner(await openAccount());
    const other = await openAccount();
    await expect(world.send(admin, 'register-user', { accountId: other, level: 'Owner', email: 'ANNA@acme.example', ...ANNA })).rejects.toMatchObject({ code: 'already_taken', pointer: '/email' });
  });

  it('goes to one of two who ask at the same time', async () => {
    const accounts = await Promise.all([1, 2, 3, 4].map(() => openAccount()));
    const register = (accountId: string) => world.send(admin, 'register-user', { accountId, level: 'Owner', email: 'anna@acme.example', ...ANNA });
    const results = await Promise.allSettled(accounts.map(register));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
  });

  it('is not taken from somebody who is just registering with it', async () => {
    const [first, second] = [await openAccount(), await openAccount()];
    const register = (accountId: string) => world.send(admin, 'register-user', { accountId, level: 'Owner', email: 'anna@acme.example', ...ANNA }).then(() => 'accepted', (error: { code: string }) => error.code);
    const put = world.profiles.put.bind(world.profiles);
    let rival: Promise<string> | undefined;
    world.profiles.put = async (profile) => {
      // The e-mail is reserved by now, the profile is not there yet.
      rival ??= register(second);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await put(profile);
    };
    expect(await register(first)).toBe('accepted');
    expect(await rival).toBe('already_taken');
  });

  it('is free again when its person has another one', async () => {
    const anna = await registerOwner(await openAccount());
    await world.send(anna, 'edit-user', { userId: anna.id, email: 'anna@new.example' });
    await expect(world.authentication.signIn('anna@acme.example', ANNA.password)).rejects.toMatchObject({ code: 'wrong_credentials' });
    expect((await world.authentication.signIn('anna@new.example', ANNA.password)).principal.id).toBe(anna.id);
    const other = await registerOwner(await openAccount(), 'anna@acme.example');
    expect(other.id).not.toBe(anna.id);
  });

  it('is free again after an attempt that broke off', async () => {
    const accountId = await openAccount();
    const put = world.profiles.put.bind(world.profiles);
    world.profiles.put = async () => Promise.reject(new Error('power cut'));
    await expect(registerOwner(accountId)).rejects.toThrow('power cut');
    world.profiles.put = put;
    expect((await registerOwner(accountId)).accountId).toBe(accountId);
  });
});

describe('whoever is created without a password', () => {
  it('chooses one by the link in the mail', async () => {
    await world.send(admin, 'create-manager', { role: 'sales', firstName: 'Sam', lastName: 'Sales', email: 'sam@distributor.example', locale: 'es' });
    await world.drain();
    const [mail] = await world.outbox.list(admin.resellerId, 1);
    expect(mail?.subject).toBe('Elija su contraseña para Distributor');
    const token = /token=(\S+)/.exec(mail?.text ?? '')?.[1];
    await world.send(null, 'reset-password', { token, password: PASSWORD });
    expect((await world.authentication.signIn('sam@distributor.example', PASSWORD)).principal).toMatchObject({ kind: 'manager', role: 'sales' });
  });
});
