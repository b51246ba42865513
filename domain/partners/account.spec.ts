import { describe, it } from '@jest/globals';
import { scenario } from '../../test/support/scenario.js';
import { account } from './account.js';
import type { ActingAs } from './account-members.js';
import type { AccessLevel, AccountEvent, AccountTerms } from './partners.events.js';

const { given, when } = scenario(account);
const accountId = 'a';
const terms: AccountTerms = {
  classKey: 'default', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, subzeroPeriod: -1, cancelUnpaidOrderInDays: 7, subscriptionCreditLimit: null, paymentExpirationPeriod: 10,
  stopMode: 'automatic', deleteMode: 'automatic', guaranteedPaymentLimit: 0, guaranteedPaymentDays: 0,
};
const opening = { accountId, number: 'A000001', resellerId: 'r', kind: 'legal_entity', currency: 'EUR', profileId: 'p', openedOn: '2026-01-01' } as const;
const opened: AccountEvent = { type: 'AccountOpened', data: { ...opening, terms } };
const held: AccountEvent = { type: 'AccountHeld', data: { accountId, reason: 'debt' } };
const joined = (userId: string, level: AccessLevel, invitationId: string | null = null): AccountEvent => ({ type: 'AccountUserJoined', data: { accountId, userId, invitationId, level } });
const changedLevel = (userId: string, from: AccessLevel, to: AccessLevel): AccountEvent => ({ type: 'AccountUserLevelChanged', data: { accountId, userId, from, to } });
const invited = (level: AccessLevel, expiresAt = '2026-01-15T00:00:00.000Z'): AccountEvent => ({ type: 'AccountUserInvited', data: { accountId, invitationId: 'i', profileId: 'q', level, expiresAt } });

const invite = (level: AccessLevel, as: ActingAs = 'staff', invitationId = 'i2') =>
  ({ type: 'InviteUser', accountId, invitationId, profileId: 'q2', level, expiresAt: '2026-01-20T00:00:00.000Z', now: '2026-01-06T00:00:00.000Z', as }) as const;
const accept = (userId = 'u', now = '2026-01-06T00:00:00.000Z') => ({ type: 'AcceptInvitation', accountId, invitationId: 'i', userId, now }) as const;
const add = (userId: string, level: AccessLevel) => ({ type: 'AddUser', accountId, userId, level }) as const;
const change = (userId: string, level: AccessLevel, as: ActingAs = 'staff') => ({ type: 'ChangeLevel', accountId, userId, level, as }) as const;
const remove = (userId: string, as: ActingAs = 'staff') => ({ type: 'RemoveUser', accountId, userId, as }) as const;
const edit = (newTerms: AccountTerms | null, profile = false) => ({ type: 'EditAccount', accountId, terms: newTerms, profile }) as const;

describe('opening an account', () => {
  it('records its terms', () => when({ type: 'OpenAccount', ...opening, terms }).then(opened));
});

describe('editing an account', () => {
  it('records new terms', () => given(opened).when(edit({ ...terms, threshold: 500 })).then({ type: 'AccountTermsChanged', data: { accountId, terms: { ...terms, threshold: 500 } } }));
  it('does nothing when the terms are the same', () => given(opened).when(edit({ ...terms })).thenNothing());
  it('may move it to postpay', () => given(opened).when(edit({ ...terms, paymentModel: 'postpay' })).then({ type: 'AccountTermsChanged', data: { accountId, terms: { ...terms, paymentModel: 'postpay' } } }));
  it('tells that the profile changed, not how', () => given(opened).when(edit(null, true)).then({ type: 'AccountProfileChanged', data: { accountId, profileId: 'p' } }));
});

describe('holding an account', () => {
  it('records the reason', () => given(opened).when({ type: 'HoldAccount', accountId, reason: 'debt' }).then(held));
  it('is done once', () => given(opened, held).when({ type: 'HoldAccount', accountId, reason: 'again' }).thenNothing());
  it('can be released', () => given(opened, held).when({ type: 'ReleaseHold', accountId }).then({ type: 'AccountHoldReleased', data: { accountId } }));
  it('cannot be released twice', () => given(opened).when({ type: 'ReleaseHold', accountId }).thenNothing());
});

