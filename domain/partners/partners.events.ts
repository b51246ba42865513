import type { PaymentModel } from '../shared/billing-rules.js';
import type { Catalogue, DomainEvent } from '../shared/event.js';

/** Manager roles, and `auditor`, who reads the log and changes nothing (domain.md 1.2). */
export type StaffRole = 'admin' | 'owner' | 'marketing' | 'sales' | 'auditor';
/** A customer's rights in one account (domain.md 1.3). Exactly one Owner. */
export type AccessLevel = 'Owner' | 'Admin' | 'User';

/** The terms that an account class gives. Amounts are minor units of the account's currency. */
export interface AccountTerms {
  readonly classKey: string;
  readonly paymentModel: PaymentModel;
  /** Financial blocking threshold: how far below zero the balance may go. */
  readonly threshold: number;
  /** When off, paying never takes the balance below zero. */
  readonly payWithNegativeBalance: boolean;
  /** Days for which the balance may be below zero before the account goes to credit hold; -1: for ever. */
  readonly subzeroPeriod: number;
  /** Days until an unpaid order is cancelled. */
  readonly cancelUnpaidOrderInDays: number;
  /** Postpay: how much a subscription may owe. Null: without limit. */
  readonly subscriptionCreditLimit: number | null;
  /** Postpay: days from the invoice until its payment is due. */
  readonly paymentExpirationPeriod: number;
  /** Whether a stop or a deletion that somebody asks for waits until a manager approves it. */
  readonly stopMode: ApprovalMode;
  readonly deleteMode: ApprovalMode;
  /** How much may be promised at most by a guaranteed payment, and for how many days. */
  readonly guaranteedPaymentLimit: number;
  readonly guaranteedPaymentDays: number;
}

export type ApprovalMode = 'automatic' | 'manual';

/** Of the time before postpay: what the terms left unsaid. */
const withAllTerms = ({ terms, ...data }: { terms: object }): unknown => ({
  ...data,
  terms: { subzeroPeriod: -1, subscriptionCreditLimit: null, paymentExpirationPeriod: 10, stopMode: 'automatic', deleteMode: 'automatic', guaranteedPaymentLimit: 0, guaranteedPaymentDays: 0, ...terms },
});

export type ResellerEvent = DomainEvent<
  'ResellerCreated',
  { resellerId: string; parentId: string | null; path: string; name: string; currency: string; timeZone: string; locale: string }
>;
export const resellerEvents: Catalogue<ResellerEvent> = { ResellerCreated: { version: 1 } };

export type ManagerEvent =
  | DomainEvent<'ManagerCreated', { managerId: string; resellerId: string; role: StaffRole; profileId: string; loginId: string }>
  | DomainEvent<'ManagerRoleChanged', { managerId: string; from: StaffRole; to: StaffRole }>
  | DomainEvent<'ManagerDeactivated', { managerId: string }>
  | DomainEvent<'ManagerReactivated', { managerId: string }>
  | DomainEvent<'ManagerProfileChanged', { managerId: string; profileId: string }>;
export const managerEvents: Catalogue<ManagerEvent> = {
  ManagerCreated: { version: 1 },
  ManagerRoleChanged: { version: 1 },
  ManagerDeactivated: { version: 1 },
  ManagerReactivated: { version: 1 },
  ManagerProfileChanged: { version: 1 },
};

export type AccountEvent =
  | DomainEvent<
      'AccountOpened',
      { accountId: string; number: string; resellerId: string; kind: 'legal_entity' | 'person'; currency: string; profileId: string; terms: AccountTerms; openedOn: string }
    >
  | DomainEvent<'AccountTermsChanged', { accountId: string; terms: AccountTerms }>
  | DomainEvent<'AccountProfileChanged', { accountId: string; profileId: string }>
  | DomainEvent<'AccountHeld', { accountId: string; reason: string }>
  | DomainEvent<'AccountHoldReleased', { accountId: string }>
  | DomainEvent<'AccountUserInvited', { accountId: string; invitationId: string; profileId: string; level: AccessLevel; expiresAt: string }>
  | DomainEvent<'AccountInvitationWithdrawn', { accountId: string; invitationId: string }>
  | DomainEvent<'AccountUserJoined', { accountId: string; userId: string; invitationId: string | null; level: AccessLevel }>
  | DomainEvent<'AccountUserLevelChanged', { accountId: string; userId: string; from: AccessLevel; to: AccessLevel }>
  | DomainEvent<'AccountUserRemoved', { accountId: string; userId: string }>;
