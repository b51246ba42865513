import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { PASSWORD, PartnersWorld } from '../../test/support/partners.js';
import type { Principal } from '../spine/principal.js';

const ACCOUNT = { kind: 'person', firstName: 'Pia', lastName: 'Person', terms: { classKey: 'default' } };

let world: PartnersWorld;
let root: Principal;
beforeEach(async () => {
  world = new PartnersWorld();
  root = await world.bootstrap();
});
afterEach(() => world.close());

const code = (attempt: Promise<unknown>) => attempt.then(() => 'accepted', (error: { code: string }) => error.code);
const reseller = async (name: string, by = root) => (await world.send(by, 'create-reseller', { name, currency: 'EUR', timeZone: 'Europe/Madrid' })).id;
let people = 0;
const manager = async (resellerId: string, role: string) => {
  const email = `manager${people++}@example.com`;
  await world.send(root, 'create-manager', { resellerId, role, firstName: 'Max', lastName: 'Manager', email, password: PASSWORD });
  return (await world.authentication.signIn(email, PASSWORD)).principal;
};
const member = async (accountId: string, level: string) => {
  const email = `member${people++}@example.com`;
  await world.send(root, 'register-user', { accountId, level, firstName: 'Mia', lastName: 'Member', email, password: PASSWORD });
  return (await world.authentication.signIn(email, PASSWORD)).principal;
};
const team = async () => {
  const { id: accountId } = await world.send(root, 'open-account', ACCOUNT);
  return { accountId, owner: await member(accountId, 'Owner'), admin: await member(accountId, 'Admin'), user: await member(accountId, 'User') };
};

describe('staff', () => {
  it('reach their own branch of the tree only', async () => {
    const [north, south] = [await reseller('North'), await reseller('South')];
    const boss = await manager(north, 'admin');
    const below = await reseller('Below', boss);
    const { id: mine } = await world.send(boss, 'open-account', { ...ACCOUNT, resellerId: below });
    const { id: foreign } = await world.send(root, 'open-account', { ...ACCOUNT, resellerId: south });
    expect(await code(world.send(boss, 'hold-account', { accountId: mine, reason: 'test' }))).toBe('accepted');
    for (const accountId of [foreign, randomUUID()]) expect(await code(world.send(boss, 'hold-account', { accountId, reason: 'test' }))).toBe('not_found');
    for (const resellerId of [south, root.resellerId, randomUUID()]) expect(await code(world.send(boss, 'open-account', { ...ACCOUNT, resellerId }))).toBe('not_found');
    expect(await code(world.send(boss, 'create-reseller', { parentId: south, name: 'X', currency: 'EUR', timeZone: 'UTC' }))).toBe('not_found');
  });

  it('do what their role allows', async () => {
    const sales = await manager(root.resellerId, 'sales');
    expect(await code(world.send(sales, 'open-account', ACCOUNT))).toBe('accepted');
    expect(await code(world.send(sales, 'create-reseller', { name: 'X', currency: 'EUR', timeZone: 'UTC' }))).toBe('forbidden');
    for (const role of ['auditor', 'marketing']) expect(await code(world.send(await manager(root.resellerId, role), 'open-account', ACCOUNT))).toBe('forbidden');
  });

  it('edit themselves, others only as administrators', async () => {
    const [sales, other] = [await manager(root.resellerId, 'sales'), await manager(root.resellerId, 'sales')];
    expect(await code(world.send(sales, 'edit-manager', { managerId: sales.id, phone: '+34 600 000 000' }))).toBe('accepted');
    expect(await code(world.send(sales, 'edit-manager', { managerId: other.id, phone: '+34 600 000 000' }))).toBe('forbidden');
    expect(await code(world.send(sales, 'edit-manager', { managerId: sales.id, role: 'admin' }))).toBe('not_yourself');
    expect(await code(world.send(root, 'edit-manager', { managerId: sales.id, role: 'admin' }))).toBe('accepted');
  });

  it('do not lock themselves out', async () => {
    expect(await code(world.send(root, 'deactivate-manager', { managerId: root.id }))).toBe('not_yourself');
    expect(await code(world.send(root, 'erase-person', { kind: 'manager', id: root.id }))).toBe('not_yourself');
  });
});

