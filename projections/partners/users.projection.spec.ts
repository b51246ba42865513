import { describe, expect, it } from '@jest/globals';
import type { FoldEvent } from '../projection.js';
import { users } from './users.projection.js';

type Document = Parameters<typeof users.evolve>[0];

const event = (type: string, data: object, name = 'Anna Alvarez'): FoldEvent => ({
  id: 'e', type, stream: 's', revision: 0, position: 1, data, profile: 'profileId' in data ? { name, email: 'anna@acme.example', phone: null, country: null, city: null } : null,
  metadata: {
    schemaVersion: 1, command: 'c', commandId: 'c', correlationId: 'c', causationId: 'c', actor: { kind: 'system', id: 's' }, recordedAt: '2026-03-01T10:00:00.000Z',
    scope: { resellerId: 'r', resellerPath: '/r/', accountId: 'b' },
  },
});

/** All rows after some events, by their keys. */
const rows = (...events: readonly FoldEvent[]): Record<string, unknown> => {
  const documents = new Map<string, Document>();
  for (const each of events)
    for (const key of users.keys(each)) if (typeof key === 'string') documents.set(key, users.evolve(documents.get(key) ?? null, each, key));
  return Object.fromEntries([...documents].filter(([, document]) => document !== null));
};

describe('the users of an account', () => {
  const invited = event('AccountUserInvited', { accountId: 'b', invitationId: 'i', profileId: 'q', level: 'User', expiresAt: '2026-03-15T10:00:00.000Z' }, 'anna@acme.example');
  const joined = event('AccountUserJoined', { accountId: 'b', invitationId: 'i', userId: 'u', level: 'User' });

  it('show an invitation until it is accepted', () => expect(rows(invited)).toMatchObject({ 'b.i': { status: 'Invited', email: 'anna@acme.example' } }));

  it('have a row for a new person, in place of his invitation', () => {
    const registered = event('UserRegistered', { userId: 'u', profileId: 'q', loginId: 'l', accountId: 'b', level: 'User' });
    expect(rows(invited, joined, registered)).toEqual({ 'b.u': expect.objectContaining({ status: 'Active', name: 'Anna Alvarez', level: 'User' }) });
  });

  it('have a row for a person who belongs to another account already', () => {
    const linked = event('UserAccountLinked', { userId: 'u', profileId: 'p', accountId: 'b', level: 'User' });
    expect(rows(invited, joined, linked)).toEqual({ 'b.u': expect.objectContaining({ status: 'Active', name: 'Anna Alvarez', profileId: 'p' }) });
  });
});