export const accountEvents: Catalogue<AccountEvent> = {
  AccountOpened: { version: 2, upcast: { 1: withAllTerms } },
  AccountTermsChanged: { version: 2, upcast: { 1: withAllTerms } },
  AccountProfileChanged: { version: 1 },
  AccountHeld: { version: 1 },
  AccountHoldReleased: { version: 1 },
  AccountUserInvited: { version: 1 },
  AccountInvitationWithdrawn: { version: 1 },
  AccountUserJoined: { version: 1 },
  AccountUserLevelChanged: { version: 1 },
  AccountUserRemoved: { version: 1 },
};

/** A customer's person. The accounts that he belongs to keep his level. */
export type UserEvent =
  | DomainEvent<'UserRegistered', { userId: string; profileId: string; loginId: string; accountId: string; level: AccessLevel }>
  /** He accepted an invitation to one more account. */
  | DomainEvent<'UserAccountLinked', { userId: string; profileId: string; accountId: string; level: AccessLevel }>
  | DomainEvent<'UserProfileChanged', { userId: string; profileId: string }>
  | DomainEvent<'UserDeactivated', { userId: string }>
  | DomainEvent<'UserReactivated', { userId: string }>;
export const userEvents: Catalogue<UserEvent> = {
  UserRegistered: { version: 1 },
  UserAccountLinked: { version: 1 },
  UserProfileChanged: { version: 1 },
  UserDeactivated: { version: 1 },
  UserReactivated: { version: 1 },
};

/**
 * Who may come in, and by which tokens. Passwords are in the profile store as hashes; tokens here as hashes. A user's
 * session or token is for the one account named, a manager's for none.
 */
export type LoginEvent =
  | DomainEvent<'LoginOpened', { loginId: string; subject: { kind: 'manager' | 'user'; id: string }; profileId: string }>
  | DomainEvent<'LoginRefused', { loginId: string; attempt: number; lockedUntil: string | null }>
  | DomainEvent<'SessionOpened', { loginId: string; sessionId: string; secretHash: string; accountId: string | null; expiresAt: string }>
  | DomainEvent<'SessionClosed', { loginId: string; sessionId: string }>
  | DomainEvent<'PasswordChanged', { loginId: string }>
  | DomainEvent<'PasswordResetRequested', { loginId: string; secretHash: string; expiresAt: string }>
  | DomainEvent<'ApiTokenCreated', { loginId: string; tokenId: string; secretHash: string; label: string; accountId: string | null; expiresAt: string | null }>
  | DomainEvent<'ApiTokenRevoked', { loginId: string; tokenId: string }>
  | DomainEvent<'LoginClosed', { loginId: string }>;
export const loginEvents: Catalogue<LoginEvent> = {
  LoginOpened: { version: 1 },
  LoginRefused: { version: 1 },
  SessionOpened: { version: 1 },
  SessionClosed: { version: 1 },
  PasswordChanged: { version: 1 },
  PasswordResetRequested: { version: 1 },
  ApiTokenCreated: { version: 1 },
  ApiTokenRevoked: { version: 1 },
  LoginClosed: { version: 1 },
};

/** A person's data was deleted from the profile store; every read model forgets its copy. Stream `person-<profileId>`. */
export type PersonEvent = DomainEvent<'PersonErased', { profileId: string }>;
export const personEvents: Catalogue<PersonEvent> = { PersonErased: { version: 1 } };
