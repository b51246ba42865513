import { describe, expect, it } from '@jest/globals';
import type { Records } from '../partners/records.js';
import type { Profile } from '../ports/profiles.js';
import type { Principal, Role } from '../spine/principal.js';
import { WhoAmI } from './who-am-i.js';

const profile = (id: string, name: string, email: string): Profile => ({ id, kind: 'person', name, firstName: null, lastName: null, email, phone: null, address: null, taxId: null, locale: null, passwordHash: 'hash' });
const profiles = new Map([profile('p1', 'Ida Holm', 'ida@example.com'), profile('p2', 'Fjord Books', 'office@example.com')].map((each) => [each.id, each]));
const account = (id: string, profileId: string, members: Record<string, string>) => ({ account: { id, number: `A-${id}`, currency: 'EUR', profileId, members } });
const known: Record<string, unknown> = {
  a1: account('a1', 'p2', { ida: 'Owner' }),
  a2: account('a2', 'gone', { ida: 'User' }),
  left: account('left', 'p2', { someone: 'Owner' }),
};
const records = {
  reseller: async (id: string) => (id === 'r' ? { reseller: { name: 'Northwind', currency: 'EUR', timeZone: 'Europe/Oslo', path: '/r/' } } : null),
  manager: async (id: string) => (id === 'max' ? { manager: { profileId: 'p1' } } : null),
  user: async () => ({ user: { profileId: 'p1', accountIds: ['a1', 'a2', 'left', 'nowhere'] } }),
  account: async (id: string) => known[id] ?? null,
} as unknown as Records;
const who = new WhoAmI(records, { get: async (id) => profiles.get(id) ?? null, getMany: async (ids) => new Map([...profiles].filter(([id]) => ids.includes(id))) });
const principal = (role: Role, changes: Partial<Principal> = {}): Principal => ({ kind: 'user', id: 'ida', loginId: 'l', role, resellerId: 'r', resellerPath: '/r/', accountId: 'a1', ...changes });

describe('who am I', () => {
  it('tells a customer his account, and the others that he belongs to', async () => {
    const a1 = { id: 'a1', number: 'A-a1', name: 'Fjord Books', currency: 'EUR' };
    expect(await who.describe(principal('Owner'))).toEqual({
      kind: 'user', id: 'ida', role: 'Owner', name: 'Ida Holm', email: 'ida@example.com', reseller: { id: 'r', name: 'Northwind', currency: 'EUR', timeZone: 'Europe/Oslo' },
      account: a1, accounts: [{ ...a1, level: 'Owner' }, { id: 'a2', number: 'A-a2', name: null, currency: 'EUR', level: 'User' }], home: '/subscriptions',
    });
  });
  it.each<[Role, string]>([['Owner', '/subscriptions'], ['Admin', '/subscriptions'], ['User', '/services']])('leads %s to %s (CR-749)', async (role, home) => expect((await who.describe(principal(role))).home).toBe(home));
  it('tells staff their reseller, and no account', async () => {
    const me = await who.describe(principal('sales', { kind: 'manager', id: 'max', accountId: null }));
    expect(me).toMatchObject({ kind: 'manager', name: 'Ida Holm', account: null, accounts: [], home: '/' });
  });
  it('gives away nothing internal', async () => expect(JSON.stringify(await who.describe(principal('Owner')))).not.toMatch(/loginId|resellerPath|hash|profileId/));
  it('sends away whose reseller is gone', () => expect(who.describe(principal('Owner', { resellerId: 'gone' }))).rejects.toThrow('Sign in again'));
});
