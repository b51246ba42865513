import type { Aggregate } from '../shared/decider.js';
import { decideMembers, type MembershipCommand } from './account-members.js';
import { accountEvents, type AccessLevel, type AccountEvent, type AccountTerms } from './partners.events.js';

export interface Invitation {
  readonly profileId: string;
  readonly level: AccessLevel;
  readonly expiresAt: string;
  /** False once it was accepted or withdrawn. */
  readonly open: boolean;
}

/** A customer of a reseller: a legal entity or a person, its terms, and the users who may act for it. `id` is null before it exists. */
export interface Account {
  readonly id: string | null;
  readonly number: string;
  readonly resellerId: string;
  readonly kind: 'legal_entity' | 'person';
  readonly currency: string;
  readonly profileId: string;
  readonly terms: AccountTerms;
  readonly held: boolean;
  readonly members: Readonly<Record<string, AccessLevel>>;
  readonly invitations: Readonly<Record<string, Invitation>>;
}

export type AccountCommand =
  | {
      readonly type: 'OpenAccount';
      readonly accountId: string;
      readonly number: string;
      readonly resellerId: string;
      readonly kind: Account['kind'];
      readonly currency: string;
      readonly profileId: string;
      readonly terms: AccountTerms;
      readonly openedOn: string;
    }
  /** `terms` null: unchanged. `profile`: what the profile store holds of it has changed. */
  | { readonly type: 'EditAccount'; readonly accountId: string; readonly terms: AccountTerms | null; readonly profile: boolean }
  | { readonly type: 'HoldAccount'; readonly accountId: string; readonly reason: string }
  | { readonly type: 'ReleaseHold'; readonly accountId: string }
  | MembershipCommand;

const initial: Account = {
  id: null,
  number: '',
  resellerId: '',
  kind: 'person',
  currency: '',
  profileId: '',
  terms: {
    classKey: '', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, subzeroPeriod: -1, cancelUnpaidOrderInDays: 0, subscriptionCreditLimit: null, paymentExpirationPeriod: 0,
    stopMode: 'automatic', deleteMode: 'automatic', guaranteedPaymentLimit: 0, guaranteedPaymentDays: 0,
  },
  held: false,
  members: {},
  invitations: {},
};

const decide = (command: AccountCommand, state: Account): readonly AccountEvent[] => {
  switch (command.type) {
    case 'OpenAccount':
      return state.id === null ? [opened(command)] : [];
    case 'EditAccount':
      return edited(command, state);
    case 'HoldAccount':
      return state.held ? [] : [{ type: 'AccountHeld', data: { accountId: command.accountId, reason: command.reason } }];
    case 'ReleaseHold':
      return state.held ? [{ type: 'AccountHoldReleased', data: { accountId: command.accountId } }] : [];
    default:
      return decideMembers(command, state);
  }
};

const opened = ({ type: _type, ...data }: Extract<AccountCommand, { type: 'OpenAccount' }>): AccountEvent => ({ type: 'AccountOpened', data });

const edited = ({ accountId, terms, profile }: Extract<AccountCommand, { type: 'EditAccount' }>, state: Account): readonly AccountEvent[] => {
  const newTerms: readonly AccountEvent[] = terms && !sameTerms(terms, state.terms) ? [{ type: 'AccountTermsChanged', data: { accountId, terms } }] : [];
  const newProfile: readonly AccountEvent[] = profile ? [{ type: 'AccountProfileChanged', data: { accountId, profileId: state.profileId } }] : [];
  return [...newTerms, ...newProfile];
};

const sameTerms = (a: AccountTerms, b: AccountTerms): boolean => (Object.keys(a) as (keyof AccountTerms)[]).every((key) => a[key] === b[key]);

const evolve = (state: Account, event: AccountEvent): Account => {
  switch (event.type) {
    case 'AccountOpened': {
      const { accountId, number, resellerId, kind, currency, profileId, terms } = event.data;
      return { ...initial, id: accountId, number, resellerId, kind, currency, profileId, terms };
    }
    case 'AccountTermsChanged':
      return { ...state, terms: event.data.terms };
    case 'AccountProfileChanged':
      return { ...state, profileId: event.data.profileId };
    case 'AccountHeld':
      return { ...state, held: true };
    case 'AccountHoldReleased':
      return { ...state, held: false };
    case 'AccountUserInvited': {
      const { invitationId, profileId, level, expiresAt } = event.data;
      return { ...state, invitations: { ...state.invitations, [invitationId]: { profileId, level, expiresAt, open: true } } };
    }
    case 'AccountInvitationWithdrawn':
      return closed(state, event.data.invitationId);
    case 'AccountUserJoined':
      return { ...closed(state, event.data.invitationId), members: { ...state.members, [event.data.userId]: event.data.level } };
    case 'AccountUserLevelChanged':
      return { ...state, members: { ...state.members, [event.data.userId]: event.data.to } };
    case 'AccountUserRemoved': {
      const { [event.data.userId]: _removed, ...members } = state.members;
      return { ...state, members };
    }
  }
};

const closed = (state: Account, invitationId: string | null): Account => {
  const invitation = invitationId === null ? undefined : state.invitations[invitationId];
  if (!invitation || invitationId === null) return state;
  return { ...state, invitations: { ...state.invitations, [invitationId]: { ...invitation, open: false } } };
};

export const account: Aggregate<Account, AccountCommand, AccountEvent> = { category: 'account', catalogue: accountEvents, initial, decide, evolve };
