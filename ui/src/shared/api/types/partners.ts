import type { AccessLevel } from './me.js';
import type { Row } from './shared.js';

export interface Reseller extends Row {
  readonly name: string;
  readonly parentId: string | null;
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly level: number;
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
  readonly terms: { readonly classKey: string; readonly paymentModel: string; readonly threshold: number; readonly payWithNegativeBalance: boolean; readonly cancelUnpaidOrderInDays: number };
  readonly profileId: string;
  readonly userCount: number;
  readonly balance: number;
  readonly blocked: number;
  readonly available: number;
  readonly allowance: number;
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