describe('inviting users', () => {
  it('starts with the Owner', () => given(opened).when(invite('Admin')).thenRejects('owner_first'));
  it('invites one Owner at a time', () => given(opened, invited('Owner')).when(invite('Owner')).thenRejects('owner_invited'));
  it('invites another Owner when the first let the invitation expire', () =>
    given(opened, invited('Owner', '2026-01-05T00:00:00.000Z')).when(invite('Owner')).then({
      type: 'AccountUserInvited',
      data: { accountId, invitationId: 'i2', profileId: 'q2', level: 'Owner', expiresAt: '2026-01-20T00:00:00.000Z' },
    }));
  it('has one Owner only', () => given(opened, joined('o', 'Owner')).when(invite('Owner')).thenRejects('owner_exists'));
  it('is not for users of level User', () => given(opened, joined('o', 'Owner')).when(invite('User', 'User')).thenRejects('forbidden'));
  it('can be taken back', () => given(opened, invited('Owner')).when({ type: 'WithdrawInvitation', accountId, invitationId: 'i', as: 'staff' }).then({ type: 'AccountInvitationWithdrawn', data: { accountId, invitationId: 'i' } }));
  it('cannot be taken back when it never was', () => given(opened).when({ type: 'WithdrawInvitation', accountId, invitationId: 'i', as: 'staff' }).thenRejects('not_found'));
});

describe('accepting an invitation', () => {
  it('makes the person a member', () => given(opened, invited('Owner')).when(accept()).then(joined('u', 'Owner', 'i')));
  it('is refused at the moment when it expires', () => given(opened, invited('Owner')).when(accept('u', '2026-01-15T00:00:00.000Z')).thenRejects('invitation_expired'));
  it('works once', () => given(opened, invited('Owner'), joined('u', 'Owner', 'i')).when(accept('v')).thenRejects('invitation_closed'));
  it('is refused once it was withdrawn', () => given(opened, invited('Owner'), { type: 'AccountInvitationWithdrawn', data: { accountId, invitationId: 'i' } }).when(accept()).thenRejects('invitation_closed'));
  it('does not make a second Owner', () => given(opened, invited('Owner'), joined('o', 'Owner')).when(accept()).thenRejects('owner_exists'));
  it('is of no use to a member', () => given(opened, joined('o', 'Owner'), invited('User')).when(accept('o')).thenRejects('already_member'));
});

describe('adding users directly', () => {
  it('adds the Owner', () => given(opened).when(add('u', 'Owner')).then(joined('u', 'Owner')));
  it('adds the others after him', () => given(opened).when(add('u', 'User')).thenRejects('owner_first'));
  it('adds nobody twice', () => given(opened, joined('u', 'Owner')).when(add('u', 'Owner')).thenNothing());
});

describe('levels', () => {
  const team = [opened, joined('o', 'Owner'), joined('m', 'Admin'), joined('u', 'User')] as const;

  it('change by Owner, Admin and staff', () => {
    for (const as of ['Owner', 'Admin', 'staff'] as const) given(...team).when(change('u', 'Admin', as)).then(changedLevel('u', 'User', 'Admin'));
  });
  it('do not change by users', () => given(...team).when(change('u', 'Admin', 'User')).thenRejects('forbidden'));
  it('pass the ownership on in one go', () => given(...team).when(change('u', 'Owner', 'Owner')).then(changedLevel('o', 'Owner', 'Admin'), changedLevel('u', 'User', 'Owner')));
  it('do not let an Admin make an Owner', () => given(...team).when(change('m', 'Owner', 'Admin')).thenRejects('forbidden'));
  it('do not let an Admin touch the Owner', () => given(...team).when(change('o', 'User', 'Admin')).thenRejects('forbidden'));
  it('do not leave an account without its Owner', () => given(...team).when(change('o', 'Admin')).thenRejects('owner_needed'));
  it('that stay the same are nothing to do', () => given(...team).when(change('u', 'User')).thenNothing());
  it('of strangers cannot change', () => given(...team).when(change('x', 'User')).thenRejects('not_found'));
});

describe('removing users', () => {
  const team = [opened, joined('o', 'Owner'), joined('m', 'Admin'), joined('u', 'User')] as const;

  it('takes their access', () => given(...team).when(remove('u', 'Admin')).then({ type: 'AccountUserRemoved', data: { accountId, userId: 'u' } }));
  it('never takes the Owner', () => given(...team).when(remove('o', 'Owner')).thenRejects('owner_needed'));
  it('of strangers is refused', () => given(...team, { type: 'AccountUserRemoved', data: { accountId, userId: 'u' } }).when(remove('u')).thenRejects('not_found'));
});
