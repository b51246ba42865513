import { forbidden, notFound, ruleBroken, wrongState } from '../shared/errors.js';
import type { Account } from './account.js';
import type { AccessLevel, AccountEvent } from './partners.events.js';

/** Who manages the users: staff of the reseller, or a customer with his level in this account. */
export type ActingAs = AccessLevel | 'staff';

interface InviteUser {
  readonly type: 'InviteUser';
  readonly accountId: string;
  readonly invitationId: string;
  readonly profileId: string;
  readonly level: AccessLevel;
  readonly expiresAt: string;
  readonly now: string;
  readonly as: ActingAs;
}
interface WithdrawInvitation {
  readonly type: 'WithdrawInvitation';
  readonly accountId: string;
  readonly invitationId: string;
  readonly as: ActingAs;
}
interface AcceptInvitation {
  readonly type: 'AcceptInvitation';
  readonly accountId: string;
  readonly invitationId: string;
  readonly userId: string;
  readonly now: string;
}
interface AddUser {
  readonly type: 'AddUser';
  readonly accountId: string;
  readonly userId: string;
  readonly level: AccessLevel;
}
interface ChangeLevel {
  readonly type: 'ChangeLevel';
  readonly accountId: string;
  readonly userId: string;
  readonly level: AccessLevel;
  readonly as: ActingAs;
}
interface RemoveUser {
  readonly type: 'RemoveUser';
  readonly accountId: string;
  readonly userId: string;
  readonly as: ActingAs;
}
export type MembershipCommand = InviteUser | WithdrawInvitation | AcceptInvitation | AddUser | ChangeLevel | RemoveUser;

export const decideMembers = (command: MembershipCommand, state: Account): readonly AccountEvent[] => {
  switch (command.type) {
    case 'InviteUser':
      return inviteUser(command, state);
    case 'WithdrawInvitation':
      return withdrawInvitation(command, state);
    case 'AcceptInvitation':
      return acceptInvitation(command, state);
    case 'AddUser':
      return addUser(command, state);
    case 'ChangeLevel':
      return changeLevel(command, state);
    case 'RemoveUser':
      return removeUser(command, state);
  }
};

const ownerOf = (state: Account): string | undefined => Object.keys(state.members).find((userId) => state.members[userId] === 'Owner');

const levelOf = (state: Account, userId: string): AccessLevel => {
  const level = state.members[userId];
  if (!level) throw notFound('user', userId, '/userId');
  return level;
};

/** Users manage nobody; Admins manage all but the Owner (domain.md 1.3). */
export const checkMayManage = (as: ActingAs, level: AccessLevel): void => {
  if (as === 'User') throw forbidden('Your level in this account is User. Ask its Owner or an Admin.');
  if (as === 'Admin' && level === 'Owner') throw forbidden('An Admin may not act on the Owner. Ask the Owner, or your reseller.');
};

/** Exactly one Owner, and he comes first. */
const checkPlace = (state: Account, level: AccessLevel, pointer: string): void => {
  const owner = ownerOf(state);
  if (level === 'Owner' && owner !== undefined) throw ruleBroken('owner_exists', 'The account has an Owner already. Add the user with another level, then make him the Owner.', pointer);
  if (level !== 'Owner' && owner === undefined) throw ruleBroken('owner_first', 'The account has no Owner yet. Let the Owner join first, then add the others.', pointer);
};

const inviteUser = ({ type: _type, now, as, ...data }: InviteUser, state: Account): readonly AccountEvent[] => {
  if (state.invitations[data.invitationId]) return [];
  checkMayManage(as, data.level);
  checkPlace(state, data.level, '/level');
  const waiting = Object.values(state.invitations).some(({ level, open, expiresAt }) => level === 'Owner' && open && expiresAt > now);
  if (data.level === 'Owner' && waiting) throw wrongState('owner_invited', 'An Owner is invited already. Withdraw that invitation first.');
  return [{ type: 'AccountUserInvited', data }];
};

const withdrawInvitation = ({ accountId, invitationId, as }: WithdrawInvitation, state: Account): readonly AccountEvent[] => {
  const invitation = state.invitations[invitationId];
  if (!invitation) throw notFound('invitation', invitationId, '/invitationId');
  checkMayManage(as, invitation.level);
  return invitation.open ? [{ type: 'AccountInvitationWithdrawn', data: { accountId, invitationId } }] : [];
};

const acceptInvitation = ({ accountId, invitationId, userId, now }: AcceptInvitation, state: Account): readonly AccountEvent[] => {
  const invitation = state.invitations[invitationId];
  if (!invitation?.open) throw wrongState('invitation_closed', 'This invitation was used or withdrawn. Ask for a new one.');
  if (invitation.expiresAt <= now) throw wrongState('invitation_expired', 'This invitation has expired. Ask for a new one.', { expiredAt: invitation.expiresAt });
  if (state.members[userId]) throw wrongState('already_member', 'You belong to this account already. Sign in.');
  checkPlace(state, invitation.level, '/token');
  return [{ type: 'AccountUserJoined', data: { accountId, userId, invitationId, level: invitation.level } }];
};

const addUser = ({ accountId, userId, level }: AddUser, state: Account): readonly AccountEvent[] => {
  if (state.members[userId]) return [];
  checkPlace(state, level, '/level');
  return [{ type: 'AccountUserJoined', data: { accountId, userId, invitationId: null, level } }];
};

/** Making someone the Owner makes the Owner before him an Admin, in one go. */
const changeLevel = ({ accountId, userId, level: to, as }: ChangeLevel, state: Account): readonly AccountEvent[] => {
  const from = levelOf(state, userId);
  checkMayManage(as, from);
  checkMayManage(as, to);
  if (from === to) return [];
  if (from === 'Owner') throw ownerNeeded();
  const owner = ownerOf(state);
  const stepsDown: readonly AccountEvent[] =
    to === 'Owner' && owner !== undefined ? [{ type: 'AccountUserLevelChanged', data: { accountId, userId: owner, from: 'Owner', to: 'Admin' } }] : [];
  return [...stepsDown, { type: 'AccountUserLevelChanged', data: { accountId, userId, from, to } }];
};

const removeUser = ({ accountId, userId, as }: RemoveUser, state: Account): readonly AccountEvent[] => {
  const level = levelOf(state, userId);
  checkMayManage(as, level);
  if (level === 'Owner') throw ownerNeeded();
  return [{ type: 'AccountUserRemoved', data: { accountId, userId } }];
};

const ownerNeeded = () => ruleBroken('owner_needed', 'An account always has one Owner. Make another user the Owner first.', '/userId');
