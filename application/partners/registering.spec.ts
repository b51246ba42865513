import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PASSWORD, PartnersWorld } from '../../test/support/partners.js';
import type { Principal } from '../spine/principal.js';

const COMPANY = { kind: 'legal_entity', name: 'Acme S.L.', terms: { classKey: 'default' } };
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
const openAccount = async () => (await world.send(admin, 'open-account', COMPANY)).id;
const registerOwner = async (accountId: string, email = 'anna@acme.example') => {
  await world.send(admin, 'register-user', { accountId, level: 'Owner', email, ...ANNA });
  return (await world.authentication.signIn(email, ANNA.password)).principal;
};

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
