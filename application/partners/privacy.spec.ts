import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PartnersWorld } from '../../test/support/partners.js';
import type { Principal } from '../spine/principal.js';
import { PersonalData } from './personal-data.js';

let world: PartnersWorld;
let admin: Principal;
beforeEach(async () => {
  world = new PartnersWorld();
  admin = await world.bootstrap();
});
afterEach(() => world.close());

/** A person whose every value is found again wherever it may leak to. */
const person = () => {
  const mark = randomBytes(5).toString('hex');
  const digits = String(parseInt(mark, 16)).padStart(12, '7');
  return { firstName: `Zoë${mark}`, lastName: `Ångström${mark}`, email: `Zoe.${mark}@example.com`, phone: `+${digits}`, password: `secret of ${mark}` };
};
type Person = ReturnType<typeof person>;
const traces = ({ email, ...rest }: Person): string[] => [...Object.values(rest), email, email.toLowerCase(), email.split('@')[0] ?? ''];
const found = (text: string, people: readonly Person[]) => people.flatMap(traces).filter((value) => text.toLowerCase().includes(value.toLowerCase()));
const log = async () => JSON.stringify(await world.events());
const onDisk = () => readdirSync(world.folder).map((file) => readFileSync(join(world.folder, file)).toString('utf8')).join('');
const mailedToken = async () => /token=(\S+)/.exec((await world.outbox.list(admin.resellerId, 1))[0]?.text ?? '')?.[1];

/** Everything that can be said of a person is said, in every way there is. */
const tellAll = async (told: Person[]) => {
  const next = () => {
    const someone = person();
    told.push(someone);
    return someone;
  };
  const { id: accountId } = await world.send(admin, 'open-account', { kind: 'person', ...pick(next(), 'firstName', 'lastName', 'email', 'phone'), terms: { classKey: 'default' } });
  const owner = next();
  const { id: userId } = await world.send(admin, 'register-user', { accountId, level: 'Owner', ...owner });
  const invited = next();
  await world.send(admin, 'invite-user', { accountId, email: invited.email, level: 'User' });
  await world.drain();
  await world.send(null, 'register-user', { token: await mailedToken(), ...pick(invited, 'firstName', 'lastName', 'phone', 'password') });
  const { id: managerId } = await world.send(admin, 'create-manager', { role: 'sales', ...next() });
  await world.send(admin, 'edit-manager', { managerId, ...pick(next(), 'firstName', 'lastName', 'email', 'phone') });
  await world.send(admin, 'edit-account', { accountId, ...pick(next(), 'firstName', 'lastName', 'email', 'phone') });
  const edited = next();
  await world.send(admin, 'edit-user', { userId, ...pick(edited, 'firstName', 'lastName', 'email', 'phone') });
  await world.authentication.signIn(edited.email, 'a wrong password').catch(() => undefined);
  await world.authentication.signIn(next().email, next().password).catch(() => undefined);
  await world.send(null, 'request-password-reset', { email: edited.email });
  await world.drain();
  return { accountId, userId, managerId, owner: { ...edited, password: owner.password } };
};
const pick = <T extends object, K extends keyof T>(from: T, ...keys: readonly K[]): Pick<T, K> => Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;

describe('the log', () => {
  it('holds no name, e-mail, phone or password of anybody', async () => {
    const told: Person[] = [];
    for (let round = 0; round < 3; round++) await tellAll(told);
    expect(found(await log(), told)).toEqual([]);
    expect(found(onDisk(), told).length).toBeGreaterThan(0);
  });
});