describe('customers', () => {
  it('manage the users of their own account by level', async () => {
    const { accountId, owner, admin, user } = await team();
    const level = (by: Principal, userId: string, to: string) => code(world.send(by, 'change-user-level', { accountId, userId, level: to }));
    expect(await level(owner, user.id, 'Admin')).toBe('accepted');
    expect(await level(admin, user.id, 'User')).toBe('accepted');
    expect(await level(admin, owner.id, 'User')).toBe('forbidden');
    expect(await level(user, admin.id, 'User')).toBe('forbidden');
    expect(await code(world.send(user, 'invite-user', { accountId, email: 'new@example.com', level: 'User' }))).toBe('forbidden');
    expect(await code(world.send(admin, 'invite-user', { accountId, email: 'new@example.com', level: 'User' }))).toBe('accepted');
  });

  it('see no other account', async () => {
    const [{ owner }, other] = [await team(), await team()];
    expect(await code(world.send(owner, 'remove-user', { accountId: other.accountId, userId: other.user.id }))).toBe('not_found');
    expect(await code(world.send(owner, 'edit-user', { userId: other.user.id, phone: '+34 600 000 000' }))).toBe('not_found');
    expect(await code(world.send(owner, 'edit-account', { accountId: other.accountId, taxId: 'X1' }))).toBe('not_found');
  });

  it('edit their account, but not its terms', async () => {
    const { accountId, owner, user } = await team();
    expect(await code(world.send(owner, 'edit-account', { accountId, taxId: 'X1' }))).toBe('accepted');
    expect(await code(world.send(owner, 'edit-account', { accountId, terms: { classKey: 'trusted', threshold: 100_000 } }))).toBe('forbidden');
    expect(await code(world.send(user, 'edit-account', { accountId, taxId: 'X1' }))).toBe('forbidden');
  });

  it('cannot take over a log-in by changing its e-mail', async () => {
    const { owner, admin, user } = await team();
    expect(await code(world.send(owner, 'edit-user', { userId: user.id, phone: '+34 600 000 000' }))).toBe('accepted');
    expect(await code(world.send(owner, 'edit-user', { userId: user.id, email: 'mine@example.com' }))).toBe('forbidden');
    expect(await code(world.send(admin, 'edit-user', { userId: owner.id, phone: '+34 600 000 000' }))).toBe('forbidden');
    expect(await code(world.send(user, 'edit-user', { userId: admin.id, phone: '+34 600 000 000' }))).toBe('forbidden');
    expect(await code(world.send(user, 'edit-user', { userId: user.id, email: 'mine@example.com' }))).toBe('accepted');
  });

  it('do not register others, and strangers neither', async () => {
    const { accountId, owner } = await team();
    const body = { accountId, level: 'User', firstName: 'A', lastName: 'B', email: 'c@example.com', password: PASSWORD };
    expect(await code(world.send(owner, 'register-user', body))).toBe('forbidden');
    expect(await code(world.send(null, 'register-user', body))).toBe('not_signed_in');
  });
});

describe('every event', () => {
  it('stands in the branch of whoever it belongs to', async () => {
    const below = await reseller('Below', await manager(await reseller('North'), 'admin'));
    const { id: accountId } = await world.send(root, 'open-account', { ...ACCOUNT, resellerId: below });
    await world.send(root, 'register-user', { accountId, level: 'Owner', firstName: 'Mia', lastName: 'Member', email: 'mia@example.com', password: PASSWORD });
    const events = await world.events();
    const created = events.find(({ stream }) => stream === `reseller-${below}`);
    expect(created?.metadata.scope).toEqual({ resellerId: below, resellerPath: (created?.data as { path: string }).path, accountId: null });
    for (const type of ['AccountOpened', 'AccountUserJoined', 'UserRegistered'])
      expect(events.find((event) => event.type === type)?.metadata.scope).toEqual({ ...created?.metadata.scope, accountId });
  });
});

describe('bad input', () => {
  const fields = async (name: string, body: object) => world.send(root, name, body).then(() => [], (error: { errors?: { pointer: string }[]; pointer?: string }) => error.errors?.map(({ pointer }) => pointer) ?? [error.pointer]);

  it.each([
    ['create-reseller', { name: ' ', currency: 'eur', timeZone: 'Mars/Base', locale: 'xx' }, ['/name', '/currency', '/timeZone', '/locale']],
    ['create-reseller', { name: 'X', currency: 'QQQ', timeZone: '+02:00' }, ['/currency', '/timeZone']],
    ['create-manager', { role: 'king', firstName: 'A\nB', lastName: 'x'.repeat(101), email: 'no', password: 'short' }, ['/role', '/firstName', '/lastName', '/email', '/password']],
    ['open-account', { kind: 'legal_entity', terms: { classKey: 'A b', threshold: -1, cancelUnpaidOrderInDays: 1.5 } }, ['/name', '/terms/classKey', '/terms/threshold', '/terms/cancelUnpaidOrderInDays']],
    ['open-account', { kind: 'person', name: 'X', terms: null }, ['/firstName', '/lastName', '/terms']],
    ['open-account', { kind: 'legal_entity', name: 'X', unknown: 1, terms: { classKey: 'a', more: 1 }, address: { country: 'es' } }, ['/unknown', '/terms/more', '/address/country']],
    ['open-account', { kind: 'legal_entity', name: 'X', terms: 'default' }, ['/terms']],
    ['open-account', { kind: 'legal_entity', name: 'X' }, ['/terms']],
    ['edit-account', { accountId: randomUUID(), name: null, terms: [] }, ['/name', '/terms']],
    ['edit-user', { userId: 'x', firstName: null, email: null }, ['/userId', '/firstName', '/email']],
    ['invite-user', { accountId: 5, email: 'a b', level: 'owner' }, ['/accountId', '/email', '/level']],
    ['register-user', { firstName: 'A', lastName: 'B', token: 'x' }, ['/password']],
    ['register-user', { firstName: 'A', lastName: 'B', token: null, password: PASSWORD }, ['/token']],
    ['create-manager', { role: 'sales', firstName: 'A', lastName: 'B', email: 'a@b.example', password: null, resellerId: null }, ['/password', '/resellerId']],
    ['create-api-token', { label: 'x', expiresInDays: null }, ['/expiresInDays']],
    ['reset-password', { token: ['x'], password: PASSWORD }, ['/token']],
    ['erase-person', { kind: 'order', id: '1' }, ['/kind', '/id']],
  ])('of %s %j is named by field', async (name, body, pointers) => {
    const before = (await world.events()).length;
    expect([...new Set(await fields(name, body))].sort()).toEqual([...pointers].sort());
    expect((await world.events()).length).toBe(before);
  });
});
