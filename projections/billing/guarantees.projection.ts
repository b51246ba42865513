import type { LedgerEvent } from '../../domain/billing/billing.events.js';
import { dataOf, projection } from '../projection.js';

type Of<T extends LedgerEvent['type']> = Extract<LedgerEvent, { type: T }>['data'];

/** Guaranteed payments: promises to pay that count as money until they are kept, revoked or over (domain.md 3.7). Minor units. */
export interface GuaranteeDocument {
  readonly number: string;
  readonly amount: number;
  readonly status: 'Provided' | 'Provided because of top-up' | 'Revoked' | 'Revoked because of top-up';
  readonly providedOn: string;
  readonly expiresOn: string;
  readonly revokedOn: string | null;
  /** `manager`, `expired` or `top_up`. */
  readonly revokedBy: string | null;
}

const provided = ({ number, amount, cause, on, expiresOn }: Of<'GuaranteeProvided'>): GuaranteeDocument => ({
  number, amount, status: cause === 'top_up' ? 'Provided because of top-up' : 'Provided', providedOn: on, expiresOn, revokedOn: null, revokedBy: null,
});

export const guarantees = projection<GuaranteeDocument>({
  name: 'guarantees',
  version: 1,
  context: 'billing',
  summary: 'Guaranteed payments: provided, revoked, replaced because of a top-up.',
  handles: ['GuaranteeProvided', 'GuaranteeRevoked'] satisfies LedgerEvent['type'][],
  keys: (event) => [dataOf<{ guaranteeId: string }>(event).guaranteeId],
  evolve(document, event) {
    if (event.type === 'GuaranteeProvided') return provided(dataOf<Of<'GuaranteeProvided'>>(event));
    const { on, reason } = dataOf<Of<'GuaranteeRevoked'>>(event);
    return document && { ...document, status: reason === 'top_up' ? 'Revoked because of top-up' : 'Revoked', revokedOn: on, revokedBy: reason };
  },
  fields: { number: 'id', amount: 'number', status: 'id', providedOn: 'date', expiresOn: 'date', revokedOn: 'date' },
  indexes: [['providedOn'], ['accountId', 'providedOn'], ['number'], ['status', 'expiresOn']],
  search: ['number'],
  columns: { amount: 'amount' },
  defaultSort: { field: 'providedOn', order: 'DESC' },
  access: { staff: ['admin', 'sales', 'auditor'], customer: { levels: ['Owner', 'Admin'], rows: 'account' } },
  example: { number: 'GP000007', amount: 10_000, status: 'Provided', providedOn: '2026-11-05', expiresOn: '2026-11-12', revokedOn: null, revokedBy: null },
});
