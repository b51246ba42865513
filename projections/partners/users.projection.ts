import type { AccountEvent, PersonEvent, UserEvent } from '../../domain/partners/partners.events.js';
import { dataOf, projection, type FoldEvent } from '../projection.js';

type OfUser<T extends UserEvent['type']> = Extract<UserEvent, { type: T }>['data'];
type OfAccount<T extends AccountEvent['type']> = Extract<AccountEvent, { type: T }>['data'];

/** A person in one account: the row's id is `<accountId>.<userId>`, or `<accountId>.<invitationId>` until he has joined. */
export interface UserDocument {
  readonly userId: string | null;
  readonly invitationId: string | null;
  readonly level: string;
  readonly status: 'Invited' | 'Active' | 'Inactive' | 'Removed' | 'Withdrawn';
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly profileId: string;
  readonly since: string;
}

const person = (event: FoldEvent): Pick<UserDocument, 'name' | 'email' | 'phone'> => ({ name: event.profile?.name ?? 'Erased', email: event.profile?.email ?? null, phone: event.profile?.phone ?? null });

const keys = (event: FoldEvent): readonly (string | { field: string; equals: string })[] => {
  const data = dataOf<{ accountId: string; userId: string; invitationId: string | null; profileId: string }>(event);
  switch (event.type) {
    case 'PersonErased':
      return [{ field: 'profileId', equals: dataOf<PersonEvent['data']>(event).profileId }];
    case 'AccountUserInvited':
    case 'AccountInvitationWithdrawn':
      return [`${data.accountId}.${data.invitationId}`];
    case 'AccountUserJoined':
      return data.invitationId ? [`${data.accountId}.${data.invitationId}`, `${data.accountId}.${data.userId}`] : [`${data.accountId}.${data.userId}`];
    case 'UserRegistered':
    case 'UserAccountLinked':
    case 'AccountUserLevelChanged':
    case 'AccountUserRemoved':
      return [`${data.accountId}.${data.userId}`];
    default:
      return [{ field: 'userId', equals: data.userId }];
  }
};

const changed = (document: UserDocument, event: FoldEvent): UserDocument | null => {
  switch (event.type) {
    case 'AccountInvitationWithdrawn':
      return { ...document, status: 'Withdrawn' };
    case 'AccountUserLevelChanged':
      return { ...document, level: dataOf<OfAccount<'AccountUserLevelChanged'>>(event).to };
    case 'AccountUserRemoved':
      return { ...document, status: 'Removed' };
    case 'UserDeactivated':
      return { ...document, status: 'Inactive' };
    case 'UserReactivated':
      return { ...document, status: 'Active' };
    default:
      return { ...document, ...person(event) };
  }
};

export const users = projection<UserDocument>({
  name: 'users',
  version: 1,
  context: 'partners',
  summary: 'People of accounts with their access level, and open invitations.',
  handles: ['AccountUserInvited', 'AccountInvitationWithdrawn', 'AccountUserJoined', 'AccountUserLevelChanged', 'AccountUserRemoved', 'UserRegistered', 'UserAccountLinked', 'UserProfileChanged', 'UserDeactivated', 'UserReactivated', 'PersonErased'],
  keys,
  evolve(document, event, id) {
    switch (event.type) {
      case 'AccountUserInvited': {
        const { invitationId, level, profileId } = dataOf<OfAccount<'AccountUserInvited'>>(event);
        return { userId: null, invitationId, level, status: 'Invited', profileId, since: event.metadata.recordedAt, ...person(event) };
      }
      case 'UserRegistered':
      case 'UserAccountLinked': {
        const { userId, level, profileId } = dataOf<OfUser<'UserRegistered' | 'UserAccountLinked'>>(event);
        return { userId, invitationId: null, level, status: 'Active', profileId, since: event.metadata.recordedAt, ...person(event) };
      }
      case 'AccountUserJoined': {
        // The invitation's row gives way to the person's own.
        const { invitationId, userId, level } = dataOf<OfAccount<'AccountUserJoined'>>(event);
        if (invitationId && id.endsWith(invitationId)) return null;
        return document ? { ...document, userId, level, status: 'Active' } : null;
      }
      default:
        return document ? changed(document, event) : null;
    }
  },
  fields: { userId: 'id', name: 'text', email: 'text', level: 'id', status: 'id', profileId: 'id', since: 'date' },
  indexes: [['accountId', 'name'], ['profileId'], ['userId']],
  search: ['name', 'email'],
  defaultSort: { field: 'name', order: 'ASC' },
  access: {
    staff: ['admin', 'owner', 'sales', 'auditor'],
    hiddenFromUpstream: ['name', 'email', 'phone', 'profileId'],
    customer: { levels: ['Owner', 'Admin'], rows: 'account' },
  },
  example: { userId: '0c11…', invitationId: null, level: 'Owner', status: 'Active', name: 'Ida Holm', email: 'ida@example.com', phone: null, profileId: '7b0f…', since: '2026-08-20T08:00:00.000Z' },
});
