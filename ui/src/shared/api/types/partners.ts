import type { AccessLevel } from './me.js';
import type { PaymentModel, Row } from './shared.js';

export interface Reseller extends Row {
  readonly name: string;
  readonly parentId: string | null;
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly level: number;
}

/** How a customer pays. Money in minor units; -1 days: for ever. */
export interface AccountTerms {
  readonly classKey: string;
  readonly paymentModel: PaymentModel;
  readonly threshold: number;
  readonly payWithNegativeBalance: boolean;
  readonly subzeroPeriod: number;
  readonly cancelUnpaidOrderInDays: number;
  readonly subscriptionCreditLimit: number | null;
  readonly paymentExpirationPeriod: number;
  readonly stopMode: 'automatic' | 'manual';
  readonly deleteMode: 'automatic' | 'manual';
  readonly guaranteedPaymentLimit: number;
  readonly guaranteedPaymentDays: number;
}

export interface Account extends Row {
  readonly number: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly country: string | null;
  readonly city: string | null;
  readonly kind: 'legal_entity' | 'person';
  readonly status: string;
  readonly currency: string;
  readonly terms: AccountTerms;
  /** Put on hold by a manager; it may be in credit hold as well. */
  readonly held: boolean;
  readonly creditHoldSince: string | null;
  readonly profileId: string;
  readonly userCount: number;
  readonly balance: number;
  readonly blocked: number;
  readonly available: number;
  readonly allowance: number;
  /** For services rendered and not paid yet. */
  readonly owed: number;
  readonly openedOn: string;
}

export interface AccountUser extends Row {
  readonly userId: string | null;
  readonly invitationId: string | null;
  readonly level: AccessLevel;
  readonly status: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly profileId: string;
  readonly since: string;
}
