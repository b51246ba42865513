import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PartnersWorld } from '../../test/support/partners.js';
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

const openAccount = async () => (await world.send(admin, 'open-account', COMPANY)).id;
const registerOwner = async (accountId: string, email = 'anna@acme.example') => {
  await world.send(admin, 'register-user', { accountId, level: 'Owner', email, ...ANNA });
  return (await world.authentication.signIn(email, ANNA.password)).principal;
};

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