describe('erasing a person', () => {
  it('leaves nothing of a user in any file, and shuts him out', async () => {
    const { userId, owner } = await tellAll([]);
    const { token } = await world.authentication.signIn(owner.email, owner.password);
    await world.send(null, 'request-password-reset', { email: owner.email });
    await world.drain();
    expect((await world.send(admin, 'erase-person', { kind: 'user', id: userId })).events).toEqual(['PersonErased']);
    expect(found(onDisk(), [{ ...owner, password: 'x'.repeat(40) }])).toEqual([]);
    expect(await world.authentication.authenticate(token)).toBeNull();
    await expect(world.authentication.signIn(owner.email, owner.password)).rejects.toMatchObject({ code: 'wrong_credentials' });
    await expect(world.send(admin, 'edit-user', { userId, phone: '+34 600 000 000' })).rejects.toMatchObject({ code: 'person_erased' });
  });

  it('is finished by a second attempt, and then done', async () => {
    const { managerId } = await tellAll([]);
    const erase = world.profiles.erase.bind(world.profiles);
    world.profiles.erase = async () => Promise.reject(new Error('power cut'));
    await expect(world.send(admin, 'erase-person', { kind: 'manager', id: managerId })).rejects.toThrow('power cut');
    world.profiles.erase = erase;
    expect((await world.send(admin, 'erase-person', { kind: 'manager', id: managerId })).events).toEqual(['PersonErased']);
    expect((await world.send(admin, 'erase-person', { kind: 'manager', id: managerId })).events).toEqual([]);
  });

  it('lets somebody else have the e-mail', async () => {
    const { userId, owner, accountId } = await tellAll([]);
    await world.send(admin, 'erase-person', { kind: 'user', id: userId });
    await world.send(admin, 'register-user', { accountId, level: 'Admin', ...owner });
    expect((await world.authentication.signIn(owner.email, owner.password)).principal.id).not.toBe(userId);
  });

  it('erases the holder of an account when he is a person', async () => {
    const { accountId } = await tellAll([]);
    const { id: company } = await world.send(admin, 'open-account', { kind: 'legal_entity', name: 'Acme', terms: { classKey: 'default' } });
    expect((await world.send(admin, 'erase-person', { kind: 'account', id: accountId })).events).toEqual(['PersonErased']);
    await expect(world.send(admin, 'erase-person', { kind: 'account', id: company })).rejects.toMatchObject({ code: 'not_a_person' });
  });

  it('erases nothing when it is rehearsed', async () => {
    const { userId, owner } = await tellAll([]);
    const { events } = await world.rehearse(admin, 'erase-person', { kind: 'user', id: userId });
    expect(events.map(({ type }) => type)).toEqual(['UserDeactivated', 'LoginClosed', 'PersonErased']);
    expect((await world.authentication.signIn(owner.email, owner.password)).principal.id).toBe(userId);
  });
});

describe('the export of personal data', () => {
  const exported = (by: Principal, id: string) => world.get(PersonalData).export({ kind: 'user', id }, by);

  it('gives a user all that is known of him, without secrets', async () => {
    const { userId, owner } = await tellAll([]);
    const { principal } = await world.authentication.signIn(owner.email, owner.password);
    const { profile, facts } = await exported(principal, userId);
    expect(profile).toMatchObject(pick(owner, 'firstName', 'lastName', 'email', 'phone'));
    expect(facts.map(({ type }) => type)).toEqual(expect.arrayContaining(['UserRegistered', 'AccountUserJoined', 'LoginOpened', 'LoginRefused', 'SessionOpened', 'UserProfileChanged']));
    expect(facts.find(({ type, caused }) => caused && type === 'SessionOpened')).toBeDefined();
    expect(JSON.stringify({ profile, facts })).not.toMatch(/passwordHash|secretHash/);
  });

  it('is for himself and for his reseller only', async () => {
    const [one, other] = [await tellAll([]), await tellAll([])];
    const { principal } = await world.authentication.signIn(other.owner.email, other.owner.password);
    await expect(exported(principal, one.userId)).rejects.toMatchObject({ code: 'not_found' });
    expect((await exported(admin, one.userId)).profile.email).toBe(one.owner.email);
  });

  it('has nothing to give after an erasure', async () => {
    const { userId } = await tellAll([]);
    await world.send(admin, 'erase-person', { kind: 'user', id: userId });
    await expect(exported(admin, userId)).rejects.toMatchObject({ code: 'person_erased' });
  });
});

