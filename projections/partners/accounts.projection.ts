import type { LedgerEvent, Limits, Standing } from '../../domain/billing/billing.events.js';
import type { AccountEvent, AccountTerms, PersonEvent } from '../../domain/partners/partners.events.js';
import { dataOf, projection, type FoldEvent } from '../projection.js';

type Of<T extends AccountEvent['type']> = Extract<AccountEvent, { type: T }>['data'];

export interface AccountDocument {
  readonly number: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly country: string | null;
  readonly city: string | null;
  readonly kind: 'legal_entity' | 'person';
  readonly status: 'Active' | 'Credit hold' | 'Administrative hold';
  /** Held by a manager. */
  readonly held: boolean;
  /** In credit hold since; held by its debt (domain.md 4.1). */
  readonly creditHoldSince: string | null;
  readonly currency: string;
  readonly terms: AccountTerms;
  readonly profileId: string;
  readonly userCount: number;
  /** Minor units. available = balance - blocked; spendable adds the allowance below zero. */
  readonly balance: number;
  readonly blocked: number;
  readonly available: number;
  readonly allowance: number;
  /** Postpay: written off and not paid yet. */
  readonly owed: number;
  readonly openedOn: string;
}

const MONEY = [
  'LedgerOpened', 'LedgerAllowanceChanged', 'MoneyReceived', 'MoneyReturned', 'OrderSettled', 'OrderReleased', 'ChargesClosed', 'BillingDayCharged', 'ChargesSplit', 'ChargesRefunded', 'ChargesReleased',
  'ConsumptionCharged', 'BalanceCorrected', 'GuaranteeProvided', 'GuaranteeRevoked', 'ServicesPaid', 'InvoiceCredited', 'CreditHoldStarted', 'CreditHoldReleased',
] as const satisfies readonly LedgerEvent['type'][];
const PEOPLE = ['AccountOpened', 'AccountTermsChanged', 'AccountProfileChanged', 'AccountHeld', 'AccountHoldReleased', 'AccountUserJoined', 'AccountUserRemoved'] as const satisfies readonly AccountEvent['type'][];

const named = (event: FoldEvent): Pick<AccountDocument, 'name' | 'email' | 'phone' | 'country' | 'city'> => ({
  name: event.profile?.name ?? 'Erased',
  email: event.profile?.email ?? null,
  phone: event.profile?.phone ?? null,
  country: event.profile?.country ?? null,
  city: event.profile?.city ?? null,
});

const opened = (event: FoldEvent): AccountDocument => {
  const { number, kind, currency, profileId, terms, openedOn } = dataOf<Of<'AccountOpened'>>(event);
  return { number, kind, currency, profileId, terms, openedOn, status: 'Active', held: false, creditHoldSince: null, userCount: 0, balance: 0, blocked: 0, available: 0, allowance: 0, owed: 0, ...named(event) };
};

const standing = (document: AccountDocument, event: FoldEvent): AccountDocument => {
  const { after, limits } = dataOf<{ after?: Standing; limits?: Limits }>(event);
  if (limits) return { ...document, allowance: limits.payWithNegativeBalance ? limits.threshold : 0 };
  return after ? { ...document, balance: after.balance, blocked: after.blocked, available: after.balance - after.blocked, owed: after.owed ?? 0 } : document;
};

/** A manager's hold is shown before the one that debt makes. */
const withHold = (document: AccountDocument, change: Partial<Pick<AccountDocument, 'held' | 'creditHoldSince'>>): AccountDocument => {
  const after = { ...document, ...change };
  return { ...after, status: after.held ? 'Administrative hold' : after.creditHoldSince ? 'Credit hold' : 'Active' };
};

export const accounts = projection<AccountDocument>({
  name: 'accounts',
  version: 3,
  context: 'partners',
  summary: 'Customers with their balance: blocked money is held for charges, available is what is left.',
  handles: [...PEOPLE, ...MONEY, 'PersonErased'],
  keys: (event) => (event.type === 'PersonErased' ? [{ field: 'profileId', equals: dataOf<PersonEvent['data']>(event).profileId }] : [dataOf<{ accountId: string }>(event).accountId]),
  evolve(document, event) {
    if (event.type === 'AccountOpened') return opened(event);
    if (!document) return null;
    switch (event.type) {
      case 'AccountTermsChanged':
        return { ...document, terms: dataOf<Of<'AccountTermsChanged'>>(event).terms };
      case 'AccountProfileChanged':
      case 'PersonErased':
        return { ...document, ...named(event) };
      case 'AccountHeld':
        return withHold(document, { held: true });
      case 'AccountHoldReleased':
        return withHold(document, { held: false });
      case 'CreditHoldStarted':
        return withHold(document, { creditHoldSince: dataOf<{ on: string }>(event).on });
      case 'CreditHoldReleased':
        return withHold(document, { creditHoldSince: null });
      case 'AccountUserJoined':
        return { ...document, userCount: document.userCount + 1 };
      case 'AccountUserRemoved':
        return { ...document, userCount: document.userCount - 1 };
      default:
        return standing(document, event);
    }
  },
  fields: { number: 'id', name: 'text', email: 'text', status: 'id', kind: 'id', country: 'id', currency: 'id', balance: 'number', blocked: 'number', available: 'number', owed: 'number', profileId: 'id', openedOn: 'date' },
  indexes: [['number'], ['name'], ['resellerId', 'number'], ['profileId'], ['balance']],
  search: ['number', 'name', 'email'],
  columns: { 'terms.threshold': 'amount', 'terms.subscriptionCreditLimit': 'amount', 'terms.guaranteedPaymentLimit': 'amount', balance: 'amount', blocked: 'amount', available: 'amount', allowance: 'amount', owed: 'amount' },
  defaultSort: { field: 'number', order: 'DESC' },
  access: {
    staff: ['admin', 'owner', 'marketing', 'sales', 'auditor'],
    hiddenFromUpstream: ['name', 'email', 'phone', 'city', 'profileId'],
    customer: { levels: ['Owner', 'Admin'], rows: 'account', hidden: ['terms.classKey', 'profileId'] },
  },
  streams: (id, document) => [`account-${id}`, `ledger-${id}`, `person-${document.profileId}`],
  example: {
    number: 'A000001', name: 'Fjord Books AS', email: 'office@example.com', phone: null, country: 'NO', city: 'Bergen', kind: 'legal_entity', status: 'Active', held: false, creditHoldSince: null, currency: 'EUR', profileId: '7b0f…', userCount: 2,
    terms: {
      classKey: 'prepay', paymentModel: 'prepay', threshold: 0, payWithNegativeBalance: false, subzeroPeriod: 14, cancelUnpaidOrderInDays: 7, subscriptionCreditLimit: null, paymentExpirationPeriod: 10,
      stopMode: 'automatic', deleteMode: 'automatic', guaranteedPaymentLimit: 0, guaranteedPaymentDays: 0,
    },
    balance: 1935, blocked: 1935, available: 0, allowance: 0, owed: 0, openedOn: '2026-08-20',
  },
});
